import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readView } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { keepPositionDays, type RoadsDoor, recordPositions } from '../index.ts';
import {
  bookedUnit,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  raisedIncident,
  uppingham,
  type World,
} from '../test-world.ts';
import type { Recommendation } from './views.ts';

type Row = RowOf<typeof Recommendation>;

const METRES_A_DEGREE = 111_000;
/** More than the pool has connections. */
const READS = 40;
/** Straight roads at 60 km/h: what is nearer is sooner, and everything can be worked out by hand. */
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

describe('the recommendation, read from the tables', () => {
  let world: World;
  const at = (callsign: string, place: { lon: number; lat: number }) =>
    recordPositions(world.test.db, world.test.clock, [{ callsign, ...place, at: world.test.clock.now() }]);
  const recommended = async (incidentId: string, who = dispatcher) =>
    (await world.seen(who, 'operations.recommendation', { of: incidentId })) as unknown as readonly Row[];

  beforeAll(async () => {
    world = await makeWorld(straightRoads);
  });
  afterAll(() => world.test.close());
  beforeEach(async () => {
    await keepPositionDays(world.test.db, world.test.clock);
  });

  test('D04 the nearer unit is first; a committed one is a divert that says what it gives up; one without position is excluded', async () => {
    const near = await bookedUnit(world, 'RA01', { issi: '1' });
    const far = await bookedUnit(world, 'RA02', { issi: '2' });
    await bookedUnit(world, 'RA03', { issi: '3' });
    await at('RA01', oakham);
    await at('RA02', uppingham);
    const low = await raisedIncident(world, { grade: 'G3' });
    await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId: low.incidentId, tourId: far });
    const high = await raisedIncident(world, { grade: 'G1', place: uppingham });
    const rows = await recommended(high.incidentId);
    expect(rows.map((r) => [r.callsign, r.rank])).toEqual([
      ['RA02', 1],
      ['RA01', 2],
      ['RA03', null],
    ]);
    expect(rows[0]?.divertFrom).toMatchObject({ incidentId: low.incidentId, grade: 'G3' });
    expect(rows[0]?.reasons.map((r) => r.term)).toContain('divert');
    expect(rows[1]?.tourId).toBe(near);
    expect(rows[1]?.cover).toMatchObject({ after: 0 });
    expect(rows[1]?.cover?.before).toBeGreaterThan(0.5);
    expect(rows[2]?.exclusions).toEqual(['no position known']);
  });

  test('an older position never replaces a newer one, and one from the future counts as now', async () => {
    const tourId = await bookedUnit(world, 'RA04', { issi: '4' });
    const now = world.test.clock.now();
    const send = (lon: number, when: number) =>
      recordPositions(world.test.db, world.test.clock, [{ issi: '4', lon, lat: 52.6, at: when }]);
    await send(-0.7, now - 1_000);
    await send(-0.8, now - 60_000);
    const held = async () =>
      (await world.held('operations.units')).map((r) => r.row as { id: string; position: { lon: number; at: number } });
    expect((await held()).find((u) => u.id === tourId)?.position).toMatchObject({ lon: -0.7, at: now - 1_000 });
    await send(-0.75, now + 3_600_000);
    expect((await held()).find((u) => u.id === tourId)?.position).toMatchObject({ lon: -0.75, at: now });
  });

  test('positions of nobody on duty are told apart, the rest of the batch is kept', async () => {
    const now = world.test.clock.now();
    const batch = ['4', 'nobody', '4'].map((issi, i) => ({ issi, lon: -0.7 - i / 100, lat: 52.6, at: now }));
    expect(await recordPositions(world.test.db, world.test.clock, batch)).toEqual({ recorded: 2, unknown: [1] });
  });

  test('one batch may name a unit by its radio and by its callsign, whatever is in them: the newest is its position', async () => {
    const [callsign, issi] = ['R"A\\{9},', '9 callsign 4'];
    const tourId = await bookedUnit(world, callsign, { issi });
    const now = world.test.clock.now();
    const said = [
      { issi, lon: -0.71, at: now - 2_000 },
      { callsign, lon: -0.72, at: now - 1_000 },
      { issi, lon: -0.73, at: now - 1_000 },
      { callsign, lon: -0.74, at: now - 5_000 },
      { callsign: issi, lon: -0.75, at: now },
    ].map((one) => ({ ...one, lat: 52.6, source: 'a "gateway"' }));
    expect(await recordPositions(world.test.db, world.test.clock, said)).toEqual({ recorded: 4, unknown: [4] });
    const units = (await world.held('operations.units')).map((held) => held.row as { id: string; position: object });
    expect(units.find(({ id }) => id === tourId)?.position).toMatchObject({ lon: -0.73, source: 'a "gateway"' });
  });

  test('a concealed incident is recommended for by the FIM alone, and its unit is committed and no more', async () => {
    const secret = await raisedIncident(world, { grade: 'G2' });
    const restriction = {
      seen: 'none',
      restriction: 'concealed',
      allowed: [],
      radiusMetres: 100,
      reason: 'covert work',
    };
    const tourId = await bookedUnit(world, 'RA05', { issi: '5' });
    await at('RA05', oakham);
    const assign = { assignmentId: randomUUID(), incidentId: secret.incidentId, tourId };
    await world.must(dispatcher, 'assignUnit', assign, 'ring-the-fim');
    await world.must(fim, 'restrict', { incidentId: secret.incidentId, ...restriction });
    expect(await recommended(secret.incidentId)).toEqual([]);
    expect(await recommended(secret.incidentId, fim)).not.toEqual([]);
    for (const grade of ['G1', 'G3']) {
      const other = await raisedIncident(world, { grade });
      const row = (await recommended(other.incidentId)).find((r) => r.callsign === 'RA05');
      expect(row).toMatchObject({ rank: null, meaning: 'committed', divertFrom: null, exclusions: ['committed'] });
      expect(JSON.stringify(row)).not.toMatch(new RegExp(`${secret.incidentId}|G2|assigned`));
    }
  });
});

