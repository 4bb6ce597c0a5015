import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Frame, lastPosition, startFeed } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { personSubject, systemSubject } from '../../../kernel/testing.ts';
import { keepPositionDays, type RoadsDoor, recordPositions } from '../index.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  officer,
  raisedIncident,
  type World,
} from '../test-world.ts';

/** As long as it is far: a minute for each hundredth of a degree. */
const roads: RoadsDoor = {
  estimated: false,
  table: async (from, to) =>
    from.map(([lon]) =>
      to.map(([there]) => {
        const seconds = Math.round(Math.abs(lon - there) * 6_000);
        return { metres: seconds * 15, seconds, reachable: true };
      }),
    ),
};
const agent = personSubject('agnes', ['service-agent']);
const administrator = personSubject('ada', ['administrator']);
const colleague = personSubject('colin', ['officer']);
const radioSystem = systemSubject('reaction:exchange.openTalkgroup');
const accept = ['not-suitable', 'skill-missing', 'ring-the-fim', 'unit-emergency', 'unit-committed'];

let world: World;
beforeAll(async () => {
  world = await makeWorld(roads);
  await keepPositionDays(world.test.db, world.test.clock);
});
afterAll(() => world.test.close());

let units = 0;
async function unitAt(lon: number | null, over: object = {}): Promise<{ tourId: string; callsign: string }> {
  units += 1;
  const [callsign, issi] = [`EM${units}`, `410${units}`];
  const tourId = await bookedUnit(world, callsign, { issi, ...over });
  const at = world.test.clock.now();
  if (lon !== null) await recordPositions(world.test.db, world.test.clock, [{ issi, lon, lat: 52.67, at }]);
  return { tourId, callsign };
}

const emergencies = (who: Subject) => world.seen(who, 'operations.emergencies');
const press = (tourId: string) => world.must(officer, 'setStatus', { tourId, status: '0' });
const end = (tourId: string) =>
  world.must(dispatcher, 'endEmergency', { tourId, finding: 'assisted', note: 'Colleague came' });

