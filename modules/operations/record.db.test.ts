import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTimer, type Timer } from '../../kernel/index.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  otherDispatcher,
  raisedIncident,
  supervisor,
  takenContact,
  uppingham,
  type World,
} from './test-world.ts';

const HOUR = 3_600_000;
const reason = 'Because of what the caller says now';
let world: World;
let timer: Timer;

beforeEach(async () => {
  world = await makeWorld();
  timer = startTimer(world.test.context);
  await world.must(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
  await world.must(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
});
afterEach(async () => {
  await timer.close();
  await world.test.close();
});

async function pass(ms: number): Promise<void> {
  world.test.clock.advance(ms);
  await timer.runDue();
}

async function incident(id: string, who = dispatcher): Promise<Record<string, unknown>> {
  const [row] = await world.seen(who, 'operations.openIncidents', { filters: { id } });
  if (row === undefined) throw new Error('no such incident');
  return row;
}

interface Line {
  readonly text: string;
  readonly by: string;
  readonly at: number;
  readonly seatId: string | null;
}

async function log(incidentId: string): Promise<readonly Line[]> {
  const rows = await world.held('operations.incidentLog', { of: incidentId });
  return rows.map(({ row }) => row as Line);
}

const alarmKeys = async (who = dispatcher) =>
  (await world.seen(who, 'operations.alarms')).map((row) => `${row.key} ${row.state} told ${row.told}`);

describe('every entry', () => {
  test('C02 bears the time, the operator and the position that the system stamps, whatever was sent', async () => {
    const { incidentId } = await raisedIncident(world);
    const seatOf = (who: typeof dispatcher, id: string) => ({ ...who, seat: who.seat && { ...who.seat, id } });
    const one = seatOf(dispatcher, 'dispatch-1');
    const two = seatOf(otherDispatcher, 'dispatch-2');
    const forged = { at: 1, by: 'Somebody else', seatId: 'fim' };
    const said: string[] = [];
    for (const who of [one, two, one]) {
      world.test.clock.advance(1_000);
      const text = `Line ${said.length} of ${who.name}`;
      said.push(text);
      await world.must(who, 'addLine', { incidentId, lineId: randomUUID(), text, corrects: null, ...forged });
    }
    const now = world.test.clock.now();
    const stamped = (await log(incidentId)).filter(({ text }) => said.includes(text));
    expect(stamped.map(({ at, by, seatId }) => [at, by, seatId])).toEqual([
      [now - 2_000, one.name, 'dispatch-1'],
      [now - 1_000, two.name, 'dispatch-2'],
      [now, one.name, 'dispatch-1'],
    ]);
    // What the system does itself is stamped as its own.
    await pass(HOUR);
    for (const line of await log(incidentId)) {
      expect(line.at).toBeGreaterThan(0);
      expect(line.by).toMatch(/\S/);
    }
    const bySystem = (await log(incidentId)).filter(({ text }) => /target missed/.test(text));
    expect(bySystem.length).toBeGreaterThan(0);
    for (const { by, seatId } of bySystem) expect([by, seatId]).toEqual([expect.stringMatching(/timer/), null]);
  });
});

describe('resources', () => {
  test('C09 thirty units are on one incident, each with its own progress, and none is lost', async () => {
    const { incidentId } = await raisedIncident(world);
    const callsigns = Array.from({ length: 30 }, (_, n) => `RB${String(n + 10)}`);
    const on: { callsign: string; tourId: string; assignmentId: string }[] = [];
    for (const callsign of callsigns) {
      const tourId = await bookedUnit(world, callsign, { issi: null });
      const assignmentId = randomUUID();
      on.push({ callsign, tourId, assignmentId });
      await world.must(dispatcher, 'assignUnit', { assignmentId, incidentId, tourId }, 'not-suitable', 'skill-missing');
    }
    for (const { tourId, assignmentId } of on.slice(0, 20)) {
      const report = { incidentId, tourId, assignmentId, milestone: 'at-scene' };
      await world.must(dispatcher, 'reportProgress', report, 'unusual-order');
    }
    const { units } = (await incident(incidentId)) as { units: { callsign: string; milestone: string }[] };
    expect(units.map(({ callsign }) => callsign).toSorted()).toEqual(callsigns);
    expect(units.filter(({ milestone }) => milestone === 'at-scene')).toHaveLength(20);
  });
});

describe('two who write at once', () => {
  test('C16, CR-24 lose nothing: each changes another field, both write lines, all of it stands', async () => {
    const { incidentId } = await raisedIncident(world);
    const line = (who: typeof dispatcher, n: number) =>
      world.must(who, 'addLine', { incidentId, lineId: randomUUID(), text: `${who.name} ${n}`, corrects: null });
    const what = 'Two men fighting, one has a bottle';
    await Promise.all([
      world.must(dispatcher, 'describeIncident', { incidentId, seen: 'Two men fighting', what }),
      world.must(otherDispatcher, 'recode', { incidentId, seen: '202', code: '001', reason }),
      world.must(dispatcher, 'addQualifier', { incidentId, code: '633' }),
      world.must(otherDispatcher, 'addQualifier', { incidentId, code: '635' }),
      world.must(otherDispatcher, 'moveIncident', { incidentId, seen: 'High Street, Oakham', place: uppingham }),
      ...Array.from({ length: 12 }, (_, n) => line(n % 2 === 0 ? dispatcher : otherDispatcher, n)),
    ]);
    const row = await incident(incidentId);
    expect(row).toMatchObject({ what, code: '001', place: { label: uppingham.label } });
    expect((row.qualifiers as { code: string }[]).map(({ code }) => code).toSorted()).toEqual(['633', '635']);
    const texts = (await log(incidentId)).map(({ text }) => text);
    for (let n = 0; n < 12; n++) {
      expect(texts).toContain(`${n % 2 === 0 ? dispatcher.name : otherDispatcher.name} ${n}`);
    }
  });

  test.each([
    ['describeIncident', { seen: 'Two men fighting' }, (n: number) => ({ what: `Version ${n}` })],
    ['recode', { seen: '202', reason }, (n: number) => ({ code: n === 1 ? '001' : '304' })],
    ['regrade', { seen: 'G2', reason }, (n: number) => ({ grade: n === 1 ? 'G1' : 'G3' })],
  ] as const)(
    'C16 of two who change one field by %s, the second is shown what stands and has changed nothing',
    async (name, input, value) => {
      const { incidentId } = await raisedIncident(world);
      const answers = await Promise.all([
        world.send(dispatcher, name, { incidentId, ...input, ...value(1) }),
        world.send(otherDispatcher, name, { incidentId, ...input, ...value(2) }),
      ]);
      const done = answers.findIndex(({ kind }) => kind === 'done');
      const mine = Object.values(value(done + 1))[0];
      expect(answers[1 - done]).toMatchObject({ kind: 'refused', code: 'changed-meanwhile', current: mine });
      expect(Object.values(await incident(incidentId))).toContain(mine);
    },
  );
});

describe('what is owed', () => {
  test('C12 a deferred incident is back by itself at its time, and its desk is told', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const until = world.test.clock.now() + 3 * HOUR;
    await world.must(dispatcher, 'deferIncident', { incidentId, seen: null, until, reason });
    await pass(3 * HOUR - 1);
    expect(await incident(incidentId)).toMatchObject({ deferredUntil: until });
    await pass(1);
    expect(await incident(incidentId)).toMatchObject({ deferredUntil: null });
    await pass(0);
    expect(await alarmKeys()).toContain('returned breached told dispatcher');
    await world.must(dispatcher, 'addLine', { incidentId, lineId: randomUUID(), text: 'Rung back', corrects: null });
  });

  test('C08 after a downgrade the caller is told by a time, or the desk and then the supervisor hear that they were not', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    await world.must(dispatcher, 'regrade', { incidentId, seen: 'G2', grade: 'G4', reason });
    const [owed] = (await incident(incidentId)).updates as { why: string; dueAt: number }[];
    expect(owed).toMatchObject({ why: 'downgrade', dueAt: world.test.clock.now() + HOUR / 2 });
    await pass(HOUR / 2);
    expect(await alarmKeys()).toContain('downgrade-told:caller breached told dispatcher');
    await pass(HOUR / 4);
    expect(await alarmKeys()).toContain('downgrade-told:caller breached told control-room-supervisor');
    const words = 'Rings off when we name ourselves: he listens';
    const input = { incidentId, to: 'caller', outcome: 'unsafe', words, nextAt: null };
    await world.must(dispatcher, 'recordUpdate', input);
    expect((await alarmKeys()).filter((key) => key.startsWith('downgrade'))).toEqual([]);
    const texts = (await log(incidentId)).map(({ text }) => text);
    expect(texts.some((text) => /Re-graded G2 to G4 .*: Because/.test(text))).toBe(true);
    expect(texts).toContain(`The caller not told: unsafe to contact: ${words}`);
  });

  test('C22 a crime that nobody records is an alarm after 24 hours, though its incident was closed', async () => {
    const { incidentId } = await raisedIncident(world, { code: '003', grade: 'G4' });
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '003', note: '' });
    await world.must(dispatcher, 'closeIncident', { incidentId });
    await pass(24 * HOUR);
    expect(await alarmKeys()).toContain('crime breached told dispatcher');
    await world.must(dispatcher, 'recordCrime', { incidentId, crimeNumber: '26000123456' });
    expect((await alarmKeys()).filter((key) => key.startsWith('crime'))).toEqual([]);
    expect(await incident(incidentId)).toMatchObject({ crime: { numbers: ['26000123456'], negated: null } });
  });
});

