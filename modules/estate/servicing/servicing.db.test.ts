import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import { added, makeWorld, officer, serviceManager, technician, type World } from '../test-estate.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

let registrations = 100;

async function car(fields: object): Promise<string> {
  registrations += 1;
  const registration = `DM26 ${registrations}`;
  const itemId = await added(world, { classId: 'vehicle', name: 'Car', fields: { registration, ...fields } });
  await react();
  return itemId;
}

async function react(): Promise<void> {
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

const dueOf = async (itemId: string) =>
  (await world.seen(technician, 'servicing')).find((row) => row.itemId === itemId);
const daysFromNow = (days: number) => world.test.clock.now() + days * DAY_MS;
const dateIn = (days: number) => new Date(daysFromNow(days)).toISOString().slice(0, 10);

test('SM-123 a service is due by date or mileage, whichever first; it warns, is overdue, and climbs until it is done', async () => {
  const itemId = await car({ serviceDueOn: dateIn(100), serviceDueMiles: 60_000, mileage: 58_000 });
  expect(await dueOf(itemId)).toMatchObject({ dueBy: 'date', miles: 58_000, planMiles: 60_000 });
  world.test.clock.advance(10 * DAY_MS);
  await world.must(officer, 'readMileage', { itemId, miles: 59_000 });
  expect(await dueOf(itemId)).toMatchObject({ dueBy: 'mileage-projected', dueAt: daysFromNow(10) });
  world.test.clock.advance(3 * DAY_MS);
  await world.must(officer, 'readMileage', { itemId, miles: 60_100 });
  expect(await dueOf(itemId)).toMatchObject({ dueBy: 'mileage', dueAt: world.test.clock.now() });
  world.test.clock.advance(4 * DAY_MS);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const { rows } = await stepsOf(itemId);
  expect(rows).toEqual(expect.arrayContaining(['kernel.DeadlineBreached', 'kernel.DeadlineEscalated']));
  const next = { itemId, miles: 60_200, nextOn: dateIn(365), nextMiles: 75_000 };
  await world.must(technician, 'recordService', next);
  expect(await dueOf(itemId)).toMatchObject({ servicedAt: world.test.clock.now(), planMiles: 75_000, miles: 60_200 });
  expect(Number((await dueOf(itemId))?.dueAt)).toBeGreaterThan(daysFromNow(30));
  const [record] = await world.seen(technician, 'itemRecord', { of: itemId });
  expect(record).toMatchObject({ fields: { mileage: 60_200, serviceDueMiles: 75_000, serviceDueOn: dateIn(365) } });
});

async function stepsOf(itemId: string) {
  const found = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', `estate.servicing/${itemId}`)
    .execute();
  return { rows: found.map(({ type }) => type) };
}

test('what the record says by hand or by a file sets the clock; the same again changes nothing', async () => {
  const itemId = await car({});
  expect(await dueOf(itemId)).toBeUndefined();
  await world.must(technician, 'changeItem', { itemId, fields: { serviceDueOn: '2027-03-01' } });
  await react();
  expect(await dueOf(itemId)).toMatchObject({ dueBy: 'date', dueAt: Date.parse('2027-03-02T00:00:00Z') });
  const before = (await stepsOf(itemId)).rows.length;
  await world.must(technician, 'changeItem', { itemId, fields: { serviceDueOn: '2027-03-01' } });
  await react();
  expect((await stepsOf(itemId)).rows).toHaveLength(before);
});

test('a meter that says less is asked about, and what is no vehicle has none', async () => {
  const itemId = await car({ mileage: 900 });
  const less = { itemId, miles: 90 };
  expect(await world.send(officer, 'readMileage', less)).toMatchObject({ kind: 'confirm', code: 'less-than-before' });
  await world.must(officer, 'readMileage', less, 'less-than-before');
  const none = await world.send(technician, 'recordService', { itemId });
  expect(none).toMatchObject({ kind: 'confirm', code: 'nothing-next' });
  expect(await world.send(officer, 'recordService', { itemId })).toMatchObject({ kind: 'not-permitted' });
  const printer = await added(world, { classId: 'printer', name: 'Printer' }, serviceManager);
  expect(await world.send(officer, 'readMileage', { itemId: printer, miles: 1 })).toMatchObject({ code: 'no-vehicle' });
});
