import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild, startTimer, tableContents } from '../../../kernel/index.ts';
import { contactOfficer, dispatcher, fim, makeWorld, oakham, raisedIncident, type World } from '../test-world.ts';

const stamford = { label: 'High Street, Stamford', lon: -0.478, lat: 52.656, gazetteerId: null };
const carPark = { label: 'Car park, Church Street', lon: -0.7277, lat: 52.6712, gazetteerId: null };
const MINUTE = 60_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const places = (incidentId: string, who = dispatcher) => world.seen(who, 'operations.whereabouts', { of: incidentId });
const transfers = (incidentId: string | null, who = dispatcher) =>
  world.seen(who, 'operations.transfers', { of: incidentId });
const log = async (incidentId: string) =>
  (await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId })).map((line) => line.text);

async function pass(ms: number): Promise<void> {
  world.test.clock.advance(ms);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

describe('where an incident was, is and is worked from', () => {
  test('B07 keeps initial, earlier, current, rendezvous, staging and investigation points with who and when', async () => {
    const { incidentId } = await raisedIncident(world);
    expect(await places(incidentId)).toMatchObject([
      { kind: 'initial', label: oakham.label, by: 'connie', until: null },
    ]);
    await pass(MINUTE);
    await world.must(dispatcher, 'moveIncident', { incidentId, seen: oakham.label, place: carPark });
    const further = { ...carPark, label: 'Market Place, Oakham' };
    await world.must(fim, 'moveIncident', { incidentId, seen: carPark.label, place: further });
    for (const [kind, note] of [
      ['rvp', 'from the north'],
      ['staging', ''],
      ['investigation', 'knife'],
      ['investigation', 'blood'],
    ]) {
      await world.must(dispatcher, 'setPoint', { incidentId, pointId: randomUUID(), kind, place: carPark, note });
    }
    expect((await places(incidentId)).map(({ kind, label, by, note }) => [kind, label, by, note])).toEqual([
      ['initial', oakham.label, 'connie', ''],
      ['earlier', carPark.label, 'dave', ''],
      ['current', further.label, 'fiona', ''],
      ['rvp', carPark.label, 'dave', 'from the north'],
      ['staging', carPark.label, 'dave', ''],
      ['investigation', carPark.label, 'dave', 'knife'],
      ['investigation', carPark.label, 'dave', 'blood'],
    ]);
    expect(await log(incidentId)).toContain(`RVP: ${carPark.label} (from the north)`);
  });

  test('B07 a later rendezvous takes the place of the one before, and a point may be withdrawn; both stay', async () => {
    const { incidentId } = await raisedIncident(world);
    const [one, two] = [randomUUID(), randomUUID()];
    await world.must(dispatcher, 'setPoint', { incidentId, pointId: one, kind: 'rvp', place: carPark, note: '' });
    await world.must(dispatcher, 'setPoint', { incidentId, pointId: two, kind: 'rvp', place: oakham, note: '' });
    const inForce = async () => (await places(incidentId)).filter((row) => row.kind === 'rvp' && row.until === null);
    expect(await inForce()).toMatchObject([{ label: oakham.label }]);
    await world.must(dispatcher, 'withdrawPoint', { incidentId, pointId: two, reason: 'Wind has turned' });
    expect(await inForce()).toEqual([]);
    expect((await places(incidentId)).filter(({ kind }) => kind === 'rvp')).toHaveLength(2);
    const again = await world.send(dispatcher, 'withdrawPoint', { incidentId, pointId: two, reason: 'Once more' });
    expect(again).toMatchObject({ code: 'no-such-point' });
  });

  test('under a restriction nobody else sees points or offers, and nobody may set any', async () => {
    const { incidentId } = await raisedIncident(world);
    await world.must(dispatcher, 'setPoint', {
      incidentId,
      pointId: randomUUID(),
      kind: 'rvp',
      place: carPark,
      note: '',
    });
    await world.must(dispatcher, 'offerTransfer', offer(incidentId));
    for (const restriction of ['restricted', 'concealed'] as const) {
      const seen = restriction === 'restricted' ? 'none' : 'restricted';
      const terms = { restriction, allowed: [], radiusMetres: 500, reason: 'Officer involved' };
      await world.must(fim, 'restrict', { incidentId, seen, ...terms });
      expect(await places(incidentId)).toEqual([]);
      expect(await transfers(incidentId)).toEqual([]);
      expect((await transfers(null)).filter((row) => row.incidentId === incidentId)).toEqual([]);
      const set = { incidentId, pointId: randomUUID(), kind: 'staging', place: carPark, note: '' };
      expect((await world.send(dispatcher, 'setPoint', set)).kind).not.toBe('done');
      expect((await world.send(dispatcher, 'offerTransfer', offer(incidentId))).kind).not.toBe('done');
      expect(await places(incidentId, fim)).not.toEqual([]);
    }
  });
});

describe('what is drawn for an incident', () => {
  const square = [
    [-0.7281, 52.6709],
    [-0.7272, 52.6709],
    [-0.7272, 52.6714],
    [-0.7281, 52.6714],
  ];
  const shapes = (of: string | null, who = dispatcher) => world.seen(who, 'operations.shapes', { of });
  const drawn = async (incidentId: string, kind = 'inner-cordon', corners = square) => {
    const shapeId = randomUUID();
    await world.must(dispatcher, 'setShape', { incidentId, shapeId, kind, corners, note: 'North gate' });
    return shapeId;
  };

  test('G09 cordons, areas and approaches are part of the incident: corners, size, middle, who, when; forward command and marshalling points beside them', async () => {
    const { incidentId } = await raisedIncident(world);
    await drawn(incidentId);
    await drawn(incidentId, 'outer-cordon');
    await drawn(incidentId, 'approach', square.slice(0, 3));
    expect(await shapes(incidentId)).toMatchObject([
      { kind: 'inner-cordon', corners: square, squareMetres: 3374, metres: 233, by: 'dave', until: null },
      { kind: 'outer-cordon', reference: 'SK 8613 0891', note: 'North gate' },
      { kind: 'approach', squareMetres: null, metres: 116 },
    ]);
    for (const kind of ['fcp', 'mlp']) {
      await world.must(dispatcher, 'setPoint', { incidentId, pointId: randomUUID(), kind, place: carPark, note: '' });
    }
    expect(await log(incidentId)).toEqual(
      expect.arrayContaining([
        'Inner cordon: 3,374 m², 233 m round, middle SK 8613 0891 (North gate)',
        expect.stringMatching(/^Approach route: 116 m long, middle SK \d{4} \d{4} \(North gate\)$/),
        `Forward command point: ${carPark.label}`,
        `Marshalling point: ${carPark.label}`,
      ]),
    );
    const outline = { incidentId, shapeId: randomUUID(), kind: 'area', corners: square.slice(0, 2), note: '' };
    expect(await world.send(dispatcher, 'setShape', outline)).toMatchObject({ kind: 'malformed' });
  });

  test('G09 it stands for every desk while the incident is open, may be withdrawn once, and stays in the history', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const shapeId = await drawn(incidentId);
    const again = { incidentId, shapeId, kind: 'area', corners: square, note: '' };
    expect(await world.send(dispatcher, 'setShape', again)).toMatchObject({ code: 'shape-exists' });
    const everywhere = async () => (await shapes(null, fim)).filter((row) => row.incidentId === incidentId);
    expect(await everywhere()).toMatchObject([{ kind: 'inner-cordon', until: null }]);
    await world.must(dispatcher, 'withdrawShape', { incidentId, shapeId, reason: 'Scene is released' });
    expect(await everywhere()).toMatchObject([{ until: expect.any(Number) }]);
    const late = await world.send(dispatcher, 'withdrawShape', { incidentId, shapeId, reason: 'Once more' });
    expect(late).toMatchObject({ code: 'no-such-shape' });
    await drawn(incidentId, 'search');
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: 'quiet' });
    await world.must(dispatcher, 'closeIncident', { incidentId });
    expect(await everywhere()).toEqual([]);
    expect(await shapes(incidentId)).toMatchObject([
      { kind: 'inner-cordon' },
      { kind: 'search', until: expect.any(Number) },
    ]);
  });

  test('G09 under a restriction nobody else sees what is drawn, for one or for all, and nobody may draw', async () => {
    const { incidentId } = await raisedIncident(world);
    await drawn(incidentId);
    for (const restriction of ['restricted', 'concealed'] as const) {
      const seen = restriction === 'restricted' ? 'none' : 'restricted';
      const terms = { restriction, allowed: [], radiusMetres: 500, reason: 'Officer involved' };
      await world.must(fim, 'restrict', { incidentId, seen, ...terms });
      expect(await shapes(incidentId)).toEqual([]);
      expect((await shapes(null)).filter((row) => row.incidentId === incidentId)).toEqual([]);
      const shape = { incidentId, shapeId: randomUUID(), kind: 'area', corners: square, note: '' };
      expect((await world.send(dispatcher, 'setShape', shape)).kind).not.toBe('done');
      expect(await shapes(incidentId, fim)).toHaveLength(1);
    }
  });
});

