import { afterAll, beforeAll, expect, test } from 'vitest';
import { agent, makeWorld, officer, otherOfficer, reported, type World } from '../test-service.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await reported(world, { callBack: '07700 900123', summary: 'Radio is dead' });
  await reported(world, { summary: 'Another of somebody else' }, otherOfficer);
});
afterAll(() => world.test.close());

const found = (text: string) => world.seen(agent, 'callers', { filters: { text } });

test('a caller is found by collar number, by the number they are rung back on, by e-mail address and by name, with their own last records', async () => {
  const collar = await found('1234');
  expect(collar).toMatchObject([{ id: officer.id, by: 'collar' }]);
  expect(await found('07700 900123')).toMatchObject([{ id: officer.id, by: 'phone' }]);
  await reported(world, { callBack: 'erin@rutland.example', summary: 'Written by mail' });
  expect(await found('Erin@rutland.example')).toMatchObject([{ id: officer.id, by: 'e-mail' }]);
  expect(await found(officer.name)).toMatchObject([{ id: officer.id, by: 'name' }]);
  expect(collar[0]?.last).toMatchObject([{ kind: 'it-incident', summary: 'Radio is dead', situation: 'open' }]);
  expect(await found('0700 000000')).toEqual([]);
  await expect(world.seen(officer, 'callers', { filters: { text: '1234' } })).rejects.toThrow();
});
