import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepPositionDays, recordPositions } from './resources/positions.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  officer,
  raisedIncident,
  sergeant,
  supervisor,
  takenContact,
  uppingham,
  type World,
} from './test-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const at = (place: { lon: number | null; lat: number | null }, over: Record<string, string> = {}) => ({
  filters: { lon: String(place.lon), lat: String(place.lat), ...over },
});

describe('what the call taker sees while typing', () => {
  test('incidents and markers near, nearest first, with their distance; nothing from afar', async () => {
    const here = await raisedIncident(world);
    const there = await raisedIncident(world, { place: { ...oakham, lat: oakham.lat + 0.002 } });
    const afar = await raisedIncident(world, { place: uppingham });
    const now = world.test.clock.now();
    await world.must(fim, 'pole.setMarker', {
      markerId: randomUUID(),
      kind: 'dog',
      label: 'Mill Street 4',
      lon: oakham.lon,
      lat: oakham.lat + 0.001,
      radiusMetres: 30,
      text: 'Loose dog',
      reason: 'Bitten',
      reviewAt: now + 1000,
      expiresAt: now + 2000,
    });
    const rows = await world.seen(contactOfficer, 'operations.nearby', at(oakham));
    expect(rows.map((row) => [row.kind, row.distanceMetres])).toEqual([
      ['incident', 0],
      ['marker', 111],
      ['incident', 222],
    ]);
    expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining([here.incidentId, there.incidentId]));
    expect(rows.map((row) => row.id)).not.toContain(afar.incidentId);
  });

  test('closed ones for a week, then no more', async () => {
    const { incidentId } = await raisedIncident(world, { place: uppingham });
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: '' });
    await world.must(dispatcher, 'closeIncident', { incidentId });
    const ids = async () => (await world.seen(contactOfficer, 'operations.nearby', at(uppingham))).map((row) => row.id);
    expect(await ids()).toContain(incidentId);
    world.test.clock.advance(8 * 86_400_000);
    expect(await ids()).not.toContain(incidentId);
  });

  test('earlier incidents of the same number, wherever they were', async () => {
    const before = await raisedIncident(world, { place: uppingham });
    const rows = await world.seen(contactOfficer, 'operations.nearby', { filters: { callerNumber: '07700 900123' } });
    expect(rows).toContainEqual(
      expect.objectContaining({ id: before.incidentId, text: expect.stringContaining('Same caller number') }),
    );
    expect(await world.seen(contactOfficer, 'operations.nearby', { filters: { callerNumber: '1' } })).toEqual([]);
    expect(await world.seen(contactOfficer, 'operations.nearby', { filters: { lon: 'x', lat: '' } })).toEqual([]);
  });
});

describe('an unknown place', () => {
  const mill = { label: 'behind the old mill', lon: null, lat: null, gazetteerId: null };
  const unverified = async () => (await world.seen(dispatcher, 'operations.unverifiedPlaces')).map((row) => row.id);

  test('B02 is taken, flagged, on the list, and off it once somebody confirms', async () => {
    const { incidentId } = await raisedIncident(world, { place: mill });
    const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: incidentId } });
    expect(row).toMatchObject({
      place: { label: 'behind the old mill', verified: false, setting: 'urban', areaId: null },
    });
    expect(await unverified()).toContain(incidentId);
    await world.must(dispatcher, 'moveIncident', { incidentId, seen: mill.label, place: oakham });
    expect(await unverified()).not.toContain(incidentId);
  });

  test('is confirmed as well by whoever still has the caller', async () => {
    const { incidentId, contactId } = await raisedIncident(world, { place: mill });
    await world.must(contactOfficer, 'placeContact', { contactId, place: uppingham });
    expect(await unverified()).not.toContain(incidentId);
  });
});