test('D07 what is sent leaves a beat bare, and the free unit that repairs it is proposed with its time; nothing moves by it', async () => {
  const world = await makeWorld(straightRoads);
  try {
    await keepPositionDays(world.test.db, world.test.clock);
    // Only whoever stands in town reaches it in target time: at 60 km/h a quarter of an hour is 15 km.
    const places = [
      oakham,
      { lon: oakham.lon, lat: oakham.lat + 0.4 },
      { lon: oakham.lon + 0.001, lat: oakham.lat + 0.4 },
    ];
    const ids: string[] = [];
    for (const [i, at] of places.entries()) {
      const callsign = `RA0${i + 1}`;
      ids.push(await bookedUnit(world, callsign, { issi: String(i) }));
      await recordPositions(world.test.db, world.test.clock, [{ callsign, ...at, at: world.test.clock.now() }]);
    }
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    const moveUps = (units: readonly string[]) =>
      world.seen(dispatcher, 'operations.moveUps', { of: incidentId, filters: { units: units.join(',') } });
    const rows = await moveUps([ids[0] ?? '']);
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.every(({ callsign, seconds }) => ['RA02', 'RA03'].includes(String(callsign)) && Number(seconds) > 900),
    ).toBe(true);
    expect(rows.every(({ left, after }) => Number(after) > Number(left))).toBe(true);
    expect((await moveUps(ids)).every(({ callsign }) => callsign === null)).toBe(true);
    expect(await moveUps([])).toEqual([]);
    const units = await world.seen(dispatcher, 'operations.units');
    expect(units.every(({ active }) => active === null)).toBe(true);
  } finally {
    await world.test.close();
  }
});

test('D05 D06 a set is offered for what the plan wants, nobody in two of them; taken in one breath it needs no word, and the log says so', async () => {
  const world = await makeWorld(straightRoads);
  try {
    await keepPositionDays(world.test.db, world.test.clock);
    for (let n = 1; n <= 5; n += 1) {
      const callsign = `RA0${n}`;
      await bookedUnit(world, callsign, { issi: String(n) });
      const where = { lon: oakham.lon, lat: oakham.lat + n / 100, at: world.test.clock.now() };
      await recordPositions(world.test.db, world.test.clock, [{ callsign, ...where }]);
    }
    const setOf = async (incidentId: string) => {
      const rows = (await world.seen(dispatcher, 'operations.recommendation', { of: incidentId })) as unknown as Row[];
      return rows.filter(({ set }) => set !== null);
    };
    const here = await raisedIncident(world, { code: '001', grade: 'G1' });
    const alone = await setOf(here.incidentId);
    // Which of the others goes with the nearest, the cover of the beats decides.
    expect(alone).toHaveLength(2);
    expect(alone[0]?.callsign).toBe('RA01');
    expect(alone[0]?.set).toMatchObject({ first: true, lacking: [] });
    expect(alone[0]?.set?.because.join('; ')).toMatch(/first there, \d+ \w+; one of 2 × Response car/);
    const there = await raisedIncident(world, { code: '001', grade: 'G1', place: uppingham });
    const [one, two] = [await setOf(here.incidentId), await setOf(there.incidentId)];
    const both = [...one, ...two].map(({ callsign }) => callsign);
    expect(both).toHaveLength(4);
    expect(new Set(both).size).toBe(4);
    const units = one.map(({ tourId }) => ({ assignmentId: randomUUID(), tourId, how: 'assign' }));
    const send = { incidentId: here.incidentId, units, backUp: false };
    await world.must(dispatcher, 'assignUnits', send, 'ring-the-fim');
    const lines = await world.seen(dispatcher, 'operations.incidentLog', { of: here.incidentId });
    expect(lines.filter(({ text }) => /chosen: .* of the set of 2 offered$/.test(String(text)))).toHaveLength(2);
    expect(await setOf(here.incidentId)).toEqual([]);
    const free = (await world.seen(dispatcher, 'operations.units')).filter(({ active }) => active === null);
    expect(free).toHaveLength(3);
  } finally {
    await world.test.close();
  }
});

