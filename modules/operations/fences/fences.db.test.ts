import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  officer,
  raisedIncident,
  supervisor,
  type World,
} from '../test-world.ts';
import { circleFence, looked, offCentre, reported, watcher } from './test-story.ts';
import { FenceWatch } from './watch.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

async function pass(seconds: number): Promise<void> {
  const timer = startTimer(world.test.context);
  const reactions = startReactions(world.test.context);
  world.test.clock.advance(seconds * 1000);
  await timer.runDue();
  await reactions.runDue();
  await timer.close();
  await reactions.close();
}

/** Somebody on duty well outside, of whom the watch has heard. */
async function unitOutside(callsign: string, over: object = {}): Promise<string> {
  const tourId = await bookedUnit(world, callsign, {
    issi: null,
    crew: [{ collar: callsign, name: 'A. Example', permit: 'response', accountId: null }],
    ...over,
  });
  await reported(world, callsign, { east: 3_000 });
  return tourId;
}

async function set(over: object = {}): Promise<string> {
  const fence = circleFence(world, over);
  await world.must(dispatcher, 'setFence', fence);
  await looked(world);
  return fence.fenceId;
}

const rowOf = async (fenceId: string) =>
  (await world.seen(dispatcher, 'operations.fences')).find(({ id }) => id === fenceId);
const alarmsOf = async (fenceId: string, who = dispatcher) =>
  (await world.seen(who, 'operations.alarms')).filter(({ key }) => String(key).startsWith(fenceId));
const logOf = async (incidentId: string) =>
  (await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId })).map(({ text }) => text);
const away = (fenceId: string) => world.must(dispatcher, 'withdrawFence', { fenceId, reason: 'No longer wanted' });