describe('lists', () => {
  test('are read page by page without a gap or a double', async () => {
    const whole = (await world.seen(dispatcher, 'operations.openIncidents')).map((row) => row.id);
    const paged: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const page = await world.seen(dispatcher, 'operations.openIncidents', { limit: 2, after });
      paged.push(...page.map((row) => row.id));
      if (page.length < 2) break;
      after = String(page.at(-1)?.id);
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(4);
  });

  test('C03 the log is read on from a line; a correction and what it corrects point at each other', async () => {
    const { incidentId } = await raisedIncident(world);
    const [first, second] = [randomUUID(), randomUUID()];
    await world.must(dispatcher, 'addLine', { incidentId, lineId: first, text: 'Male in red', corrects: null });
    await world.must(dispatcher, 'addLine', { incidentId, lineId: second, text: 'Male in blue', corrects: first });
    const after = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId, after: first });
    expect(after).toMatchObject([{ id: second, corrects: first, by: 'dave' }]);
    const all = await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId });
    expect(all[1]).toMatchObject({ id: first, text: 'Male in red', correctedBy: second });
  });

  test('a closed incident is found when it is asked for', async () => {
    const { incidentId } = await raisedIncident(world);
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: '' });
    await world.must(dispatcher, 'closeIncident', { incidentId });
    const ids = async (filters: Record<string, string>) =>
      (await world.seen(dispatcher, 'operations.openIncidents', { filters })).map((row) => row.id);
    expect(await ids({})).not.toContain(incidentId);
    expect(await ids({ id: incidentId })).toEqual([incidentId]);
    expect(await ids({ state: 'closed' })).toContain(incidentId);
  });

  test('settled contacts are found by their incident', async () => {
    const { incidentId, contactId } = await raisedIncident(world);
    const further = await takenContact(world);
    await world.must(contactOfficer, 'addContactToIncident', { contactId: further, incidentId, newRisk: false });
    const rows = await world.seen(contactOfficer, 'operations.contacts', { filters: { incident: incidentId } });
    expect(new Set(rows.map((row) => row.id))).toEqual(new Set([contactId, further]));
    const [incident] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: incidentId } });
    expect(incident).toMatchObject({ callers: 2 });
  });
});

describe('how far somebody has read', () => {
  test('C23 is kept for each person, and never runs back', async () => {
    const { incidentId } = await raisedIncident(world);
    const { db } = world.test;
    const { recordLook, listLooks } = world.operations;
    const mine = async (who: string) =>
      (await listLooks(db, who, () => true)).filter((look) => look.incidentId === incidentId);
    await recordLook(db, 'dave', { incidentId, lines: 3, at: 1 });
    await recordLook(db, 'dave', { incidentId, lines: 2, at: 2 });
    expect(await mine('dave')).toEqual([{ incidentId, lines: 3, at: 1 }]);
    await recordLook(db, 'dave', { incidentId, lines: 5, at: 3 });
    expect(await mine('dave')).toEqual([{ incidentId, lines: 5, at: 3 }]);
    expect(await mine('sue')).toEqual([]);
  });
});

