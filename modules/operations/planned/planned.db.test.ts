import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { keepPositionDays, recordPositions } from '../resources/positions.ts';
import { bookedUnit, dispatcher, makeWorld, oakham, raisedIncident, supervisor, type World } from '../test-world.ts';
import { plannedOperation } from './test-story.ts';

const HOUR_MS = 3_600_000;
const accept = ['not-suitable', 'skill-missing', 'reason-wanted'];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  // Noon, whenever this runs: three units are asked for in the town.
  const day = new Date(world.test.clock.now()).toISOString().slice(0, 10);
  world.test.clock.advance(Date.parse(`${day}T12:00:00Z`) - world.test.clock.now());
  await keepPositionDays(world.test.db, world.test.clock);
});
afterAll(() => world.test.close());

const placed = async (callsign: string) => {
  const tourId = await bookedUnit(world, callsign);
  const { test: bench } = world;
  await recordPositions(bench.db, bench.clock, [{ callsign, lon: oakham.lon, lat: oakham.lat, at: bench.clock.now() }]);
  return tourId;
};
const rowOf = async (operationId: string) =>
  (await world.seen(dispatcher, 'operations.plannedOperations')).find(({ id }) => id === operationId);
const alarmsOf = async (operationId: string) =>
  (await world.seen(supervisor, 'operations.alarms')).filter(({ subjectId }) => subjectId === `planned:${operationId}`);
const claimsOf = async (callsign: string) =>
  (await world.seen(dispatcher, 'operations.claims')).filter((claim) => claim.callsign === callsign);
const ranking = async (incidentId: string, callsign: string) => {
  const rows = await world.seen(dispatcher, 'operations.recommendation', { of: incidentId });
  const found = rows.find((row) => row.callsign === callsign);
  return { rank: found?.rank, said: JSON.stringify([found?.reasons, found?.exclusions]) };
};

async function pass(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(minutes * 60_000);
  await timer.runDue();
  await timer.close();
}

