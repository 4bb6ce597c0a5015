import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild, startTimer, tableContents } from '../../../kernel/index.ts';
import { personSubject, type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { makeForce } from '../../force/index.ts';
import { type GazetteerModule, makeGazetteer, makeRoads, type Roads } from '../index.ts';

const packDir = join(import.meta.dirname, '../../../data/packs/rutland');
const HOUR = 3_600_000;
const dispatcher = personSubject('dave', ['dispatcher']);
const officer = personSubject('olly', ['officer']);

let on: TestDatabase;
let gazetteer: GazetteerModule;
let roads: Roads;
beforeAll(async () => {
  const force = makeForce({ packDir, rolesOf: async () => [] });
  gazetteer = makeGazetteer({ packDir, areaOf: force.areaOf });
  roads = makeRoads({ packDir, dataDir: null });
  on = await testDatabase([force.definition, gazetteer.definition], { packVersion: force.packVersion });
  await Promise.all([gazetteer.ready, roads.ready]);
}, 120_000);
afterAll(async () => {
  await roads.close();
  await on.close();
});

const send = (name: string, input: unknown, subject = dispatcher) =>
  on.handle({ subject, name: `gazetteer.${name}`, input, confirmed: [] });
const rows = async () => {
  const view = gazetteer.definition.views[0];
  const found = await view?.list(on.db, { filters: {}, limit: 100, after: null, of: null });
  return (found ?? []).map((held) => held.row as { id: string; label: string; endsAt: number; author: string });
};
const look = () => gazetteer.lookAtOneOffs(on.db, roads);

/** Oakham to Uppingham and back by car: seconds. */
async function drive(): Promise<number | null> {
  const [row] = await roads.table([[-0.7295, 52.6705]], [[-0.7226, 52.5886]], { profile: 'car', by: 'time' });
  return row?.[0]?.seconds ?? null;
}

async function pass(ms: number): Promise<void> {
  on.clock.advance(ms);
  const timer = startTimer(on.context);
  await timer.runDue();
  await timer.close();
}

/** On the A6003 between the two towns. */
const closed = (over: object = {}) => ({
  ...{ oneOffId: randomUUID(), kind: 'closure', label: 'Uppingham Road, Oakham', lon: -0.708, lat: 52.63 },
  ...{ radiusMetres: 400, emergencyMayPass: false, reason: 'Tree across the road' },
  ...{ endsAt: on.clock.now() + 2 * HOUR, ...over },
});

describe('a road closed by staff', () => {
  test('B14 is listed with its author and end, driven round, extended, and open again when its time is over', async () => {
    const open = await drive();
    const input = closed();
    expect(await send('setOneOff', input)).toMatchObject({ kind: 'done' });
    expect(await rows()).toMatchObject([
      { id: input.oneOffId, label: input.label, endsAt: input.endsAt, author: 'dave' },
    ]);
    await look();
    const round = await drive();
    expect(round).toBeGreaterThan((open ?? 0) + 60);

    const endsAt = input.endsAt + HOUR;
    const longer = { oneOffId: input.oneOffId, seen: input.endsAt, endsAt, reason: 'Crane is late' };
    expect(await send('extendOneOff', longer)).toMatchObject({ kind: 'done' });
    expect(await send('extendOneOff', longer)).toMatchObject({ kind: 'refused', code: 'changed-meanwhile' });
    await pass(2.5 * HOUR);
    expect(await rows()).toMatchObject([{ endsAt }]);
    await look();
    expect(await drive()).toBe(round);

    await pass(HOUR);
    expect(await rows()).toEqual([]);
    await look();
    expect(await drive()).toBe(open);
    expect(await send('endOneOff', { oneOffId: input.oneOffId, reason: 'Open' })).toMatchObject({
      code: 'one-off-over',
    });
  });

  test('B14 ends at once when staff say so, and is told to the roads only when something has changed', async () => {
    const input = closed();
    await send('setOneOff', input);
    await look();
    const { changes } = roads;
    const before = changes();
    await look();
    expect(changes()).toBe(before);
    expect(await send('endOneOff', { oneOffId: input.oneOffId, reason: 'Cleared' })).toMatchObject({ kind: 'done' });
    await look();
    expect(changes()).toBe(before + 1);
    expect(await rows()).toEqual([]);
  });

  test('B14 needs a life span and the permission', async () => {
    expect(await send('setOneOff', closed({ endsAt: on.clock.now() - 1 }))).toMatchObject({ code: 'life-span' });
    expect(await send('setOneOff', closed({ endsAt: on.clock.now() + 91 * 24 * HOUR }))).toMatchObject({
      code: 'life-span',
    });
    expect(await send('setOneOff', closed(), officer)).toMatchObject({ kind: 'not-permitted' });
  });
});

test('B14 a one-off place is found in the same box for as long as it lasts', async () => {
  const input = closed({ kind: 'place', label: 'Rutland Show ground, gate B', radiusMetres: 100 });
  await send('setOneOff', input);
  await look();
  expect(gazetteer.search('rutland show g')[0]).toMatchObject({ id: `one-off:${input.oneOffId}`, kind: 'one-off' });
  await pass(3 * HOUR);
  await look();
  expect(gazetteer.search('rutland show g').filter(({ kind }) => kind === 'one-off')).toEqual([]);
});

test('a rebuild gives the same rows', async () => {
  const before = await tableContents(on.db, on.context.registry);
  await rebuild(on.db, on.context.registry);
  expect(await tableContents(on.db, on.context.registry)).toEqual(before);
});
