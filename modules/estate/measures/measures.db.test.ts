import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { added, makeWorld, technician, type World } from '../test-estate.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const radio = { classId: 'radio-terminal', name: 'Handset' };
const whole = {
  ...{ owner: 'Head of operations', teamId: 'radio', criticality: 2, tei: '00084500123401', issi: '4326001' },
  ...{ form: 'handset', fleetmap: 'rutland-2026.2', stunState: 'enabled' },
};

test('SM-92 completeness and correctness by class and owner: fields that count and are filled, findings, what was not seen', async () => {
  await added(world, { ...radio, fields: whole });
  await added(world, { ...radio, fields: { owner: 'Head of operations', issi: '4326002', serial: 'SC-9' } });
  await added(world, { ...radio, fields: {} });
  await added(world, { ...radio, fields: whole, access: 'concealed' });
  const scan = { importId: randomUUID(), source: 'device-management', identify: ['serial'] };
  await world.must(technician, 'importRows', {
    ...scan,
    rows: [{ line: 2, classId: 'radio-terminal', values: { serial: 'SC-9', issi: '4326009' } }],
  });
  const measures = await world.seen(technician, 'measures');
  expect(measures.filter(({ classId }) => classId === 'radio-terminal')).toEqual([
    {
      ...{ id: 'radio-terminal/Head of operations', classId: 'radio-terminal', owner: 'Head of operations' },
      ...{ items: 2, filled: 10, asked: 16, complete: 1, withFindings: 1, stale: 0, right: 1 },
    },
    {
      ...{ id: 'radio-terminal/', classId: 'radio-terminal', owner: '', items: 1, filled: 0, asked: 8 },
      ...{ complete: 0, withFindings: 0, stale: 0, right: 1 },
    },
  ]);
});

test('SM-90 licences owned stand beside what is installed: over, under, and not what was withdrawn', async () => {
  const licence = await added(world, {
    classId: 'licence',
    name: 'Windows',
    fields: { product: 'Windows', owned: 2, per: 'device' },
  });
  const spare = await added(world, {
    classId: 'licence',
    name: 'Spatial',
    fields: { product: 'Spatial', owned: 4, per: 'server' },
  });
  const pcs = await Promise.all([1, 2, 3, 4].map((n) => added(world, { classId: 'pc', name: `PC ${n}` })));
  for (const itemId of pcs) {
    await world.must(technician, 'relateItem', { itemId, kind: 'licensed-by', toIds: [licence] });
  }
  await world.must(technician, 'moveItem', { itemId: pcs[0], from: 'live', to: 'withdrawn' });
  const positions = await world.seen(technician, 'licencePositions');
  expect(positions).toContainEqual(expect.objectContaining({ id: licence, owned: 2, installed: 3, over: 1 }));
  expect(positions).toContainEqual(expect.objectContaining({ id: spare, owned: 4, installed: 0, over: -4 }));
});
