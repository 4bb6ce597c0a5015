import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { asked, done, planned, raised } from '../changes/test-changes.ts';
import { agent, changeManager, makeWorld, officer, reported, technician, type World } from '../test-service.ts';

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

test('SM-5 the end of each day is counted from history as it was: what is reopened, weighed anew, handed over, explained or closed later changes nothing of it', async () => {
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

const kinds = ['team', 'model', 'category', 'requester', 'item', 'service'];

async function changesCounted(filters: Readonly<Record<string, string>> = {}): Promise<Rows> {
  const lists = await Promise.all(kinds.map((by) => world.seen(agent, 'changeReport', { of: by, filters })));
  return sorted(lists.flat());
}

test('SM-5 changes are counted from history as well: what is amended, agreed, done, blamed, closed or cancelled later changes no count of a time before', async () => {
  const { must, test: here } = world;
  const days: (readonly [number, Rows])[] = [];
  const endOf = async (): Promise<void> => {
    days.push([here.clock.now() + 1, await changesCounted()]);
    await passes(HOUR_MS);
  };
  const teamId = 'radio';
  const [waits, agreed, left] = [
    await asked(world, {}, { teamId }),
    await planned(world, {}, { teamId, outageMinutes: 45 }),
    await raised(world, {}, { part: { teamId } }),
  ];
  await endOf();
  const ended = await done(world, 'failed', { teamId });
  await must(technician, 'beginChange', { changeId: agreed, go: true }, 'against');
  await endOf();
  const serviceIncidentId = await reported(world);
  const blamed = { changeId: ended, serviceIncidentId, number: 'IT-6', priority: 2 };
  await here.handle({ name: 'service.suspectChange', input: blamed });
  await must(technician, 'settleSuspicion', { changeId: ended, serviceIncidentId, caused: true });
  await must(technician, 'endChange', { changeId: agreed, outcome: 'successful' });
  await endOf();
  const looked = { objectivesMet: true, backOutUsed: false, lessons: 'Plan more time' };
  await must(changeManager, 'reviewChange', { changeId: agreed, ...looked });
  await must(changeManager, 'closeChange', { changeId: agreed, closure: 'successful' });
  await must(changeManager, 'rejectChange', { changeId: waits, reason: 'Not now' });
  await must(technician, 'cancelChange', { changeId: left, reason: 'No longer needed' });
  await raised(world, {}, { part: { teamId } });

  for (const [at, counted] of days) expect(await changesCounted({ asAt: String(at) })).toEqual(counted);
  const [first, second, third] = days.map(([, counted]) => of(counted, 'team:radio'));
  expect(first).toMatchObject({ all: 3, open: 3, ok: 0, failed: 0, outageMinutes: 45 });
  expect(second).toMatchObject({ all: 4, open: 4, failed: 1, causedP2: 0, outageMinutes: 45 });
  expect(third).toMatchObject({ all: 4, open: 4, ok: 1, failed: 1, causedP2: 1, outageMinutes: 0 });
  expect(of(await changesCounted(), 'team:radio')).toMatchObject({ all: 5, open: 2, ok: 1, failed: 1 });
  // Of one day alone: what was raised in it, what came out in it, and all that was open at its end.
  const [from = 0, until = 0] = days.map(([at]) => at);
  const ofDay = await changesCounted({ from: String(from), asAt: String(until) });
  expect(of(ofDay, 'team:radio')).toMatchObject({ all: 1, open: 4, ok: 0, failed: 1 });
});

test('SM-5 what a month that is over came to stays as it was when it ended, whatever becomes of its records', async () => {
  const { must, test: here } = world;
  here.clock.set(Date.UTC(2027, 4, 31, 12));
  const ofMay = () => world.seen(agent, 'commitments', { filters: { month: '2027-05' } });
  const outage = await reported(world, { serviceId: 'radio-voice', impact: 1, urgency: 1 });
  const light = await reported(world, { serviceId: 'radio-voice', impact: 2, urgency: 2 });
  await passes(HOUR_MS);
  await must(technician, 'resolveServiceIncident', { serviceIncidentId: outage, resolution: 'Mast is back' });
  here.clock.set(Date.UTC(2027, 4, 31, 23));
  const counted = await ofMay();
  expect(counted.find(({ agreementId }) => agreementId === 'radio-voice')).toMatchObject({ count: 1, kept: false });
  await passes(2 * HOUR_MS);
  await must(officer, 'reopenServiceIncident', { serviceIncidentId: outage, reason: 'Again silent' });
  const [{ impact, urgency, priority } = {}] = await world.seen(agent, 'serviceIncidentRecord', { of: light });
  const anew = { seen: { impact, urgency, priority }, impact: 1, urgency: 1, reason: 'All of them' };
  await must(agent, 'prioritiseServiceIncident', { serviceIncidentId: light, ...anew });
  expect(await ofMay()).toEqual(counted);
});