test('roads that take long hold no connection that a command waits for', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  let waiting = 0;
  const slowRoads: RoadsDoor = {
    estimated: false,
    table: async (from, to) => {
      waiting += 1;
      if (waiting === READS) ask();
      await released;
      return straightRoads.table(from, to, { profile: 'car', by: 'time' });
    },
  };
  const world = await makeWorld(slowRoads);
  try {
    await keepPositionDays(world.test.db, world.test.clock);
    await bookedUnit(world, 'RA01', { issi: '1' });
    const position = { callsign: 'RA01', ...oakham, at: world.test.clock.now() };
    await recordPositions(world.test.db, world.test.clock, [position]);
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    const reads = Array.from({ length: READS }, () =>
      readView(world.test.context, dispatcher, 'operations.recommendation', {
        ...{ filters: {}, limit: 50, after: null, of: incidentId },
      }),
    );
    await asked;
    await raisedIncident(world, { grade: 'G2' });
    release();
    for (const { rows } of await Promise.all(reads)) expect(rows).toHaveLength(1);
  } finally {
    release();
    await world.test.close();
  }
});

test('a unit whose reach is not known yet is ranked at once, and that is said', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const world = await makeWorld({
    estimated: false,
    table: async (from, to, options) => {
      if (options.patient === true) await released;
      return straightRoads.table(from, to, options);
    },
  });
  try {
    await keepPositionDays(world.test.db, world.test.clock);
    await bookedUnit(world, 'RA01', { issi: '1' });
    await recordPositions(world.test.db, world.test.clock, [
      { callsign: 'RA01', ...oakham, at: world.test.clock.now() },
    ]);
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    const look = async () => {
      const [row] = (await world.seen(dispatcher, 'operations.recommendation', { of: incidentId })) as unknown as Row[];
      return row;
    };
    const before = await look();
    expect(before).toMatchObject({ rank: 1, cover: null });
    expect(before?.reasons.map(({ text }) => text)).toContain('what it leaves bare is still being worked out');
    release();
    await expect.poll(look).toMatchObject({ rank: 1, cover: { after: 0 } });
  } finally {
    release();
    await world.test.close();
  }
});

test('D06 of a set that is offered nobody is missing among as few as are asked for', async () => {
  const world = await makeWorld(straightRoads);
  try {
    await keepPositionDays(world.test.db, world.test.clock);
    const positions = ['RA01', 'RA02', 'RA03', 'RA04'].map((callsign, n) => ({
      ...{ callsign, lon: oakham.lon, lat: oakham.lat + n / 100, at: world.test.clock.now() },
    }));
    for (const { callsign } of positions) await bookedUnit(world, callsign, { issi: callsign });
    await recordPositions(world.test.db, world.test.clock, positions);
    const raised = [await raisedIncident(world, { code: '001' }), await raisedIncident(world, { code: '001' })];
    const read = async (incidentId: string, limit: number) => {
      const asked = { filters: {}, after: null, of: incidentId, limit };
      const page = await readView(world.test.context, dispatcher, 'operations.recommendation', asked);
      return page.rows as readonly Row[];
    };
    const sets = await Promise.all(
      raised.map(async ({ incidentId }) => ({
        incidentId,
        offered: (await read(incidentId, 50)).filter(({ set }) => set !== null),
      })),
    );
    // Nobody is in two sets: in one of them is not the nearest.
    const [{ incidentId, offered } = { incidentId: '', offered: [] }] = sets.filter((one) =>
      one.offered.every(({ rank }) => rank !== 1),
    );
    expect(offered).toHaveLength(2);
    expect((await read(incidentId, 2)).map(({ rank }) => rank)).toEqual(offered.map(({ rank }) => rank));
    const more = await read(incidentId, 3);
    expect(more.map(({ rank }) => rank)).toEqual([1, ...offered.map(({ rank }) => rank)]);
  } finally {
    await world.test.close();
  }
});