describe('G12 F04 an officer in need', () => {
  test('G12 is told to every screen of the force by the next tick of the feed, in one row for all, and taken away when it is over', async () => {
    const screens = [contactOfficer, dispatcher, fim, officer, colleague, agent, administrator];
    const feed = await startFeed(world.test.context);
    const from = await lastPosition(world.test.db);
    const told = screens.map((subject) => {
      const frames: Frame[] = [];
      const send = (frame: Frame) => void frames.push(frame);
      feed.listen({ subject, send, close: () => undefined }).subscribe([{ view: 'operations.emergencies', from }]);
      return frames;
    });
    const changesOf = (frames: readonly Frame[]) =>
      frames.flatMap((frame) => (frame.type === 'changes' ? frame.changes : []));
    const { tourId, callsign } = await unitAt(-0.73);
    await press(tourId);
    await feed.settled();
    for (const frames of told) {
      expect(changesOf(frames).at(-1)).toMatchObject({ puts: [{ tourId, callsign, seenBy: null }], removes: [] });
    }
    expect(new Set(told.map((frames) => JSON.stringify(changesOf(frames)))).size).toBe(1);
    await end(tourId);
    await feed.settled();
    for (const frames of told) expect(changesOf(frames).at(-1)).toMatchObject({ puts: [], removes: [tourId] });
    await feed.close();
    expect(await emergencies(agent)).toEqual([]);
  });

  test('F04 its talkgroup is asked for, noted as the radio system answers, and opened by hand where it does not; the log says so', async () => {
    const { tourId, callsign } = await unitAt(-0.73);
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...accept);
    expect(await world.send(dispatcher, 'noteTalkgroup', { tourId, outcome: 'by-hand' })).toMatchObject({
      code: 'no-emergency',
    });
    await press(tourId);
    const talkgroup = async () => (await emergencies(dispatcher))[0]?.talkgroup;
    expect(await talkgroup()).toEqual({ name: 'RUT-1', outcome: null });
    await world.must(radioSystem, 'noteTalkgroup', { tourId, outcome: 'unknown' });
    expect(await talkgroup()).toEqual({ name: 'RUT-1', outcome: 'unknown' });
    await world.must(dispatcher, 'noteTalkgroup', { tourId, outcome: 'by-hand' });
    expect(await talkgroup()).toEqual({ name: 'RUT-1', outcome: 'by-hand' });
    const log = (await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId })).map(({ text }) => text);
    expect(log).toEqual(
      expect.arrayContaining([
        `${callsign}: EMERGENCY CALL`,
        `${callsign}: talkgroup RUT-1 not opened, the radio system did not answer`,
        `${callsign}: talkgroup RUT-1 opened by hand`,
      ]),
    );
    await end(tourId);
    expect(await emergencies(dispatcher)).toEqual([]);
    // The next one begins anew.
    await press(tourId);
    expect(await talkgroup()).toEqual({ name: 'RUT-1', outcome: null });
    await end(tourId);
  });

  test('F04 overrides everything: on its job, on break and off duty alike the unit is in need', async () => {
    const { tourId, callsign } = await unitAt(-0.73);
    const unit = async () =>
      (await world.held('operations.units', { filters: { id: tourId } }))[0]?.row ?? { meaning: 'off duty' };
    await world.must(officer, 'setStatus', { tourId, status: '4' });
    await press(tourId);
    expect(await unit()).toMatchObject({ meaning: 'emergency' });
    await world.must(officer, 'setStatus', { tourId, status: '2' });
    expect(await unit()).toMatchObject({ meaning: 'emergency' });
    await end(tourId);
    await world.must(officer, 'bookOff', { tourId });
    await press(tourId);
    expect(await emergencies(agent)).toMatchObject([{ callsign }]);
    await end(tourId);
  });

  test('F04 the nearest are offered, soonest by road, with what they are on; nobody is sent', async () => {
    const need = await unitAt(-0.73);
    const far = await unitAt(-0.6);
    const near = await unitAt(-0.735);
    await unitAt(null);
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const sent = { assignmentId: randomUUID(), incidentId, tourId: near.tourId };
    await world.must(dispatcher, 'assignUnit', sent, ...accept);
    await press(need.tourId);
    const rows = await world.seen(dispatcher, 'operations.nearestUnits', { of: need.tourId });
    const callsigns = rows.map(({ callsign }) => callsign);
    expect(callsigns).not.toContain(need.callsign);
    expect(callsigns.indexOf(near.callsign)).toBeLessThan(callsigns.indexOf(far.callsign));
    expect(rows.find(({ tourId }) => tourId === near.tourId)).toMatchObject({
      etaSeconds: 30,
      on: { incidentId, grade: 'G2' },
    });
    const [one] = await world.seen(dispatcher, 'operations.units', { filters: { id: far.tourId } });
    expect(one).toMatchObject({ active: null });
    await end(need.tourId);
  });

  test('F04 without a job a log is raised by one key: where it was last, graded, with the unit at scene and the emergency in it', async () => {
    const { tourId, callsign } = await unitAt(-0.7295);
    const log = { tourId, incidentId: randomUUID(), assignmentId: randomUUID() };
    expect(await world.send(dispatcher, 'raiseForOfficer', log)).toMatchObject({ code: 'no-emergency' });
    await press(tourId);
    await world.must(dispatcher, 'raiseForOfficer', log);
    const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: log.incidentId } });
    expect(row).toMatchObject({
      grade: 'G1',
      what: `Officer in need: emergency of ${callsign}`,
      place: { lon: -0.7295, lat: 52.67, areaId: expect.any(String) },
      units: [{ callsign, milestone: 'at-scene' }],
    });
    const lines = await world.seen(dispatcher, 'operations.incidentLog', { of: log.incidentId });
    expect(lines.map(({ text }) => text)).toContain(`${callsign}: EMERGENCY CALL`);
    await end(tourId);
    const unknown = await unitAt(null);
    await press(unknown.tourId);
    const nowhere = { tourId: unknown.tourId, incidentId: randomUUID(), assignmentId: randomUUID() };
    await world.must(dispatcher, 'raiseForOfficer', nowhere);
    const [blind] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: nowhere.incidentId } });
    expect(blind).toMatchObject({ place: { lon: null, verified: false, areaId: 'oakham' } });
    await end(unknown.tourId);
  });

  test('of a concealed job the callsign alone is told, by the feed as by a read', async () => {
    const { tourId, callsign } = await unitAt(-0.73);
    const { incidentId } = await raisedIncident(world, { grade: 'G2', place: oakham });
    await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...accept);
    const conceal = { incidentId, seen: 'none', restriction: 'concealed', radiusMetres: 800, reason: 'Informant' };
    await world.must(fim, 'restrict', { ...conceal, allowed: [] });
    await press(tourId);
    for (const who of [dispatcher, colleague, agent]) {
      expect(await emergencies(who)).toEqual([
        { tourId, callsign, since: expect.any(Number), areaId: null, talkgroup: null, seenBy: null, seenAt: null },
      ]);
    }
    expect(await emergencies(fim)).toMatchObject([{ areaId: 'oakham', talkgroup: { name: 'RUT-1' } }]);
    const other = await unitAt(-0.731);
    await press(other.tourId);
    const rows = await world.seen(dispatcher, 'operations.nearestUnits', { of: other.tourId });
    expect(JSON.stringify(rows)).not.toContain(incidentId);
    await end(other.tourId);
    await end(tourId);
  });
});
