import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { added, makeWorld, serviceManager, technician, type World } from '../test-estate.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

async function baseline(name: string): Promise<string> {
  const baselineId = randomUUID();
  await world.must(technician, 'takeBaseline', { baselineId, name });
  return baselineId;
}

test('SM-84 an item has its history; two baselines are compared item by item, and one with now', async () => {
  const same = await added(world, { name: 'The same' });
  const kept = await added(world, { name: 'Core', fields: { room: 'A', hostname: 'core-1' } });
  const gone = await added(world, { name: 'Gone' });
  const secret = await added(world, { name: 'Camera', classId: 'custody-cctv', allowed: [serviceManager.id] });
  const from = await baseline('Before');
  await world.must(technician, 'changeItem', { itemId: kept, fields: { room: 'B', hostname: null } });
  await world.must(technician, 'relateItem', { itemId: kept, kind: 'depends-on', toIds: [same] });
  await world.must(technician, 'archiveItem', { itemId: gone, reason: 'Broken' });
  await world.must(serviceManager, 'changeItem', { itemId: secret, fields: { daysKept: 30 } });
  const fresh = await added(world, { name: 'New' });
  const to = await baseline('After');
  await world.must(technician, 'changeItem', { itemId: kept, fields: { room: 'C' } });
  const differences = (filters: Record<string, string>, who = technician) =>
    world.seen(who, 'baselineDifferences', { filters });
  const between = await differences({ from, to });
  expect(between).toHaveLength(3);
  expect(between).toContainEqual(expect.objectContaining({ id: gone, what: 'gone' }));
  expect(between).toContainEqual(expect.objectContaining({ id: fresh, what: 'added' }));
  expect(between).toContainEqual(
    expect.objectContaining({
      ...{ id: kept, what: 'changed' },
      changes: [
        { field: `depends-on ${same}`, from: '', to: 'yes' },
        { field: 'hostname', from: 'core-1', to: '' },
        { field: 'room', from: 'A', to: 'B' },
      ],
    }),
  );
  expect(await differences({ from, to }, serviceManager)).toContainEqual(expect.objectContaining({ id: secret }));
  expect(await differences({ from: to })).toMatchObject([
    { id: kept, changes: [{ field: 'room', from: 'B', to: 'C' }] },
  ]);
  expect(await differences({ from: randomUUID() })).toEqual([]);
  const log = await world.seen(technician, 'itemLog', { of: kept });
  expect(log.map(({ kind }) => kind)).toEqual(['added', 'changed', 'related', 'changed']);
  expect(await world.seen(technician, 'baselines')).toHaveLength(2);
});
