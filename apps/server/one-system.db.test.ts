import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModuleDefinition, type Reactions, readView, startReactions, startTimer } from '../../kernel/index.ts';
import type { Role, Subject } from '../../kernel/pure.ts';
import { personSubject, type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { type Estate, makeEstate, recordSamples } from '../../modules/estate/index.ts';
import { makeForce } from '../../modules/force/index.ts';
import { makeOperations, type Operations } from '../../modules/operations/index.ts';
import { makePole } from '../../modules/pole/index.ts';
import { makeService, type Service } from '../../modules/service/index.ts';
import { watchFloors, watchMonitors, watchRadios } from './kit-watch.ts';

type Row = Readonly<Record<string, unknown>>;
type Name = 'operations' | 'service';

interface World {
  readonly test: TestDatabase;
  readonly reactions: Reactions;
  readonly operations: Operations;
  readonly service: Service;
  readonly estate: Estate;
  /** While true, what translates and what notes fails. */
  readonly broken: { reactions: boolean };
  must(who: Subject, name: string, input: object, ...confirmed: string[]): Promise<Row>;
  seen(who: Subject, view: string, query?: object): Promise<readonly Row[]>;
  /** One look of the watch over the technology, and what follows from it. */
  watch(): Promise<void>;
  close(): Promise<void>;
}

const packDir = join(import.meta.dirname, '../../data/packs/rutland');
const everyRole: readonly Role[] = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim'];
const MINUTE_MS = 60_000;

const technician: Subject = { ...personSubject('0198c2f0-0000-7000-8000-00000000000c', ['technician']), seat: null };
const agent: Subject = { ...personSubject('0198c2f0-0000-7000-8000-00000000000a', ['service-agent']), seat: null };
const officer: Subject = { ...personSubject('0198c2f0-0000-7000-8000-00000000000d', ['officer']), seat: null };
const dispatcher = personSubject('0198c2f0-0000-7000-8000-00000000000b', ['dispatcher', 'contact-officer']);

/** The modules as the server puts them together, or without one of them. */
async function makeWorld(without: Name | null = null): Promise<World> {
  const clock = { now: (): number => test.clock.now() };
  const force = makeForce({ packDir, rolesOf: async () => everyRole });
  const pole = makePole({ force });
  const broken = { reactions: false };
  const estate = makeEstate({ pack: force.pack, demand: force.demand, clock });
  const operations = makeOperations({
    ...{ force, clock, roads: { estimated: true, table: async () => [] }, connected: () => true },
    ...{ markersNear: pole.markersNear, listLateMarkers: pole.listLateMarkers },
    accountsByCollar: async () => new Map(),
    kitStatesOf: estate.kitStatesOf,
  });
  const impactOf: Estate['impactOf'] = async (...question) => {
    if (broken.reactions) throw new Error('the estate does not answer');
    return estate.impactOf(...question);
  };
  const people = { find: async () => null, search: async () => [], withRoles: async () => [] };
  const service = makeService({
    ...{ clock, people, pack: force.pack, demand: force.demand },
    estate: { ...estate, impactOf },
  });
  const modules = [force, pole, estate, operations, service].map(({ definition }) => failing(definition, broken));
  const definitions = modules.filter(({ name }) => name !== without);
  const test = await testDatabase(definitions, { packVersion: force.packVersion });
  const reactions = startReactions(test.context, { backOffMs: () => 1_000 });
  return {
    ...{ test, reactions, operations, service, estate, broken },
    must: async (subject, name, input, ...confirmed) => {
      const answer = await test.handle({ subject, name, input, confirmed });
      if (answer.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.result;
    },
    seen: async (who, view, query = {}) => {
      const all = { filters: {}, limit: 2000, after: null, of: null, ...query };
      return (await readView(test.context, who, view, all)).rows as readonly Row[];
    },
    watch: async () => {
      await reactions.runDue();
      // Its ids are made of the time: two looks are never at the same.
      test.clock.advance(1_000);
      const watched = { db: test.db, context: test.context, clock };
      if (without !== 'operations') await watchRadios(watched, operations);
      if (without !== 'service') await watchFloors(watched, service);
      if (without !== 'service') await watchMonitors(watched);
      const timer = startTimer(test.context);
      await timer.runDue();
      await timer.close();
      await reactions.runDue();
    },
    close: async () => {
      await reactions.close();
      await test.close();
    },
  };
}

/** The reaction by which the technology hears of the control room fails while it is broken. */
function failing(definition: ModuleDefinition, broken: { readonly reactions: boolean }): ModuleDefinition {
  const reactions = definition.reactions.map((reaction) => {
    if (!('note' in reaction)) return reaction;
    const note: typeof reaction.note = async (events, db) => {
      if (broken.reactions) throw new Error('stopped');
      await reaction.note(events, db);
    };
    return { ...reaction, note };
  });
  return { ...definition, reactions };
}

let issis = 4_326_200;

/** A unit on tour with a radio that the estate knows. */
async function unitOut(world: World, callsign: string, over: object = {}) {
  issis += 1;
  const issi = String(issis);
  const [itemId, tourId] = [randomUUID(), randomUUID()];
  const radio = { itemId, classId: 'radio-terminal', name: `Handset ${issi}`, fields: { issi, stunState: 'enabled' } };
  await world.must(technician, 'estate.addItems', { items: [radio] });
  await world.must(dispatcher, 'operations.bookOn', {
    ...{ tourId, callsign, kind: 'response', vehicle: null, skills: [], talkgroup: 'RUT-1', issi, areaId: 'oakham' },
    crew: [{ collar: '1042', name: 'E Marlow', permit: 'response', accountId: officer.id }],
    ...{ stationId: null, shiftEndsAt: world.test.clock.now() + 8 * 60 * MINUTE_MS, ...over },
  });
  return { tourId, itemId, issi };
}

async function raised(world: World): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await world.must(dispatcher, 'operations.openContact', { contactId, channel: '999', callerNumber: '07700 900123' });
  const what = { contactId, field: 'what', seen: '', value: 'Two men fighting' };
  await world.must(dispatcher, 'operations.writeContactField', what);
  await world.must(dispatcher, 'operations.placeContact', { contactId, place });
  await world.must(dispatcher, 'operations.raiseIncident', { contactId, incidentId, code: '202', grade: 'G1' });
  return incidentId;
}

const doubts = ['not-suitable', 'skill-missing', 'ring-the-fim', 'unit-off-duty', 'unit-committed', 'unusual-order'];

async function sent(world: World, tourId: string): Promise<string> {
  const incidentId = await raised(world);
  await world.must(dispatcher, 'operations.assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...doubts);
  return incidentId;
}

const heardOf = (world: World, item: string, state: 'up' | 'down' = 'up') =>
  recordSamples(world.test.db, world.test.clock, [
    { item, state, at: world.test.clock.now(), detail: '', source: 'tetra' },
  ]);

const itIncidents = (world: World) => world.seen(agent, 'service.openServiceIncidents');
const find = async (world: World, summary: string) => (await itIncidents(world)).find((row) => row.summary === summary);
const notes = async (world: World, id: unknown) =>
  (await world.seen(agent, 'service.serviceIncidentLog', { of: id }))
    .filter(({ kind }) => kind === 'note')
    .map(({ text }) => text);

describe('one system', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.close());

  test('a radio that falls silent on a job: badge with reason, the car still ranked, the dispatcher asked first, then an IT incident', async () => {
    const { tourId, itemId, issi } = await unitOut(world, 'OA10');
    const incidentId = await sent(world, tourId);
    await heardOf(world, issi);
    await world.watch();
    expect(await world.seen(dispatcher, 'operations.unitKits')).toEqual([]);
    world.test.clock.advance(6 * MINUTE_MS);
    await world.watch();
    const reason = 'radio not seen 6 min, try mobile';
    expect(await world.seen(dispatcher, 'operations.unitKits')).toMatchObject([
      { tourId, reasons: [reason], offRoad: false },
    ]);
    const free = await unitOut(world, 'OA11');
    await heardOf(world, free.issi);
    const ranked = await world.seen(dispatcher, 'operations.recommendation', { of: incidentId });
    const row = ranked.find((one) => one.tourId === tourId);
    expect(row?.reasons).toContainEqual({ term: 'kit', text: reason, seconds: 0 });
    expect(row?.exclusions).not.toContain(reason);
    const alarms = await world.seen(dispatcher, 'operations.alarms');
    expect(alarms.find((alarm) => alarm.subjectId === tourId)).toMatchObject({
      kind: 'radio-silent',
      told: 'dispatcher',
    });
    expect(await find(world, 'Radio of OA10: silent')).toMatchObject({ source: 'monitoring' });
    // Somebody has reached them by mobile: nobody is asked again, though the radio is still silent.
    await world.must(dispatcher, 'operations.resetUnitTimers', { tourIds: [tourId] });
    await world.watch();
    const after = await world.seen(dispatcher, 'operations.alarms');
    expect(after.filter((alarm) => alarm.kind === 'radio-silent')).toEqual([]);
    expect((await itIncidents(world)).filter(({ summary }) => summary === 'Radio of OA10: silent')).toHaveLength(1);
    expect(itemId).not.toBe(free.itemId);
  });

  test('what a monitor says is down opens an IT incident, once', async () => {
    const itemId = randomUUID();
    await world.must(technician, 'estate.addItems', {
      items: [{ itemId, classId: 'switch', label: 'SW-DOWN', name: 'Core' }],
    });
    await heardOf(world, 'SW-DOWN', 'down');
    await world.watch();
    await world.watch();
    const found = (await itIncidents(world)).filter(({ summary }) => summary === 'SW-DOWN: fault');
    expect(found).toMatchObject([{ source: 'monitoring' }]);
  });

  test('a fault by one key: who, with what, where and how it stands are filled in, and said in policing words', async () => {
    const { tourId } = await unitOut(world, 'OA12');
    await sent(world, tourId);
    await world.watch();
    const faultId = randomUUID();
    const about = { kind: 'unit', tourId, what: 'radio' };
    await world.must(dispatcher, 'service.reportFault', { faultId, about });
    await world.reactions.runDue();
    await world.reactions.runDue();
    const row = await find(world, 'Radio of OA12: fault');
    expect(row).toMatchObject({ id: faultId, source: 'control-room', reporter: dispatcher.name });
    expect((await notes(world, faultId)).join('\n')).toContain('Units: OA12 (on a job)');
    const [record] = await world.seen(agent, 'service.serviceIncidentRecord', { of: faultId });
    expect(JSON.stringify(record)).toMatch(/OA12: ISSI \d+, RUT-1, oakham, on a job/);
  });

  test('the floor of a priority rises with what goes on and falls when it is over, with the reason in the record', async () => {
    const { tourId } = await unitOut(world, 'OA13');
    const incidentId = await sent(world, tourId);
    await world.watch();
    const faultId = randomUUID();
    await world.must(technician, 'service.reportFault', { faultId, about: { kind: 'unit', tourId, what: 'radio' } });
    await world.watch();
    const priority = async () => (await itIncidents(world)).find(({ id }) => id === faultId)?.priority;
    expect(await priority()).toBe(2);
    await world.must(dispatcher, 'operations.setStatus', { tourId, status: '0' }, 'unusual-change');
    await world.watch();
    expect(await priority()).toBe(1);
    await world.must(dispatcher, 'operations.endEmergency', { tourId, finding: 'assisted', note: '' });
    await world.watch();
    expect(await priority()).toBe(2);
    await world.must(dispatcher, 'operations.standDown', {
      ...(await assignmentOf(world, tourId)),
      incidentId,
      reason: 'Done',
    });
    await world.watch();
    expect(await priority()).toBeGreaterThan(2);
    const log = await world.seen(agent, 'service.serviceIncidentLog', { of: faultId });
    expect(log.map(({ text }) => text).join('\n')).toContain('OA13 has an emergency call open');
  });

  test('a lost radio is one act: IT incident, stun, write-off, report and replacement each owed with its clock', async () => {
    const { itemId } = await unitOut(world, 'OA14');
    const to = { personId: officer.id, collar: '1042', name: 'E Marlow' };
    await world.must(technician, 'estate.issueItem', { itemId, to, signature: { kind: 'typed', name: 'E Marlow' } });
    await world.reactions.runDue();
    const serviceIncidentId = randomUUID();
    await world.must(officer, 'estate.reportLost', { itemId, serviceIncidentId, circumstances: 'Fell from the belt' });
    await world.reactions.runDue();
    const [custody] = await world.seen(technician, 'estate.custodies', { filters: { lost: 'true' } });
    expect(custody).toMatchObject({ itemId, stun: 'asked', replacement: 'owed', serviceIncidentId });
    expect(custody?.owed).toMatchObject([{ key: 'stun' }, { key: 'property-report' }, { key: 'replacement' }]);
    expect((await itIncidents(world)).find(({ id }) => id === serviceIncidentId)?.summary).toMatch(/^RAD-\d+ lost$/);
  });
});