describe('G11 who crosses a fence is told to a desk', () => {
  test('a unit that enters and leaves: an alarm of class B at once, with how exact and how old the fix is, until somebody acknowledges it by name', async () => {
    const tourId = await unitOutside('FA01');
    const fenceId = await set({ ways: 'both' });
    await reported(world, 'FA01', { east: 0, accuracyMetres: 12 });
    await pass(1);
    expect(await alarmsOf(fenceId)).toMatchObject([
      { kind: 'fence', alarmClass: 'B', state: 'warned', title: 'Round the church', incidentId: null },
    ]);
    expect((await alarmsOf(fenceId))[0]?.text).toBe('FA01 has entered a fence (within 12 m)');
    world.test.clock.advance(100_000);
    await reported(world, 'FA01', { east: 2_000, accuracyMetres: null, agoSeconds: 90 });
    expect(await rowOf(fenceId)).toMatchObject({
      count: 2,
      crossings: [
        { way: 'out', tourId },
        { way: 'in', tourId },
      ],
    });
    await pass(1);
    const texts = (await alarmsOf(fenceId)).map(({ text }) => text);
    expect(texts).toContain('FA01 has left a fence (accuracy not given, 1 min before it was heard)');
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 1 });
    expect(await alarmsOf(fenceId)).toHaveLength(1);
    await world.must(supervisor, 'acknowledgeCrossings', { fenceId, seen: 2 });
    expect(await alarmsOf(fenceId)).toEqual([]);
    expect(await rowOf(fenceId)).toMatchObject({ acknowledged: { seen: 2, by: supervisor.name } });
    const again = await world.send(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 2 });
    expect(again).toMatchObject({ kind: 'refused', code: 'nothing-to-acknowledge' });
    await away(fenceId);
  });

  test('nobody acknowledges: it climbs, and stands on when the fence has ended', async () => {
    await unitOutside('FA02');
    const fenceId = await set();
    await reported(world, 'FA02', { east: 0 });
    await pass(121);
    expect(await alarmsOf(fenceId)).toMatchObject([{ state: 'breached', alarmClass: 'B' }]);
    await pass(121);
    expect(await alarmsOf(fenceId)).toMatchObject([{ told: 'control-room-supervisor' }]);
    await away(fenceId);
    expect(await alarmsOf(fenceId)).toHaveLength(1);
    expect(await rowOf(fenceId)).toMatchObject({ id: fenceId });
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 1 });
    expect(await rowOf(fenceId)).toBeUndefined();
  });

  test('class C is counted and rings nowhere', async () => {
    await unitOutside('FA03');
    const fenceId = await set({ alarm: 'C' });
    await reported(world, 'FA03', { east: 0 });
    await pass(1);
    expect(await alarmsOf(fenceId)).toMatchObject([{ alarmClass: 'C' }]);
    await away(fenceId);
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 1 });
  });

  test('whoever stands at the edge, or is not heard exactly, flaps not; a stale fix never says left', async () => {
    await unitOutside('FA04');
    const fenceId = await set({ ways: 'both' });
    for (const east of [195, 205, 190, 210]) await reported(world, 'FA04', { east, accuracyMetres: 30 });
    expect(await rowOf(fenceId)).toMatchObject({ count: 0 });
    await reported(world, 'FA04', { east: 100 });
    for (const east of [205, 190, 215, 180, 220]) await reported(world, 'FA04', { east, accuracyMetres: 30 });
    await reported(world, 'FA04', { east: 4_000, accuracyMetres: 400 });
    world.test.clock.advance(600_000);
    await reported(world, 'FA04', { east: 4_000, agoSeconds: 300 });
    expect(await rowOf(fenceId)).toMatchObject({ count: 1 });
    await reported(world, 'FA04', { east: 4_000 });
    expect(await rowOf(fenceId)).toMatchObject({ count: 2, crossings: [{ way: 'out' }, { way: 'in' }] });
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 2 });
    await away(fenceId);
  });

  test('whoever was inside when it was set has not entered, and can leave; the server starts again and knows both', async () => {
    await unitOutside('FA05');
    await reported(world, 'FA05', { east: 0 });
    const fenceId = await set({ ways: 'both' });
    expect(await rowOf(fenceId)).toMatchObject({ count: 0 });
    const { test } = world;
    const anew = new FenceWatch({ force: world.force, markersNear: async () => [] }, test.clock);
    expect(await anew.stands(test.db)).toBe(true);
    const out = { ...offCentre(2_000), at: test.clock.now(), accuracyMetres: 10 };
    const [unit] = await world.seen(dispatcher, 'operations.units', { filters: { callsign: 'FA05' } });
    expect(await anew.crossings(test.db, [{ tourId: String(unit?.id), ...out }])).toMatchObject([
      { fenceId, inside: null, note: { way: 'out', callsign: 'FA05' } },
    ]);
    await away(fenceId);
  });

  test('whom it watches: named units, kinds, all, and not who is sent to its incident', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const sent = await unitOutside('FA06');
    await unitOutside('FA07');
    await world.must(
      dispatcher,
      'assignUnit',
      { incidentId, tourId: sent, assignmentId: randomUUID(), how: 'assign' },
      'not-suitable',
      'skill-missing',
    );
    const named = await set({ watch: { kind: 'units', callsigns: ['fa07'] } });
    const kinds = await set({ watch: { kind: 'kinds', kinds: ['dog'] } });
    const scene = await set({ incidentId });
    await reported(world, 'FA06', { east: 0 });
    await reported(world, 'FA07', { east: 0 });
    expect(await rowOf(named)).toMatchObject({ count: 1, crossings: [{ callsign: 'FA07' }] });
    expect(await rowOf(kinds)).toMatchObject({ count: 0 });
    expect(await rowOf(scene)).toMatchObject({ count: 1, crossings: [{ callsign: 'FA07' }] });
    expect(await logOf(incidentId)).toEqual(
      expect.arrayContaining(['Fence “Round the church” is set', 'FA07 has entered “Round the church” (within 10 m)']),
    );
    for (const one of [named, kinds, scene]) await away(one);
  });
});