describe('an incident that nobody is sent to', () => {
  const advised = (contactId: string, over: object = {}) => ({
    ...{ contactId, incidentId: randomUUID(), code: '211', result: 'ADV', closingCode: '211', note: 'Council told' },
    ...over,
  });

  test('C17 is numbered and closed in one, counted like any other, and in no queue', async () => {
    const before = await world.must(contactOfficer, 'raiseAdvised', advised(await takenContact(world)));
    const input = advised(await takenContact(world, 'Loud music'));
    const after = await world.must(contactOfficer, 'raiseAdvised', input);
    expect(Number(String(after.number).slice(0, 4))).toBe(Number(String(before.number).slice(0, 4)) + 1);
    const row = await incident(input.incidentId);
    expect(row).toMatchObject({ state: 'closed', number: after.number, result: 'Advice given', closingCode: '211' });
    const open = await world.seen(dispatcher, 'operations.openIncidents');
    expect(open.map(({ id }) => id)).not.toContain(input.incidentId);
  });

  test('what it lacks is refused as for any other; a crime keeps its 24 hours', async () => {
    const contactId = await takenContact(world);
    const send = (over: object) => world.send(contactOfficer, 'raiseAdvised', advised(contactId, over));
    expect(await send({ result: 'NONE' })).toMatchObject({ code: 'no-such-result' });
    expect(await send({ closingCode: '999' })).toMatchObject({ code: 'no-such-code' });
    expect(await send({ code: '999' })).toMatchObject({ code: 'no-such-code' });
    const input = advised(contactId, { code: '013', closingCode: '013' });
    await world.must(contactOfficer, 'raiseAdvised', input);
    const { clocks } = (await incident(input.incidentId)) as { clocks: { key: string; state: string }[] };
    expect(clocks.map(({ key, state }) => [key, state])).toContainEqual(['crime', 'running']);
  });
});

