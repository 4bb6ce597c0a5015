import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions } from '../../../kernel/index.ts';
import { makeEstate } from '../../estate/index.ts';
import { makeForce } from '../../force/index.ts';
import { agent, makeWorld, technician, type World } from '../test-service.ts';
import { planned } from './test-changes.ts';

const packDir = join(import.meta.dirname, '../../../data/packs/rutland');

let world: World;
beforeAll(async () => {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const clock = { now: (): number => world?.test.clock.now() ?? 0 };
  world = await makeWorld([makeEstate({ pack: force.pack, demand: force.demand, clock }).definition]);
});
afterAll(() => world.test.close());

/** A switch that somebody recorded, and what the scan of the network then says of it. */
async function item(serial: string): Promise<string> {
  const itemId = randomUUID();
  const fields = { serial, hostname: `${serial}-recorded` };
  await world.must(technician, 'estate.addItems', { items: [{ itemId, classId: 'switch', name: 'Switch', fields }] });
  return itemId;
}

async function scanned(serial: string): Promise<void> {
  await world.must(technician, 'estate.importRows', {
    ...{ importId: randomUUID(), source: 'network-scan', identify: ['serial'] },
    rows: [{ line: 2, classId: 'switch', values: { serial, hostname: `${serial}-found` } }],
  });
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

const recorded = async (itemId: string) =>
  (await world.seen(agent, 'changes')).filter(({ title }) => title === `Unauthorised: ${itemId}`);

test('SM-60 what the scan finds altered without a change is recorded as an unauthorised one, and must be looked back at', async () => {
  const itemId = await item('foc-1');
  await scanned('foc-1');
  const [row] = await recorded(itemId);
  expect(row).toMatchObject({ model: 'unauthorised', situation: 'review' });
  const [whole] = await world.seen(agent, 'changeRecord', { of: String(row?.id) });
  expect(whole).toMatchObject({
    reviewOwed: ['nobody had asked for it'],
    said: { reason: expect.stringMatching('hostname') },
  });
  // The same finding again is the same record.
  await scanned('foc-1');
  expect(await recorded(itemId)).toHaveLength(1);
});

test('what a change of the item has just altered is no surprise', async () => {
  const itemId = await item('foc-2');
  const changeId = await planned(world, {}, { itemIds: [itemId] });
  await world.must(technician, 'beginChange', { changeId, go: true }, 'against');
  await scanned('foc-2');
  expect(await recorded(itemId)).toEqual([]);
});

test('an IT incident on an item that was just changed is proposed as the doing of the change', async () => {
  const itemIds = [randomUUID()];
  const changeId = await planned(world, {}, { itemIds });
  await world.must(technician, 'beginChange', { changeId, go: true }, 'against');
  await world.must(technician, 'endChange', { changeId, outcome: 'successful' });
  const serviceIncidentId = randomUUID();
  const report = { serviceIncidentId, source: 'desk', summary: 'It is gone', itemIds };
  await world.must(agent, 'raiseServiceIncident', report);
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
  const [whole] = await world.seen(agent, 'changeRecord', { of: changeId });
  expect(whole).toMatchObject({ suspicions: [{ serviceIncidentId, caused: null }] });
});