describe('G11 what a fence goes round', () => {
  test('a cordon that is drawn for an incident: it ends with that, and says so in its log', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const shapeId = randomUUID();
    const corners = [offCentre(-100, -100), offCentre(100, -100), offCentre(100, 100), offCentre(-100, 100)].map(
      ({ lon, lat }) => [lon, lat],
    );
    await world.must(dispatcher, 'setShape', { incidentId, shapeId, kind: 'inner-cordon', corners, note: '' });
    await unitOutside('FB01');
    const fenceId = await set({ incidentId, name: 'Inner cordon', bounds: { kind: 'shape', shapeId } });
    await reported(world, 'FB01', { east: 50 });
    expect(await rowOf(fenceId)).toMatchObject({ count: 1, corners });
    await world.must(dispatcher, 'withdrawShape', { incidentId, shapeId, reason: 'Scene is released' });
    await pass(1);
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 1 });
    expect(await rowOf(fenceId)).toBeUndefined();
    expect(await logOf(incidentId)).toContain('Fence “Inner cordon” has ended');
    const gone = circleFence(world, { incidentId, bounds: { kind: 'shape', shapeId } });
    expect(await world.send(dispatcher, 'setFence', gone)).toMatchObject({ code: 'no-such-shape' });
  });

  test('an area of the force pack, told when a unit leaves it', async () => {
    await unitOutside('FB02');
    await reported(world, 'FB02', { east: 0 });
    const fenceId = await set({ bounds: { kind: 'area', areaId: 'oakham' }, ways: 'out', name: 'Oakham' });
    await reported(world, 'FB02', { east: 60_000 });
    expect(await rowOf(fenceId)).toMatchObject({ count: 1, crossings: [{ way: 'out', callsign: 'FB02' }] });
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 1 });
    await away(fenceId);
    const nowhere = circleFence(world, { bounds: { kind: 'area', areaId: 'atlantis' } });
    expect(await world.send(dispatcher, 'setFence', nowhere)).toMatchObject({ code: 'no-such-area' });
  });

  test('places with a warning marker, those set later too: the alarm names the kind and no address, the row the place', async () => {
    const fenceId = await set({ bounds: { kind: 'markers', markers: ['weapons'], metres: 150 }, name: 'Weapons' });
    const now = world.test.clock.now();
    const reviews = { reviewAt: now + 86_400_000, expiresAt: now + 2 * 86_400_000 };
    const marker = { label: 'Zebra Cottage', ...offCentre(5_000), radiusMetres: 30, text: 'Shotgun', reason: 'Seen' };
    await world.must(supervisor, 'pole.setMarker', { markerId: randomUUID(), kind: 'weapons', ...marker, ...reviews });
    await world.must(supervisor, 'pole.setMarker', {
      markerId: randomUUID(),
      kind: 'dog',
      ...marker,
      ...offCentre(9_000),
      ...reviews,
    });
    world.test.clock.advance(11_000);
    await unitOutside('FB03');
    await reported(world, 'FB03', { east: 9_000 });
    await reported(world, 'FB03', { east: 5_080 });
    expect(await rowOf(fenceId)).toMatchObject({ count: 1, crossings: [{ place: 'weapons: Zebra Cottage' }] });
    await pass(1);
    const [alarm] = await alarmsOf(fenceId);
    expect(alarm?.text).toBe('FB03 has come near a place marked weapons (within 10 m)');
    expect(JSON.stringify(alarm)).not.toContain('Zebra');
    await world.must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 1 });
    await away(fenceId);
  });
});

describe('G11 until when, and who may', () => {
  test('when its time is over it ends by itself; let stand longer it ends later; what is out of range is refused', async () => {
    const until = world.test.clock.now() + 600_000;
    const fenceId = await set({ until });
    const later = until + 600_000;
    const wrong = { fenceId, seen: later, until: later + 1 };
    expect(await world.send(dispatcher, 'extendFence', wrong)).toMatchObject({ code: 'changed-meanwhile' });
    await world.must(dispatcher, 'extendFence', { fenceId, seen: until, until: later });
    await pass(601);
    expect(await rowOf(fenceId)).toMatchObject({ until: later, endedAt: null });
    await pass(601);
    expect(await rowOf(fenceId)).toBeUndefined();
    expect(await world.operations.fences.stands(world.test.db)).toBe(false);
    const crossing = { fenceId, tourId: randomUUID(), callsign: 'FC01', way: 'in', at: later, accuracyMetres: 10 };
    const late = await world.send(watcher, 'noteCrossing', { ...crossing, markerId: null, place: '', areaId: null });
    expect(late).toMatchObject({ kind: 'refused', code: 'fence-over' });
    const past = circleFence(world, { until: world.test.clock.now() });
    expect(await world.send(dispatcher, 'setFence', past)).toMatchObject({ code: 'expiry-out-of-range' });
  });

  test('it ends with its incident', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const fenceId = await set({ incidentId });
    await world.must(dispatcher, 'recordResult', {
      incidentId,
      result: 'NFA',
      closingCode: '202',
      note: 'Words given',
    });
    await world.must(dispatcher, 'closeIncident', { incidentId });
    await pass(1);
    expect(await rowOf(fenceId)).toBeUndefined();
  });

  test('of a restricted incident nobody else sees the fence or its alarm; a call taker sees fences and sets none; an officer sees none', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    await unitOutside('FC02');
    const fenceId = await set({ incidentId });
    await reported(world, 'FC02', { east: 0 });
    await pass(1);
    const ofCallTaker = await world.seen(contactOfficer, 'operations.fences');
    expect(ofCallTaker.map(({ id }) => id)).toContain(fenceId);
    expect(await alarmsOf(fenceId, supervisor)).toHaveLength(1);
    const restriction = {
      seen: 'none',
      restriction: 'restricted',
      allowed: [],
      radiusMetres: 500,
      reason: 'Informant',
    };
    await world.must(fim, 'restrict', { incidentId, ...restriction });
    expect(await rowOf(fenceId)).toBeUndefined();
    expect(await alarmsOf(fenceId, supervisor)).toEqual([]);
    const call = await world.send(contactOfficer, 'setFence', circleFence(world));
    expect(call).toMatchObject({ kind: 'not-permitted' });
    await expect(world.seen(officer, 'operations.fences')).rejects.toThrow();
  });
});
