import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookedUnit, contactOfficer, dispatcher, makeWorld, oakham, type World } from './test-world.ts';

describe('the main job, through the handlers and the tables', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.test.close());

  test('a call becomes a record, the right unit is sent, and it is closed', async () => {
    const contactId = randomUUID();
    const incidentId = randomUUID();
    const assignmentId = randomUUID();
    const circle = { lon: -0.729, lat: 52.67, radiusMetres: 50 };
    const call = { contactId, channel: '999', callerNumber: '07700 900123', circle, subscriber: null };
    await world.must(contactOfficer, 'announceCall', call);
    expect((await world.held('operations.contacts')).map((r) => r.row)).toMatchObject([
      { id: contactId, state: 'ringing', number: null },
    ]);
    expect(await world.must(contactOfficer, 'answerCall', { contactId })).toEqual({
      contactId,
      number: 'C0001 of 22/11',
    });
    await world.must(contactOfficer, 'writeContactField', {
      contactId,
      field: 'what',
      seen: '',
      value: 'Two men fighting',
    });
    await world.must(contactOfficer, 'placeContact', { contactId, place: oakham });
    const raised = await world.must(contactOfficer, 'raiseIncident', {
      contactId,
      incidentId,
      code: '202',
      grade: 'G1',
    });
    expect(raised).toEqual({ incidentId, number: '0001 of 22/11' });
    expect(await world.held('operations.contacts')).toEqual([]);

    const tourId = await bookedUnit(world, 'RA21');
    const assign = { assignmentId, incidentId, tourId };
    await world.must(dispatcher, 'assignUnit', assign);
    for (const milestone of ['acknowledged', 'en-route', 'at-scene']) {
      await world.must(dispatcher, 'reportProgress', { ...assign, milestone });
    }
    const [incident] = await world.held('operations.openIncidents');
    expect(incident?.row).toMatchObject({
      number: '0001 of 22/11',
      state: 'at-scene',
      grade: 'G1',
      place: { label: 'High Street, Oakham', areaId: 'oakham', verified: true },
      units: [{ callsign: 'RA21', milestone: 'at-scene' }],
      clocks: [],
    });
    expect((await world.held('operations.units')).map((r) => r.row)).toMatchObject([
      { callsign: 'RA21', meaning: 'at-scene', active: { number: '0001 of 22/11', grade: 'G1' } },
    ]);
    await world.must(dispatcher, 'reportProgress', { ...assign, milestone: 'resumed' });
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: 'All quiet' });
    await world.must(dispatcher, 'closeIncident', { incidentId });
    expect((await world.held('operations.openIncidents')).map((r) => r.row)).toEqual([]);
    const lines = await world.held('operations.incidentLog', { of: incidentId });
    expect(lines.map((line) => (line.row as { text: string }).text)).toEqual(
      [
        '0001 of 22/11',
        'RA21 assigned',
        'RA21 acknowledged',
        'RA21 en route',
        'RA21 at scene',
        'RA21 resumed',
        'Result No further action, closing code 202 Rowdy or inconsiderate behaviour: All quiet',
        'Closed',
      ].map((text, i) => (i === 0 ? expect.stringContaining(text) : text)),
    );
  });
});
