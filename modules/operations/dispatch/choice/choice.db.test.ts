import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild, tableContents } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import { keepPositionDays, type RoadsDoor, recordPositions } from '../../index.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  raisedIncident,
  supervisor,
  uppingham,
  type World,
} from '../../test-world.ts';
import type { Choices, ResponsePlan } from './views.ts';

const METRES_A_DEGREE = 111_000;
const straightRoads: RoadsDoor = {
  estimated: false,
  table: async (from, to) =>
    from.map(([lon, lat]) =>
      to.map(([x, y]) => {
        const metres = Math.hypot((x - lon) * 0.6, y - lat) * METRES_A_DEGREE;
        return { metres, seconds: metres / (60 / 3.6), reachable: true };
      }),
    ),
};

let world: World;
const units = new Map<string, string>();
/** From the town outwards: each is a little farther than the one before. */
const callsigns = ['RE01', 'RE02', 'RE03', 'RE04'];

beforeAll(async () => {
  world = await makeWorld(straightRoads);
  await keepPositionDays(world.test.db, world.test.clock);
  for (const [i, callsign] of callsigns.entries()) {
    units.set(callsign, await bookedUnit(world, callsign, { issi: `43${i}` }));
    const at = { lon: oakham.lon + i / 100, lat: oakham.lat, at: world.test.clock.now() };
    await recordPositions(world.test.db, world.test.clock, [{ callsign, ...at }]);
  }
});
afterAll(() => world.test.close());

const tour = (callsign: string): string => units.get(callsign) ?? '';
const ask = (incidentId: string, who = dispatcher) => world.seen(who, 'operations.recommendation', { of: incidentId });
const send = (incidentId: string, callsign: string, over: object = {}) => ({
  ...{ assignmentId: randomUUID(), incidentId, tourId: tour(callsign), how: 'assign' },
  ...over,
});
const choicesOf = async (incidentId: string, who = dispatcher) =>
  (await world.seen(who, 'operations.choices', { of: incidentId })) as readonly RowOf<typeof Choices>[];
const linesOf = async (incidentId: string) =>
  (await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId })).map(({ text }) => String(text));

test('D01 units are recommended and the operator overrides: of grade 1 the force asks why, one key goes on without, and both are kept', async () => {
  const { incidentId } = await raisedIncident(world, { code: '001', grade: 'G1' });
  const ranked = await ask(incidentId);
  expect(ranked.map(({ callsign }) => callsign)).toEqual(callsigns);
  const asked = await world.send(dispatcher, 'assignUnit', send(incidentId, 'RE04'));
  expect(asked).toMatchObject({
    kind: 'confirm',
    code: 'reason-wanted',
    detail: expect.stringMatching(/RE04 is number 4 of 4/),
  });
  await world.must(dispatcher, 'assignUnit', send(incidentId, 'RE04', { reason: 'Speaks Polish' }));
  await world.must(dispatcher, 'assignUnit', send(incidentId, 'RE03'), 'reason-wanted');
  await world.must(dispatcher, 'assignUnit', send(incidentId, 'RE01'));
  const lines = (await linesOf(incidentId)).join('\n');
  expect(lines).toMatch(/RE04 chosen: number 4 of 4 ranked, not of the set offered, RE01 was first: Speaks Polish/);
  expect(lines).toMatch(/RE03 chosen: number 3 of 4 ranked, not of the set offered, RE01 was first: no reason given/);
  expect(lines).toMatch(/RE01 chosen: number 1 of 4 ranked, of the set of 2 offered$/m);
  const lighter = await raisedIncident(world, { code: '013', grade: 'G3' });
  await ask(lighter.incidentId);
  await world.must(dispatcher, 'assignUnit', send(lighter.incidentId, 'RE02'));
});

test('CR-21 nothing is sent by itself: however often it is asked, no unit moves until somebody chooses', async () => {
  const { incidentId } = await raisedIncident(world, { code: '001', grade: 'G1' });
  for (let n = 0; n < 3; n += 1) await ask(incidentId);
  const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: incidentId } });
  expect(row).toMatchObject({ units: [], state: 'open' });
  expect(await choicesOf(incidentId)).toEqual([]);
});