describe('the whole record', () => {
  test('C19 is one document with callers, log, codes and qualifiers, for whoever may read all of it', async () => {
    const { incidentId } = await raisedIncident(world, { code: '003' });
    await world.must(dispatcher, 'addQualifier', { incidentId, code: '635' });
    const [file] = await world.seen(dispatcher, 'operations.caseFile', { of: incidentId });
    expect(file).toMatchObject({
      incidentId,
      openingCode: { code: '003' },
      qualifiers: [{ code: '635' }],
      crime: { numbers: [] },
      log: [{ text: expect.stringMatching(/Raised/) }, { text: 'Qualifier 635 Vulnerable' }],
      reporters: [{ telephone: '07700 900123', said: 'Two men fighting' }],
    });
    await world.must(fim, 'restrict', {
      ...{ incidentId, seen: 'none', restriction: 'restricted', allowed: [], radiusMetres: 500, reason },
    });
    expect(await world.seen(dispatcher, 'operations.caseFile', { of: incidentId })).toEqual([]);
    expect(await world.seen(fim, 'operations.caseFile', { of: incidentId })).toHaveLength(1);
  });

  test('under a restriction nothing of the record shows, and nobody off its list writes into it', async () => {
    const { incidentId } = await raisedIncident(world, { code: '003' });
    await world.must(dispatcher, 'addQualifier', { incidentId, code: '635' });
    const dueAt = world.test.clock.now() + HOUR;
    await world.must(dispatcher, 'promiseUpdate', { incidentId, to: 'victim', seen: null, dueAt, whom: 'Mrs Example' });
    await world.must(fim, 'restrict', {
      ...{ incidentId, seen: 'none', restriction: 'restricted', allowed: [], radiusMetres: 500, reason },
    });
    const row = await incident(incidentId);
    expect(row).toMatchObject({ masked: true, qualifiers: [], updates: [], crime: null, deferredUntil: null });
    const kinds = (row.clocks as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(['deploy', 'arrive', 'no-action']);
    expect(JSON.stringify(row)).not.toContain('Mrs Example');
    for (const [name, input] of [
      ['addQualifier', { code: '633' }],
      ['describeIncident', { seen: 'Two men fighting', what: 'Three men' }],
      ['recordCrime', { crimeNumber: '26000123456' }],
      ['recordUpdate', { to: 'victim', outcome: 'told', words: '', nextAt: null }],
    ] as const) {
      expect(await world.send(dispatcher, name, { incidentId, ...input })).toMatchObject({ kind: 'not-permitted' });
    }
  });
});
