import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Estate, makeEstate } from '../../estate/index.ts';
import { makeForce } from '../../force/index.ts';
import { changeManager, makeWorld, technician, type World } from '../test-service.ts';
import { raised } from './test-changes.ts';

const packDir = join(import.meta.dirname, '../../../data/packs/rutland');
const HOUR_MS = 3_600_000;

type Relation = { readonly kind: string; readonly toId: string; readonly group?: string };

let world: World;
let one: string;
let two: string;
let feed: string;
beforeAll(async () => {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  const clock = { now: (): number => world?.test.clock.now() ?? 0 };
  const estate: Estate = makeEstate({ pack: force.pack, demand: force.demand, clock });
  world = await makeWorld([estate.definition], undefined, estate);
  await buildHall();
});
afterAll(() => world.test.close());

async function item(classId: string, fields: object, relations: readonly Relation[] = [], groups: object[] = []) {
  const itemId = randomUUID();
  const items = [{ itemId, classId, name: classId, fields, relations, groups }];
  await world.must(technician, 'estate.addItems', { items });
  return itemId;
}

/** Two servers on one feed carry dispatch between them: a position, a car's set and a beat hang on it. */
async function buildHall(): Promise<void> {
  feed = await item('power', { form: 'UPS' });
  one = await item('server', { hostname: 'oak-1' }, [{ kind: 'powered-by', toId: feed }]);
  two = await item('server', { hostname: 'oak-2' }, [{ kind: 'powered-by', toId: feed }]);
  const pair = [one, two].map((toId) => ({ kind: 'runs-on', toId, group: 'pair' }));
  const dispatch = await item('service', { serviceId: 'dispatch', criticality: 1 }, pair, [
    { group: 'pair', needs: 1 },
  ]);
  await item('control-position', { seatId: 'dispatch-oakham' }, [{ kind: 'uses', toId: dispatch }]);
  await item('vehicle', { registration: 'DM26 AAB', callsign: 'OA10' }, [{ kind: 'depends-on', toId: dispatch }]);
  await item('base-site', { cell: 'BS-1', areas: ['oakham'] }, [{ kind: 'powered-by', toId: feed }]);
}

const judgedOf = async (changeId: string) => {
  const [record] = await world.seen(changeManager, 'changeRecord', { of: changeId });
  return record as never as {
    situation: string;
    number: string;
    judged: { controlRoom: boolean; impact: Record<string, string[] & number> };
  };
};

async function submitted(itemIds: readonly string[], fromHours: number): Promise<string> {
  const from = world.test.clock.now() + fromHours * HOUR_MS;
  const window = { from, to: from + HOUR_MS, backOutMinutes: 30 };
  const changeId = await raised(world, {}, { part: { itemIds, window, serviceIds: [], implementerIds: [] } });
  await world.must(technician, 'submitChange', { changeId });
  return changeId;
}

test('SM-52 before anybody agrees, the graph says what falls with a change, in words of policing', async () => {
  const { situation, judged } = await judgedOf(await submitted([feed], 100));
  expect(situation).toBe('assess');
  expect(judged.impact.services).toContain('dispatch');
  expect(judged.impact).toMatchObject({ callsigns: ['OA10'], areas: ['oakham'], together: [] });
  expect(judged.impact.positions).toHaveLength(1);
  expect(judged.impact.usualCalls).toBeGreaterThan(0);
  expect(judged.controlRoom).toBe(true);
});

test('what a pair can spare falls with neither change alone, and with both of one night it does', async () => {
  const alone = await judgedOf(await submitted([one], 200));
  expect(alone.judged.impact).toMatchObject({ callsigns: [], positions: [], areas: [] });
  expect(alone.judged.impact.services).not.toContain('dispatch');
  const both = await judgedOf(await submitted([two], 200));
  expect(both.judged.impact).toMatchObject({ together: [alone.number], callsigns: ['OA10'] });
  expect(both.judged.impact.services).toContain('dispatch');
});