test('D06 a plan that is raised asks for more and for other units, and the recommendation goes by it at once', async () => {
  const { incidentId } = await raisedIncident(world, { code: '001', grade: 'G1', place: uppingham });
  const plan = async (who = dispatcher) =>
    (await world.seen(who, 'operations.responsePlan', { of: incidentId })) as readonly RowOf<typeof ResponsePlan>[];
  expect(await plan()).toMatchObject([{ level: 1, setBy: null, needs: [{ count: 2, wanting: 2 }], notAmong: 2 }]);
  const dog = await bookedUnit(world, 'RD41', { issi: '4399', kind: 'dog', skills: ['dog'] });
  await recordPositions(world.test.db, world.test.clock, [
    { callsign: 'RD41', ...uppingham, at: world.test.clock.now() },
  ]);
  const raise = { incidentId, seen: 1, level: 2, reason: 'Twenty people, bottles thrown' };
  await world.must(dispatcher, 'setPlanLevel', raise);
  expect(await world.send(dispatcher, 'setPlanLevel', raise)).toMatchObject({
    kind: 'refused',
    code: 'changed-meanwhile',
  });
  const reasonsOf = async () =>
    JSON.stringify((await ask(incidentId)).find(({ callsign }) => callsign === 'RD41')?.reasons);
  expect(await reasonsOf()).toMatch(/Dog van: choice 1 of the plan/);
  await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId: dog, how: 'assign' });
  expect(await plan()).toMatchObject([
    {
      level: 2,
      setBy: 'dave',
      needs: [
        { count: 4, wanting: 4 },
        { count: 1, wanting: 0, kinds: ['Dog van'] },
      ],
    },
  ]);
  expect((await linesOf(incidentId)).join('\n')).toMatch(
    /Plan raised to level 2, Group violence.*: 4 × Response car, 1 × Dog van: Twenty people/,
  );
  await world.must(fim, 'restrict', {
    ...{ incidentId, seen: 'none', restriction: 'restricted', allowed: [], radiusMetres: 100, reason: 'Informant' },
  });
  for (const who of [dispatcher, supervisor, contactOfficer]) expect(await choicesOf(incidentId, who)).toEqual([]);
  expect(await plan()).toEqual([]);
  expect(await plan(fim)).toHaveLength(1);
  expect(await choicesOf(incidentId, fim)).not.toEqual([]);
});

test('a choice that would have given up an incident names it only while that incident may be named', async () => {
  const lesser = await raisedIncident(world, { code: '013', grade: 'G3' });
  const tourId = await bookedUnit(world, 'RE09', { issi: '4309' });
  await recordPositions(world.test.db, world.test.clock, [{ callsign: 'RE09', ...oakham, at: world.test.clock.now() }]);
  await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId: lesser.incidentId, tourId });
  const graver = await raisedIncident(world, { code: '001', grade: 'G1' });
  await ask(graver.incidentId);
  await world.must(dispatcher, 'assignUnit', send(graver.incidentId, 'RE01', { how: 'divert', reason: 'Nearer' }));
  const offered = async (who = dispatcher) =>
    (await choicesOf(graver.incidentId, who))[0]?.offered.find(({ callsign }) => callsign === 'RE09');
  const number = (await offered())?.givesUp?.number ?? 'none';
  expect(number).toMatch(/ of /);
  expect(JSON.stringify((await offered())?.reasons)).toContain(number);
  await world.must(fim, 'restrict', {
    ...{ incidentId: lesser.incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 100 },
    reason: 'Covert work',
  });
  expect(JSON.stringify(await offered())).not.toContain(number);
  expect((await offered())?.givesUp).toBeNull();
  expect((await offered(fim))?.givesUp?.number).toBe(number);
});

test('CR-21 whoever looks a year later sees what the system knew, with no pack and no roads: rebuilt from the log it is the same', async () => {
  const { incidentId } = await raisedIncident(world, { code: '013', grade: 'G2', place: uppingham });
  await ask(incidentId);
  await world.must(dispatcher, 'assignUnit', send(incidentId, 'RE02', { how: 'divert', reason: 'Was passing' }));
  world.test.clock.advance(366 * 24 * 3_600_000);
  const [choice] = await choicesOf(incidentId);
  expect(choice).toMatchObject({ callsign: 'RE02', by: 'dave', reason: 'Was passing', packVersion: '2026.11.7' });
  expect(choice?.offered[0]?.reasons.map(({ term }) => term)).toContain('travel');
  expect(choice?.offered.every(({ etaSeconds, totalSeconds }) => etaSeconds !== null && totalSeconds > 0)).toBe(true);
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(await choicesOf(incidentId)).toEqual([choice]);
});
