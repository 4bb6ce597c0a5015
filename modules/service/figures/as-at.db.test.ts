import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { agent, makeWorld, officer, reported, technician, type World } from '../test-service.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
let from: number;
beforeAll(async () => {
  world = await makeWorld();
  from = world.test.clock.now();
});
afterAll(() => world.test.close());

type Rows = readonly Readonly<Record<string, unknown>>[];

const sorted = (rows: Rows): Rows => rows.toSorted((a, b) => String(a.id).localeCompare(String(b.id)));

/** As the desk stands, counted from its rows. */
async function asItStands(): Promise<Rows> {
  return sorted(await world.seen(agent, 'deskFigures', { filters: { from: String(from) } }));
}

async function asAt(instant: number): Promise<Rows> {
  return sorted(await world.seen(agent, 'deskFigures', { filters: { from: String(from), asAt: String(instant) } }));
}

const of = (rows: Rows, id: string) => rows.find((row) => row.id === id);

async function passes(ms: number): Promise<void> {
  world.test.clock.advance(ms);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

/** The end of a day: when it was, and what was counted then. */
async function endOfDay(): Promise<readonly [number, Rows]> {
  await passes(DAY_MS);
  const counted = await asItStands();
  const at = world.test.clock.now() + 1;
  await passes(HOUR_MS);
  return [at, counted];
}

async function explained(serviceIncidentId: string, reason: string): Promise<void> {
  const why = { metric: 'response', reason, teamId: 'networks', note: 'Two were ill' };
  await world.must(agent, 'explainBreach', { serviceIncidentId, ...why });
}

test('the end of each day is counted from history as it was: what is reopened, weighed anew, handed over, explained or closed later changes nothing of it', async () => {
  const { must } = world;
  const [back, heavier, moved, gone, late] = [
    await reported(world, { categoryId: 'network' }),
    await reported(world, { categoryId: 'network' }),
    await reported(world, { categoryId: 'network' }),
    await reported(world, { categoryId: 'radio' }),
    await reported(world, { categoryId: 'phone' }),
  ];
  await must(technician, 'resolveServiceIncident', { serviceIncidentId: back, resolution: 'Cable in' });
  const days = [await endOfDay()];

  await must(officer, 'reopenServiceIncident', { serviceIncidentId: back, reason: 'Again dark' });
  const anew = { seen: { impact: 3, urgency: 3, priority: 5 }, impact: 2, urgency: 2, reason: 'The whole shift now' };
  await must(agent, 'prioritiseServiceIncident', { serviceIncidentId: heavier, ...anew });
  await passes(5 * DAY_MS);
  await explained(late, 'no-capacity');
  days.push(await endOfDay());

  await must(agent, 'assignServiceIncident', { serviceIncidentId: moved, teamId: 'servers' });
  await must(technician, 'resolveServiceIncident', { serviceIncidentId: gone, resolution: 'Replaced' });
  await explained(late, 'supplier-late');
  await reported(world, { categoryId: 'network' });
  days.push(await endOfDay());

  // It closes by itself, and clocks that ran are missed meanwhile.
  await passes(30 * DAY_MS);
  await must(technician, 'resolveServiceIncident', { serviceIncidentId: heavier, resolution: 'Switched' });

  for (const [at, counted] of days) expect(await asAt(at)).toEqual(counted);
  const [first, second, third] = days.map(([, counted]) => counted);
  expect(of(first ?? [], 'all ')).toMatchObject({ raised: 5, resolved: 1, reopened: 0, open: 4, missed: 0 });
  expect(of(second ?? [], 'all ')).toMatchObject({ resolved: 0, reopened: 1, open: 5 });
  expect(of(second ?? [], 'cause no-capacity')).toMatchObject({ missed: 1 });
  expect(of(third ?? [], 'cause no-capacity')).toBeUndefined();
  expect(of(third ?? [], 'team servers')).toMatchObject({ raised: 1, open: 1 });
  expect(of(await asItStands(), 'all ')).toMatchObject({ raised: 6, resolved: 2 });
});
