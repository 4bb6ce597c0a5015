import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { agent, makeWorld, officer, reported, technician, type World } from '../test-service.ts';
import type { DeskFigures } from './views.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const itemId = randomUUID();

let world: World;
let from: number;
beforeAll(async () => {
  world = await makeWorld();
  from = world.test.clock.now();
  const where = { categoryId: 'network', siteId: 'oakham-police-station', itemIds: [itemId] };
  const [quick, slow] = [await reported(world, where), await reported(world, where)];
  await reported(world, { categoryId: 'radio' });
  world.test.clock.advance(30 * MINUTE_MS);
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: quick, resolution: 'Cable in' });
  await world.must(agent, 'assignServiceIncident', { serviceIncidentId: slow, teamId: 'servers' });
  world.test.clock.advance(60 * MINUTE_MS);
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: slow, resolution: 'Switched' });
  await world.must(officer, 'reopenServiceIncident', { serviceIncidentId: slow, reason: 'Again dark' });
});
afterAll(() => world.test.close());

async function figure(group: string, of: string, span: object = {}): Promise<RowOf<typeof DeskFigures> | undefined> {
  const rows = (await world.seen(agent, 'deskFigures', { filters: { from: String(from), ...span } })) as never as RowOf<
    typeof DeskFigures
  >[];
  return rows.find((row) => row.group === group && row.of === of);
}

test('SM-28 first-contact fix, backlog and its age, and mean times are counted by priority, team, item and station', async () => {
  const whole = { raised: 3, resolved: 1, firstContact: 1, reopened: 1, meanMinutes: 30, open: 2, oldestOpenAt: from };
  expect(await figure('all', '')).toMatchObject(whole);
  expect(await figure('priority', '5')).toMatchObject(whole);
  expect(await figure('team', 'networks')).toMatchObject({ raised: 1, firstContact: 1, meanMinutes: 30, open: 0 });
  expect(await figure('team', 'servers')).toMatchObject({ raised: 1, reopened: 1, open: 1 });
  expect(await figure('item', itemId)).toMatchObject({ raised: 2, reopened: 1, open: 1, oldestOpenAt: from });
  expect(await figure('site', 'oakham-police-station')).toMatchObject({ raised: 2 });
  expect(await figure('category', 'radio')).toMatchObject({ raised: 1, resolved: 0, meanMinutes: null });
});

test('a figure counts what its time says, and what is open whenever it was reported', async () => {
  const later = { from: String(world.test.clock.now() + 1) };
  expect(await figure('all', '', later)).toMatchObject({ raised: 0, meanMinutes: null, open: 2 });
});

test('each figure leads to its records', async () => {
  const rows = await world.seen(agent, 'serviceIncidentHistory', { filters: { team: 'servers', reopened: 'true' } });
  expect(rows).toMatchObject([{ teamId: 'servers', reopened: 1 }]);
  const ofItem = await world.seen(agent, 'serviceIncidentHistory', { filters: { item: itemId } });
  expect(ofItem).toHaveLength(2);
});

test('SD-20 missed targets are counted by their causes, what nobody explained as such, and each number leads to its records', async () => {
  const [late, silent] = [
    await reported(world, { categoryId: 'phone' }),
    await reported(world, { categoryId: 'phone' }),
  ];
  world.test.clock.advance(6 * DAY_MS);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const explained = {
    serviceIncidentId: late,
    metric: 'response',
    reason: 'no-capacity',
    teamId: 'networks',
    note: '',
  };
  await world.must(agent, 'explainBreach', explained);
  const behind = async (filters: object) =>
    (await world.seen(agent, 'serviceIncidentHistory', { filters: { ...filters, category: 'phone' } })).map(
      ({ id }) => id,
    );
  expect(await figure('cause', 'no-capacity')).toMatchObject({ missed: 1 });
  expect((await figure('cause', ''))?.missed).toBeGreaterThan(0);
  expect(await behind({ cause: 'no-capacity' })).toEqual([late]);
  expect(await behind({ cause: 'none' })).toEqual([silent]);
  expect(await behind({ service: 'none' })).toEqual([silent, late]);
  expect(await behind({ situation: 'live' })).toEqual([silent, late]);
  expect(await behind({ resolved: 'true' })).toEqual([]);
});

test('SM-72 what agreements promise besides clocks is measured over the month: a P1 takes its service away until it is resolved', async () => {
  const promised = async (agreementId: string) =>
    (await world.seen(agent, 'commitments')).filter((row) => row.agreementId === agreementId);
  const [before] = await promised('radio-voice');
  expect(before).toMatchObject({ metric: 'availability', measured: 100, kept: true, count: 0 });
  const serviceIncidentId = await reported(world, { serviceId: 'radio-voice', impact: 1, urgency: 1 });
  world.test.clock.advance(180 * MINUTE_MS);
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId, resolution: 'Mast is back' });
  const [available, failures] = await promised('radio-voice');
  expect(available).toMatchObject({ metric: 'availability', promised: 99.9, kept: false, count: 1 });
  expect(failures).toMatchObject({ metric: 'failures', measured: 1, kept: true });
  expect(await promised('force-wide')).toMatchObject([{ metric: 'lead-time', measured: null, kept: null }]);
});