describe('what is known of a place', () => {
  const here = async (incidentId: string) =>
    (await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: incidentId } }))[0]?.place;

  test('B04 beat, ward, area and force are derived from its point', async () => {
    const { incidentId } = await raisedIncident(world);
    const place = await here(incidentId);
    expect(place).toMatchObject({
      areaId: 'oakham',
      beatId: expect.stringMatching(/^oakham-/),
      ward: expect.any(String),
    });
    expect(place).toMatchObject({ force: { name: 'Leicestershire', own: true } });
    const abroad = await raisedIncident(world, { place: stamford });
    expect(await here(abroad.incidentId)).toMatchObject({ areaId: null, force: { name: 'Lincolnshire', own: false } });
  });

  test('B12 floor, room and zone stay with it from the call to the incident', async () => {
    const indoor = { floor: '2', room: '14', zone: null };
    const { incidentId } = await raisedIncident(world, { place: { ...oakham, indoor } });
    expect(await here(incidentId)).toMatchObject({ indoor });
  });

  test('B13 what it is easily taken for, as it was shown, is kept with it and said in the log', async () => {
    const namesakes = ['High Street, Ketton'];
    const { incidentId } = await raisedIncident(world, { place: { ...oakham, namesakes } });
    expect(await here(incidentId)).toMatchObject({ namesakes });
    const seen = oakham.label;
    const place = { ...carPark, namesakes: ['Church Street, Langham', 'Church Street, Wing'] };
    await world.must(dispatcher, 'moveIncident', { incidentId, seen, place });
    expect(await log(incidentId)).toContain(
      `Place is ${carPark.label} (shown: easily taken for Church Street, Langham; Church Street, Wing)`,
    );
  });
});