describe('E06 an operation that holds units for a period', () => {
  test('shows them as its own, and only an emergency is offered them, as a divert', async () => {
    await placed('OP01');
    const operationId = await plannedOperation(world, { callsigns: ['op01'], briefingAt: null });
    expect(await rowOf(operationId)).toMatchObject({
      ...{ name: 'Op Falcon', commander: 'Insp Michael Zebra', silver: 'Ch Insp Zebra', extended: false },
      units: [{ callsign: 'OP01', state: 'held' }],
    });
    expect(await claimsOf('OP01')).toMatchObject([{ kind: 'operation', name: 'Op Falcon', ofId: operationId }]);
    const routine = await raisedIncident(world, { grade: 'G3' });
    const held = await ranking(routine.incidentId, 'OP01');
    expect(held.rank).toBeNull();
    expect(held.said).toContain('held by Op Falcon until 16:00');
    const urgent = await raisedIncident(world, { grade: 'G1' });
    expect((await ranking(urgent.incidentId, 'OP01')).said).toContain('divert: gives up Op Falcon until 16:00');
    await world.must(dispatcher, 'endOperation', { operationId, outcome: 'Nobody came' });
    expect(await claimsOf('OP01')).toEqual([]);
    expect((await ranking(routine.incidentId, 'OP01')).said).not.toContain('Op Falcon');
  });

  test('sending one of them is asked about and never refused; before its period nothing is asked', async () => {
    const now = world.test.clock.now();
    const [one, later] = [await placed('OP02'), await placed('OP03')];
    const ids = [
      await plannedOperation(world, { callsigns: ['OP02'] }),
      await plannedOperation(world, { name: 'Op Later', callsigns: ['OP03'], startsAt: now + HOUR_MS }),
    ];
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    const send = (tourId: string, ...codes: string[]) =>
      world.send(dispatcher, 'assignUnit', { incidentId, tourId, assignmentId: randomUUID() }, ...accept, ...codes);
    expect(await send(one)).toMatchObject({ kind: 'confirm', code: 'unit-held' });
    expect((await send(one, 'unit-held')).kind).toBe('done');
    expect((await send(later)).kind).toBe('done');
    const lines = await world.seen(supervisor, 'operations.incidentLog', { of: incidentId });
    expect(JSON.stringify(lines)).toMatch(/unit.held/);
    for (const operationId of ids) await world.must(dispatcher, 'endOperation', { operationId, outcome: 'Over' });
  });

  test('its briefing, a unit that does not come and units that are not given back are told, until somebody acts', async () => {
    const now = world.test.clock.now();
    const operationId = await plannedOperation(world, {
      ...{ callsigns: ['OP04', 'OP05'], briefingAt: now + HOUR_MS, startsAt: now + 2 * HOUR_MS },
      endsAt: now + 4 * HOUR_MS,
    });
    await pass(40);
    expect(await alarmsOf(operationId)).toMatchObject([{ kind: 'operation-briefing', state: 'warned' }]);
    await world.must(dispatcher, 'briefOperation', { operationId, briefing: 'Three lanes' });
    expect(await alarmsOf(operationId)).toEqual([]);
    expect(await rowOf(operationId)).toMatchObject({ briefing: 'Three lanes' });
    await world.must(dispatcher, 'setHeldUnit', { operationId, callsign: 'OP04', state: 'arrived' });
    await pass(100);
    expect(await alarmsOf(operationId)).toMatchObject([
      {
        kind: 'operation-arrival',
        state: 'breached',
        text: 'OP05 has not come to Op Falcon',
        told: 'fim',
      },
    ]);
    await world.must(dispatcher, 'setHeldUnit', { operationId, callsign: 'OP05', state: 'released', reason: 'Sick' });
    expect(await claimsOf('OP05')).toEqual([]);
    await pass(85);
    expect(await alarmsOf(operationId)).toMatchObject([{ kind: 'operation-end', state: 'warned' }]);
    await pass(30);
    expect(await alarmsOf(operationId)).toMatchObject([{ kind: 'operation-end', state: 'breached' }]);
    const until = world.test.clock.now() + HOUR_MS;
    await world.must(dispatcher, 'extendOperation', { operationId, until, reason: 'One more street' });
    expect(await alarmsOf(operationId)).toEqual([]);
    expect(await claimsOf('OP04')).toMatchObject([{ until }]);
    await world.must(dispatcher, 'endOperation', { operationId, outcome: 'Two arrested' });
    expect(await alarmsOf(operationId)).toEqual([]);
    expect(await rowOf(operationId)).toMatchObject({ end: { outcome: 'Two arrested', early: false } });
    const again = { operationId, outcome: 'Twice' };
    expect(await world.send(dispatcher, 'endOperation', again)).toMatchObject({ code: 'operation-over' });
  });

  test('units that another has, and an area that falls below its minimum, are named with what is missing', async () => {
    const now = world.test.clock.now();
    await placed('OP06');
    const first = await plannedOperation(world, { callsigns: ['OP06'] });
    const wish = { operationId: randomUUID(), name: 'Op Kite', areaId: 'oakham', commander: 'Insp Thorne' };
    const period = { startsAt: now + HOUR_MS, endsAt: now + 2 * HOUR_MS, callsigns: ['OP06'] };
    const ask = (...codes: string[]) => world.send(supervisor, 'planOperation', { ...wish, ...period }, ...codes);
    expect(await ask()).toMatchObject({
      ...{ kind: 'confirm', code: 'overlapping-claim' },
      detail: expect.stringContaining('OP06: Op Falcon until'),
    });
    // All of the town: none is left of three or four that are asked for.
    const units = await world.seen(dispatcher, 'operations.units');
    const here = units.filter(({ areaId }) => areaId === 'oakham').map(({ callsign }) => callsign);
    const all = { ...wish, ...period, startsAt: now, callsigns: here };
    expect(await world.send(supervisor, 'planOperation', all, 'overlapping-claim')).toMatchObject({
      ...{ kind: 'confirm', code: 'below-minimum' },
      detail: expect.stringMatching(/Oakham 0 of \d from [\d/ :]+: \d missing/),
    });
    expect((await ask('overlapping-claim', 'below-minimum')).kind).toBe('done');
    for (const operationId of [first, wish.operationId]) {
      await world.must(dispatcher, 'endOperation', { operationId, outcome: 'Over' });
    }
  });

  test('only those who lead plan one, in an area that there is, with an end after its beginning', async () => {
    const now = world.test.clock.now();
    const wish = { operationId: randomUUID(), name: 'Op Owl', areaId: 'oakham', commander: 'PS Firth' };
    const plan = (over: object, who = supervisor) =>
      world.send(who, 'planOperation', { ...wish, startsAt: now, endsAt: now + HOUR_MS, ...over });
    expect((await plan({}, dispatcher)).kind).toBe('not-permitted');
    expect(await plan({ areaId: 'atlantis' })).toMatchObject({ code: 'no-such-area' });
    expect(await plan({ skills: ['juggling'] })).toMatchObject({ code: 'no-such-skill' });
    expect(await plan({ endsAt: now })).toMatchObject({ code: 'ends-before-it-begins' });
  });
});

test('E09 a unit that an operation holds is not there for the minimum of its area, and is again when it is given back', async () => {
  await placed('OP07');
  const onDuty = async () =>
    Number((await world.seen(dispatcher, 'operations.staffing')).find(({ areaId }) => areaId === 'oakham')?.onDuty);
  const before = await onDuty();
  const operationId = await plannedOperation(world, { callsigns: ['OP07'] });
  expect(await onDuty()).toBe(before - 1);
  await world.must(dispatcher, 'endOperation', { operationId, outcome: 'Over' });
  expect(await onDuty()).toBe(before);
});