async function assignmentOf(world: World, tourId: string): Promise<Row> {
  const unit = (await world.seen(dispatcher, 'operations.units')).find(({ id }) => id === tourId);
  return { tourId, assignmentId: Object(unit?.active).assignmentId };
}

describe('each side without the other', () => {
  test('with the control room stopped the desk works: reported, with clocks, worked and resolved; what hangs on it is known', async () => {
    const world = await makeWorld('operations');
    try {
      const [itemId, positionId, serviceIncidentId] = [randomUUID(), randomUUID(), randomUUID()];
      const relations = [{ kind: 'runs-on', toId: itemId, group: null }];
      const position = { classId: 'control-position', name: 'Position 1', fields: { seatId: 'dispatch-1' } };
      await world.must(technician, 'estate.addItems', { items: [{ itemId, classId: 'server', name: 'Dispatch' }] });
      await world.must(technician, 'estate.addItems', { items: [{ itemId: positionId, ...position, relations }] });
      const report = { serviceIncidentId, source: 'phone', summary: 'Dispatch does not start', itemIds: [itemId] };
      await world.must(agent, 'service.raiseServiceIncident', report);
      await world.reactions.runDue();
      expect((await find(world, report.summary))?.clocks).not.toEqual([]);
      expect((await notes(world, serviceIncidentId)).join()).toContain('1 of 1 control positions');
      await world.must(technician, 'service.resolveServiceIncident', { serviceIncidentId, resolution: 'Started anew' });
      expect(await find(world, report.summary)).toMatchObject({ situation: 'resolved' });
      expect(world.test.faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  test('with the service centre stopped the control room works: raised, ranked, sent, and silent radios are still asked after', async () => {
    const world = await makeWorld('service');
    try {
      const { tourId, issi } = await unitOut(world, 'OA20');
      await heardOf(world, issi);
      const incidentId = await sent(world, tourId);
      world.test.clock.advance(7 * MINUTE_MS);
      await world.watch();
      const alarms = await world.seen(dispatcher, 'operations.alarms');
      expect(alarms.map(({ kind }) => kind)).toContain('radio-silent');
      expect(await world.seen(dispatcher, 'operations.recommendation', { of: incidentId })).toHaveLength(1);
      const units = await world.seen(dispatcher, 'operations.units');
      expect(units).toMatchObject([{ callsign: 'OA20', active: { incidentId } }]);
      expect(world.test.faults).toEqual([]);
    } finally {
      await world.close();
    }
  });

  test('a reaction that fails holds up nobody, and is carried again when it can be', async () => {
    const world = await makeWorld();
    try {
      world.broken.reactions = true;
      const { tourId } = await unitOut(world, 'OA30');
      const incidentId = await sent(world, tourId);
      const faultId = randomUUID();
      const itemId = randomUUID();
      await world.must(technician, 'estate.addItems', { items: [{ itemId, classId: 'service', name: 'Dispatch' }] });
      await world.must(agent, 'service.reportFault', { faultId, about: { kind: 'item', itemId } });
      await world.reactions.runDue();
      await world.reactions.runDue();
      // The IT incident and the incident stand; only what one side says of the other is missing.
      expect((await itIncidents(world)).map(({ id }) => id)).toContain(faultId);
      expect((await world.seen(dispatcher, 'operations.openIncidents')).map(({ id }) => id)).toContain(incidentId);
      expect(await notes(world, faultId)).toEqual([]);
      const refused = await world.test.handle({
        ...{ subject: agent, name: 'service.reportFault', confirmed: [] },
        input: { faultId: randomUUID(), about: { kind: 'unit', tourId, what: 'radio' } },
      });
      expect(refused).toMatchObject({ kind: 'refused', code: 'no-such-unit' });
      world.broken.reactions = false;
      world.test.clock.advance(MINUTE_MS);
      await world.reactions.runDue();
      await world.reactions.runDue();
      expect(await notes(world, faultId)).toEqual([expect.stringContaining('Services: ')]);
      const again = { faultId: randomUUID(), about: { kind: 'unit', tourId, what: 'radio' } };
      await world.must(agent, 'service.reportFault', again);
    } finally {
      await world.close();
    }
  });
});