function offer(incidentId: string, transferId: string = randomUUID()) {
  return { incidentId, transferId, forceCode: 'E23000020', reason: 'The caller is in Stamford' };
}

describe('an incident on the ground of another force', () => {
  test('B15 is offered to it, stays ours until accepted, and its answer is kept', async () => {
    const { incidentId } = await raisedIncident(world, { place: stamford });
    const asked = offer(incidentId);
    await world.must(contactOfficer, 'offerTransfer', asked);
    expect(await transfers(null)).toContainEqual(
      expect.objectContaining({ incidentId, toName: 'Lincolnshire', state: 'offered', offeredBy: 'connie' }),
    );
    expect(await world.send(dispatcher, 'offerTransfer', offer(incidentId))).toMatchObject({ code: 'transfer-waits' });
    const said = { incidentId, transferId: asked.transferId, reference: null, words: '' };
    await world.must(dispatcher, 'answerTransfer', { ...said, answer: 'delivered' });
    expect(await transfers(incidentId)).toMatchObject([{ state: 'delivered' }]);
    const accepted = { ...said, answer: 'accepted', reference: 'LINCS-0417', words: 'Spoke to their FIM' };
    await world.must(dispatcher, 'answerTransfer', accepted);
    await world.must(dispatcher, 'answerTransfer', accepted);
    expect(await transfers(incidentId)).toMatchObject([
      { state: 'accepted', reference: 'LINCS-0417', answeredBy: 'dave' },
    ]);
    expect((await transfers(null)).filter((row) => row.incidentId === incidentId)).toEqual([]);
    expect(await log(incidentId)).toEqual(
      expect.arrayContaining([
        'Transfer offered to Lincolnshire (their code: ASB nuisance, Priority): The caller is in Stamford',
        'The other force accepted the transfer (LINCS-0417): Spoke to their FIM',
      ]),
    );
  });

  test('B15 an answer that does not come alarms the dispatcher; a withdrawn offer owes nothing', async () => {
    const { incidentId } = await raisedIncident(world, { place: stamford, grade: 'G4' });
    const asked = offer(incidentId);
    await world.must(dispatcher, 'offerTransfer', asked);
    const alarms = async () =>
      (await world.seen(dispatcher, 'operations.alarms', { of: incidentId })).filter(({ key }) =>
        String(key).startsWith('transfer'),
      );
    expect(await alarms()).toEqual([]);
    await pass(5 * MINUTE + 1);
    expect(await alarms()).toMatchObject([
      { state: 'breached', alarmClass: 'B', text: 'Lincolnshire to answer the transfer within 5 min' },
    ]);
    const { transferId } = asked;
    await world.must(dispatcher, 'withdrawTransfer', { incidentId, transferId, reason: 'Our unit goes' });
    expect(await alarms()).toEqual([]);
    expect(await transfers(incidentId)).toMatchObject([{ state: 'withdrawn' }]);
    const late = { incidentId, transferId, answer: 'accepted', reference: null, words: '' };
    expect(await world.send(dispatcher, 'answerTransfer', late)).toMatchObject({ code: 'no-such-transfer' });
  });

  test('B15 is offered to no force that there is not, and not to ourselves', async () => {
    const { incidentId } = await raisedIncident(world);
    const unknown = { ...offer(incidentId), forceCode: 'X1' };
    expect(await world.send(dispatcher, 'offerTransfer', unknown)).toMatchObject({ code: 'no-such-force' });
    const own = { ...offer(incidentId), forceCode: 'E23000021' };
    expect(await world.send(dispatcher, 'offerTransfer', own)).toMatchObject({ code: 'no-such-force' });
  });
});

test('a rebuild gives the same rows', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
});