describe('an officer', () => {
  test('shows at scene in one line, and leaves what they were on, which is told', async () => {
    const tourId = await bookedUnit(world, 'SHOW');
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    await world.must(
      dispatcher,
      'assignUnit',
      { assignmentId: randomUUID(), incidentId, tourId },
      'not-suitable',
      'skill-missing',
    );
    const show = {
      incidentId: randomUUID(),
      assignmentId: randomUUID(),
      tourId,
      place: uppingham,
      what: 'Vehicle check',
    };
    expect(await world.send(officer, 'showMeAt', show)).toMatchObject({ kind: 'confirm', code: 'unit-committed' });
    const shown = await world.must(officer, 'showMeAt', show, 'unit-committed');
    const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: show.incidentId } });
    expect(row).toMatchObject({
      number: shown.number,
      state: 'at-scene',
      channel: 'officer',
      units: [{ callsign: 'SHOW' }],
    });
    const [left] = await world.seen(supervisor, 'operations.openIncidents', { filters: { id: incidentId } });
    expect(left).toMatchObject({ state: 'open', units: [] });
  });

  test('acts for the unit of whose crew they are, and for no other', async () => {
    const mine = await bookedUnit(world, 'MINE');
    const crew = [{ collar: '77', name: 'B. Other', permit: 'response', accountId: 'someone-else' }];
    const theirs = await bookedUnit(world, 'THEIRS', { crew, issi: '4007777' });
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const assignmentId = randomUUID();
    await world.must(dispatcher, 'assignUnit', { assignmentId, incidentId, tourId: theirs }, 'not-suitable');
    const on = { incidentId, assignmentId, tourId: theirs };
    const place = { incidentId: randomUUID(), assignmentId: randomUUID(), tourId: theirs, place: uppingham };
    const tries: readonly (readonly [string, object])[] = [
      ['setStatus', { tourId: theirs, status: '0' }],
      ['endEmergency', { tourId: theirs, finding: 'resolved', note: '' }],
      ['callUnitBack', { tourId: theirs }],
      ['bookOff', { tourId: theirs }],
      ['reportProgress', { ...on, milestone: 'at-scene' }],
      ['standDown', { ...on, reason: 'Because' }],
      ['assignUnit', { ...on, assignmentId: randomUUID() }],
      ['showMeAt', { ...place, what: 'Not me' }],
      // One that never was answers the same: nobody learns by asking which units there are.
      ['setStatus', { tourId: randomUUID(), status: '2' }],
    ];
    for (const [name, input] of tries) {
      const answer = await world.send(officer, name, input);
      expect(answer, name).toEqual({ kind: 'not-permitted', reason: 'not yours' });
    }
    expect((await world.send(officer, 'setStatus', { tourId: mine, status: '2' })).kind).toBe('done');
    expect((await world.send(sergeant, 'setStatus', { tourId: theirs, status: '2' })).kind).toBe('done');
    const booking = { tourId: randomUUID(), callsign: 'GHOST', crew };
    await expect(bookedUnit(world, 'GHOST', booking, officer)).rejects.toThrow('not yours');
    await bookedUnit(world, 'OWN', { issi: null }, officer);
  });

  test('reports where their own unit is, and no other', async () => {
    const { db, clock } = world.test;
    const at = { lon: -0.7, lat: 52.6, at: clock.now() };
    await keepPositionDays(db, clock);
    const batch = ['MINE', 'THEIRS'].map((callsign) => ({ callsign, ...at }));
    expect(await recordPositions(db, clock, batch, { ownOf: officer.id })).toEqual({ recorded: 1, unknown: [1] });
    expect(await recordPositions(db, clock, batch)).toEqual({ recorded: 2, unknown: [] });
  });

  test('found by callsign or radio while on tour', async () => {
    const tourId = await bookedUnit(world, 'FIND', { issi: '4009999' });
    const { db, clock } = world.test;
    const find = (by: { callsign: string } | { issi: string }, endedAfter = clock.now()) =>
      world.operations.findUnitOnTour(db, by, endedAfter);
    expect(await find({ callsign: 'FIND' })).toEqual({ tourId, callsign: 'FIND' });
    expect(await find({ issi: '4009999' })).toEqual({ tourId, callsign: 'FIND' });
    await world.must(officer, 'bookOff', { tourId });
    expect(await find({ issi: '4009999' })).toBeNull();
    // On the way home its radio is still on, and its emergency key still counts.
    expect(await find({ issi: '4009999' }, clock.now() - 60_000)).toEqual({ tourId, callsign: 'FIND' });
    expect((await world.seen(dispatcher, 'operations.units')).map((row) => row.callsign)).not.toContain('FIND');
  });
});

test('A01 at one position a call is taken and a unit sent, to whoever may; who may take calls alone sends nobody', async () => {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const tourId = await bookedUnit(world, 'BOTH');
  const sent = { assignmentId: randomUUID(), incidentId, tourId };
  await world.must(dispatcher, 'openContact', { contactId, channel: '101', callerNumber: null });
  await world.must(dispatcher, 'writeContactField', { contactId, field: 'what', seen: '', value: 'Gate forced' });
  await world.must(dispatcher, 'placeContact', { contactId, place: oakham });
  await world.must(dispatcher, 'raiseIncident', { contactId, incidentId, code: '202' });
  expect(await world.send(contactOfficer, 'assignUnit', sent)).toMatchObject({ kind: 'not-permitted' });
  await world.must(dispatcher, 'assignUnit', sent);
  const [incident] = (await world.seen(dispatcher, 'operations.openIncidents')).filter(({ id }) => id === incidentId);
  expect(incident).toMatchObject({ units: [{ callsign: 'BOTH' }] });
});

test('D17 a unit is sent while the call goes on; what the form lacked is owed, and follows into the log that its crew reads', async () => {
  const { contactId, incidentId } = await raisedIncident(world);
  const tourId = await bookedUnit(world, 'EARL');
  await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId });
  expect(await world.seen(contactOfficer, 'operations.wrapUps', { of: incidentId })).toMatchObject([{ incidentId }]);
  const caller = { contactId, field: 'callerName', seen: '', value: 'Ann Example' };
  await world.must(contactOfficer, 'writeContactField', caller);
  const texts = (await world.seen(officer, 'operations.incidentLog', { of: incidentId })).map(({ text }) =>
    String(text),
  );
  const sentAt = texts.findIndex((text) => text.includes('EARL assigned'));
  expect(sentAt).toBeGreaterThanOrEqual(0);
  expect(texts.findIndex((text) => text.includes('Ann Example'))).toBeGreaterThan(sentAt);
});
