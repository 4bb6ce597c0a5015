import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, raised } from '../changes/test-changes.ts';
import { agent, makeWorld, officer, reported, type World } from '../test-service.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

test('an item has its IT incidents, problems and changes, and the times that nobody could work with it', async () => {
  const itemIds = [randomUUID()];
  const [of = ''] = itemIds;
  await reported(world, { itemIds, summary: 'It hums', urgency: 3 });
  const out = await reported(world, { itemIds, summary: 'It is dead', urgency: 1 });
  await reported(world, { itemIds: [randomUUID()], summary: 'Another' });
  await raised(world, {}, { part: { itemIds } });
  await done(world, 'successful', { itemIds });
  const problemId = randomUUID();
  await world.must(agent, 'openProblem', { problemId, title: 'It dies', source: 'menu', itemIds });
  const rows = await world.seen(agent, 'itemRecords', { of });
  const said = rows.map(({ kind, title, outage }) => [kind, title, Object(outage).kind ?? null]);
  expect(said).toHaveLength(5);
  expect(said).toEqual(
    expect.arrayContaining([
      ['it-incident', 'It hums', null],
      ['it-incident', 'It is dead', 'unplanned'],
      ['problem', 'It dies', null],
      ['change', 'New firewall rules', 'planned'],
      ['change', 'New firewall rules', null],
    ]),
  );
  expect(rows.find(({ id }) => id === out)).toMatchObject({ outage: { until: null }, over: false });
  await world.must(agent, 'resolveServiceIncident', { serviceIncidentId: out, resolution: 'A new fuse' });
  const [solved] = (await world.seen(agent, 'itemRecords', { of })).filter(({ id }) => id === out);
  expect(solved).toMatchObject({ outage: { until: world.test.clock.now() }, over: true });
  await expect(world.seen(officer, 'itemRecords', { of })).rejects.toThrow();
});
