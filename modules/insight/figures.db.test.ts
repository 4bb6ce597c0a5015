import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rebuild, startReactions, startTimer, tableContents } from '../../kernel/index.ts';
import { personSubject } from '../../kernel/testing.ts';
import {
  answeredCall,
  attended,
  carOnDuty,
  closed,
  connie,
  dave,
  fiona,
  makeInsightWorld,
  olly,
  raisedFrom,
  sue,
  uppingham,
  type World,
} from './test-insight.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: World;
let tourId: string;
/** Each test counts what it made itself. */
let from: number;

beforeAll(async () => {
  world = await makeInsightWorld();
  tourId = await carOnDuty(world);
});
beforeEach(() => {
  world.test.clock.advance(DAY);
  from = world.test.clock.now();
});
afterAll(() => world.test.close());

type Row = Readonly<Record<string, unknown>>;

const period = () => ({ from: String(from), to: String(world.test.clock.now() + 1) });

async function figures(by = 'all', who = sue): Promise<Readonly<Record<string, Row>>> {
  const rows = await world.seen(who, 'insight.measures', { filters: { ...period(), by } });
  return Object.fromEntries(rows.map((row) => [String(row.id), row]));
}

function behind(measure: string, over: Readonly<Record<string, string>> = {}, who = sue) {
  return world.seen(who, 'insight.behind', { filters: { ...period(), by: 'all', group: 'all', measure, ...over } });
}

async function fire(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(minutes * MINUTE);
  await timer.runDue();
  await timer.close();
}

/** A call that nobody answers before the caller gives up. */
async function rungOff(seconds: number): Promise<string> {
  const contactId = randomUUID();
  const ringing = { contactId, channel: '999', callerNumber: '07700 900124', circle: null, subscriber: null };
  await world.must(connie, 'announceCall', ringing);
  world.test.clock.advance(seconds * 1000);
  await world.must(connie, 'ringOff', { contactId });
  return contactId;
}

async function conceal(incidentId: string, restriction = 'concealed'): Promise<void> {
  const terms = { restriction, allowed: [], radiusMetres: 500, reason: 'Covert' };
  await world.must(fiona, 'restrict', { incidentId, seen: 'none', ...terms });
}

test('L04, L09 answer, abandonment, time to assign and to arrive, by grade, area and hour, each with the records it is made of', async () => {
  for (const [ring, assign, arrive] of [
    [4, 60, 240],
    [8, 60, 300],
    [30, 100, 600],
  ] as const) {
    const { incidentId } = await raisedFrom(world, await answeredCall(world, ring), { grade: 'G1' });
    await attended(world, incidentId, { tourId, assignSeconds: assign, arriveSeconds: arrive });
  }
  const south = await raisedFrom(world, await answeredCall(world, 5), { grade: 'G2', place: uppingham });
  await attended(world, south.incidentId, { tourId, assignSeconds: 100, arriveSeconds: 1000 });
  const lost = await answeredCall(world, 40);
  await world.must(connie, 'closeContact', { contactId: lost, outcome: 'abandoned', note: '' });
  const unanswered = await rungOff(25);
  const all = await figures();
  expect(all['answer:all']).toMatchObject({ count: 5, within: 3, medianSeconds: 8, p90Seconds: 36 });
  expect(all['abandoned:all']).toMatchObject({ count: 6, within: 4 });
  const grades = await figures('grade');
  expect(grades['assign:G1']).toMatchObject({ count: 3, within: 3, medianSeconds: 68, p90Seconds: 118 });
  expect(grades['arrive:G1']).toMatchObject({ count: 3, within: 3, medianSeconds: 368 });
  expect(grades['arrive:G2']).toMatchObject({ count: 1, medianSeconds: 1105 });
  const areas = await figures('area');
  expect(areas['arrive:oakham']).toMatchObject({ count: 3 });
  expect(areas['arrive:uppingham']).toMatchObject({ count: 1 });
  const hours = await figures('hour');
  expect(hours['arrive:12']).toMatchObject({ count: 4 });
  expect((await behind('arrive', { by: 'grade', group: 'G2' })).map((row) => row.id)).toEqual([south.incidentId]);
  expect((await behind('abandoned', { part: 'missed' })).map((row) => row.id)).toEqual([unanswered, lost]);
  for (const [by, each] of Object.entries({ all, grade: grades, area: areas, hour: hours })) {
    for (const { measure, group, count, within } of Object.values(each)) {
      const made = { by, group: String(group) };
      expect(await behind(String(measure), made), `${measure} by ${by}`).toHaveLength(Number(count));
      const kept = await behind(String(measure), { ...made, part: 'within' });
      if (within !== null) expect(kept, `${measure} by ${by}, within`).toHaveLength(Number(within));
    }
  }
});

test('L05 the national measure: 999 answered within 10 s, serious grades attended within 15 min in town and 20 in the country', async () => {
  const country = { label: 'Main Street, Cottesmore', lon: -0.6646, lat: 52.7126, gazetteerId: null };
  for (const [place, arrive] of [
    [undefined, 14],
    [undefined, 18],
    [country, 18],
    [country, 22],
  ] as const) {
    const { incidentId } = await raisedFrom(world, await answeredCall(world, 10), place && { place });
    await attended(world, incidentId, { tourId, assignSeconds: 30, arriveSeconds: arrive * 60 - 60 });
  }
  const rows = await figures();
  expect(rows['national:all']).toMatchObject({ count: 4, within: 2 });
  expect(rows['answer:all']).toMatchObject({ count: 4, within: 4 });
});

test('a target that is missed counts from the moment it broke, whether or not anybody came; what may still come in time is in no figure', async () => {
  const { incidentId } = await raisedFrom(world, await answeredCall(world, 3));
  expect(await figures()).not.toHaveProperty('arrive:all');
  await fire(16);
  expect(await figures()).toMatchObject({
    'assign:all': { count: 1, within: 0, medianSeconds: null },
    'arrive:all': { count: 1, within: 0, medianSeconds: null },
    'national:all': { count: 1, within: 0 },
  });
  await attended(world, incidentId, { tourId, assignSeconds: 0, arriveSeconds: 60 });
  expect(await figures()).toMatchObject({ 'arrive:all': { count: 1, within: 0, medianSeconds: 1023 } });
});

test('what was entered from paper counts by the times of its sheet, missed or met, and never by those of its entry', async () => {
  const receivedAt = world.test.clock.now();
  world.test.clock.advance(3 * 60 * MINUTE);
  for (const [paper, sent, arrived] of [
    ['P-1', 1, 12],
    ['P-2', 9, 40],
    ['P-3', null, null],
  ] as const) {
    const [contactId, incidentId] = [randomUUID(), randomUUID()];
    const give = async (name: string, input: object, minutes: number): Promise<void> => {
      const occurredAt = receivedAt + minutes * MINUTE;
      const call = { subject: dave, name: `operations.${name}`, input, confirmed: [], occurredAt };
      expect(await world.test.handle(call), name).toMatchObject({ kind: 'done' });
    };
    await give('openContact', { contactId, channel: '999', callerNumber: null, paper }, 0);
    await give('writeContactField', { contactId, field: 'what', seen: '', value: 'Fight' }, 0);
    await give('placeContact', { contactId, place: uppingham }, 0);
    await give('raiseIncident', { contactId, incidentId, code: '202', grade: 'G1' }, 1);
    const line = { incidentId, attendanceId: randomUUID(), callsign: 'RE01', paper };
    if (sent !== null) await give('enterAttendance', { ...line, milestone: 'sent' }, sent);
    if (arrived !== null) await give('enterAttendance', { ...line, milestone: 'at-scene' }, arrived);
  }
  expect(await figures()).toMatchObject({
    'assign:all': { count: 3, within: 1, medianSeconds: 300 },
    'arrive:all': { count: 3, within: 1, medianSeconds: 26 * 60 },
  });
});

test('A22 tests, training and what officers raised when already there are in no figure', async () => {
  const exercise = await raisedFrom(world, await answeredCall(world, 3), { code: '509' });
  await attended(world, exercise.incidentId, { tourId, assignSeconds: 1, arriveSeconds: 1 });
  const found = await raisedFrom(world, await answeredCall(world, 3));
  await attended(world, found.incidentId, { tourId, assignSeconds: 1, arriveSeconds: 1 });
  await closed(world, found.incidentId, '509');
  const line = await answeredCall(world, 3);
  await world.must(connie, 'closeContact', { contactId: line, outcome: 'test', note: '' });
  const here = {
    assignmentId: randomUUID(),
    incidentId: randomUUID(),
    tourId,
    place: uppingham,
    what: 'Vehicle check',
  };
  await world.must(olly, 'showMeAt', here, 'not-suitable', 'skill-missing', 'unit-committed', 'ring-the-fim');
  expect(await figures()).toEqual({});
});

test('L10 why nobody was sent is chosen from the pack, stands on the incident and in its log, and is counted', async () => {
  const { incidentId } = await raisedFrom(world, await answeredCall(world, 3));
  await world.must(dave, 'giveUnresourcedReason', { incidentId, reason: 'U2', note: 'Two collisions on the A1' });
  const [row] = (await world.seen(dave, 'operations.openIncidents')).filter(({ id }) => id === incidentId);
  expect(row?.unresourced).toMatchObject({ code: 'U2', name: 'All units on heavier grades', by: dave.name });
  const lines = await world.seen(dave, 'operations.incidentLog', { of: incidentId });
  expect(lines.map(({ text }) => text)).toContain(
    'Not resourced: All units on heavier grades: Two collisions on the A1',
  );
  expect(await figures()).toMatchObject({ 'unresourced:All units on heavier grades': { count: 1, within: null } });
  const made = await behind('unresourced', { group: 'All units on heavier grades' });
  expect(made.map(({ id }) => id)).toEqual([incidentId]);
  const unknown = { incidentId, reason: 'XX', note: '' };
  expect(await world.send(dave, 'giveUnresourcedReason', unknown)).toMatchObject({ code: 'no-such-reason' });
});

describe('restricted and concealed', () => {
  test('a concealed record is in no figure and behind none, for anybody; one made known again is', async () => {
    const { incidentId } = await raisedFrom(world, await answeredCall(world, 3));
    await attended(world, incidentId, { tourId, assignSeconds: 30, arriveSeconds: 30 });
    await world.must(dave, 'giveUnresourcedReason', { incidentId, reason: 'U1', note: '' });
    await conceal(incidentId);
    for (const who of [sue, fiona]) {
      expect(await figures('all', who)).toEqual({});
      expect(await behind('arrive', {}, who)).toEqual([]);
      expect(await behind('answer', {}, who)).toEqual([]);
    }
    const lifted = { restriction: 'none', allowed: [], radiusMetres: 500, reason: 'Over' };
    await world.must(fiona, 'restrict', { incidentId, seen: 'concealed', ...lifted });
    expect(await figures()).toMatchObject({ 'arrive:all': { count: 1 }, 'answer:all': { count: 1 } });
  });

  test('of a restricted record number, grade, place and clock show, and nothing of what it is about', async () => {
    const { incidentId } = await raisedFrom(world, await answeredCall(world, 3));
    await attended(world, incidentId, { tourId, assignSeconds: 30, arriveSeconds: 30 });
    await conceal(incidentId, 'restricted');
    const [row] = await behind('arrive');
    expect(row).toMatchObject({ id: incidentId, code: '', channel: 'other', grade: 'G1', areaId: 'oakham' });
    expect(await behind('arrive', {}, fiona)).toMatchObject([{ code: '202', channel: '999' }]);
  });
});

test('L03 load: hours with a call, and distressing records by kind; a prompt to ask, and no number that ranks anybody', async () => {
  for (const code of ['105', '313', '018']) {
    const contactId = await answeredCall(world, 3);
    world.test.clock.advance(10 * MINUTE);
    const { incidentId } = await raisedFrom(world, contactId, { code });
    await attended(world, incidentId, { tourId, assignSeconds: 30, arriveSeconds: 30 });
  }
  world.test.clock.advance(5 * DAY);
  const rows = await world.seen(sue, 'insight.exposure');
  const taker = rows.find(({ accountId }) => accountId === connie.id);
  expect(taker?.kinds).toEqual([
    { kind: 'death', count: 2 },
    // One of the days before: that it was hard may be counted, what it was may not.
    { kind: 'restricted', count: 1 },
    { kind: 'sexual-offence', count: 1 },
  ]);
  expect(taker).toMatchObject({ ask: true, days: 7 });
  expect(Number(taker?.callSeconds)).toBeGreaterThanOrEqual(1800);
  expect(rows.find(({ accountId }) => accountId === dave.id)).toMatchObject({ ask: true, callSeconds: 0 });
  for (const row of rows) expect(Object.keys(row)).not.toContain('score');
});

test.each([connie, dave, personSubject('pc', ['officer'])])('$name may not read figures', async (who) => {
  for (const view of ['measures', 'behind', 'exposure', 'retention', 'dueForReview']) {
    await expect(world.seen(who, `insight.${view}`)).rejects.toThrow(/no role here gives/);
  }
});

test('what is kept, for how long, and what falls due next: test and fault records by classes of their own', async () => {
  const kept = async () =>
    Object.fromEntries((await world.seen(sue, 'insight.retention')).map((row) => [String(row.id), row]));
  const before = await kept();
  const { incidentId } = await raisedFrom(world, await answeredCall(world, 3), { code: '509' });
  await closed(world, incidentId, '509');
  expect(Number((await kept()).test?.count)).toBe(Number(before.test?.count) + 1);
  world.test.clock.advance(32 * DAY);
  expect(Number((await kept()).test?.due)).toBeGreaterThan(Number(before.test?.due));
});

describe('records that are kept beyond their time', () => {
  const YEAR = 366 * DAY;
  const law = async (incidentId: string, type: string, data: object) =>
    expect(await world.test.handle({ name: 'law.say', input: { incidentId, type, data } })).toMatchObject({
      kind: 'done',
    });
  const due = async (who = sue, filters: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      (await world.seen(who, 'insight.dueForReview', { filters })).map((row) => [String(row.id), row]),
    );
  const counted = async (id: string) =>
    (await world.seen(sue, 'insight.retention')).find((row) => row.id === id) ?? { due: 0, held: 0 };
  async function done(code: string): Promise<string> {
    const { incidentId } = await raisedFrom(world, await answeredCall(world, 3), { code });
    await closed(world, incidentId, code);
    return incidentId;
  }

  test('are due for review, tests and faults by their own classes, contacts too; a review group has its own time', async () => {
    const [tested, faulty, missing, serious] = [
      await done('509'),
      await done('508'),
      await done('311'),
      await done('018'),
    ];
    const line = await answeredCall(world, 3);
    await world.must(connie, 'closeContact', { contactId: line, outcome: 'test', note: '' });
    world.test.clock.advance(32 * DAY);
    const soon = await due();
    expect(soon[tested]).toMatchObject({ class: 'test', className: 'Test and training records', held: false });
    expect(soon[line]).toMatchObject({ class: 'test-contact', records: 'contact' });
    for (const id of [faulty, missing, serious]) expect(soon[id]).toBeUndefined();
    world.test.clock.advance(7 * YEAR);
    const later = await due();
    expect(later[faulty]).toMatchObject({ class: 'fault' });
    expect(later[missing]).toMatchObject({ class: 'missing' });
    expect(later[serious]).toBeUndefined();
    world.test.clock.advance(4 * YEAR);
    expect((await due())[serious]).toMatchObject({ class: 'serious' });
    expect(Object.keys(await due(sue, { class: 'missing' }))).toContain(missing);
    expect(Object.keys(await due(sue, { class: 'missing' }))).not.toContain(serious);
    expect(await counted('serious')).toMatchObject({ group: 2 });
  });

  test('under a legal hold are none of those due, and say so; lifted, they are due; erased for it, they are due no more', async () => {
    const incidentId = await done('509');
    world.test.clock.advance(32 * DAY);
    const before = await counted('test');
    await law(incidentId, 'kernel.HoldPlaced', { holdId: 'h1', reason: 'Inquest' });
    expect((await due())[incidentId]).toMatchObject({ held: true });
    expect(await counted('test')).toMatchObject({ due: Number(before.due) - 1, held: Number(before.held) + 1 });
    await law(incidentId, 'kernel.HoldLifted', { holdId: 'h1', reason: 'Over' });
    expect((await due())[incidentId]).toMatchObject({ held: false });
    await law(incidentId, 'kernel.Redacted', { positions: [], ground: 'erasure-request', reason: 'In part' });
    expect((await due())[incidentId]).toBeDefined();
    await law(incidentId, 'kernel.Redacted', { positions: [], ground: 'retention-ended', reason: 'Time over' });
    expect((await due())[incidentId]).toBeUndefined();
    expect(await counted('test')).toMatchObject({ due: Number(before.due) - 1, held: before.held });
  });

  test('N06 are reviewed by their group: kept longer on a ground until a day, and due again then; two reviewers do not cross', async () => {
    const id = await done('311');
    world.test.clock.advance(7 * YEAR);
    const first = (await due())[id];
    const at = world.test.clock.now();
    const review = {
      recordId: id,
      records: 'incident',
      ground: 'children-or-vulnerable-adults',
      reason: 'Missing again',
    };
    const keep = (keepUntil: number, seen = first?.dueAt) =>
      world.send(sue, 'insight.keepLonger', { ...review, seen, keepUntil });
    expect(first).toMatchObject({ reviewedAt: null, reviewedBy: null });
    expect(await keep(at - DAY)).toMatchObject({ kind: 'refused', code: 'not-longer' });
    expect(await keep(at + 11 * YEAR)).toMatchObject({ kind: 'refused', code: 'too-long' });
    expect(await keep(at + 3 * YEAR)).toMatchObject({ kind: 'done' });
    expect(await keep(at + 4 * YEAR)).toMatchObject({ kind: 'refused', code: 'reviewed-meanwhile' });
    expect((await due())[id]).toBeUndefined();
    expect(await counted('missing')).toMatchObject({ group: 4, keptLonger: 1 });
    world.test.clock.advance(3 * YEAR);
    expect((await due())[id]).toMatchObject({ dueAt: at + 3 * YEAR, reviewedAt: at, reviewedBy: sue.name });
    const open = (await raisedFrom(world, await answeredCall(world, 3), {})).incidentId;
    expect(
      await world.send(sue, 'insight.keepLonger', { ...review, recordId: open, seen: 0, keepUntil: at + 9 * YEAR }),
    ).toMatchObject({ kind: 'refused', code: 'not-kept' });
  });

  test('F13 N06 L07 ring day by day until they were reviewed, those that were there before there was a promise as one', async () => {
    const reactions = startReactions(world.test.context);
    const alarms = async () =>
      (await world.seen(fiona, 'operations.alarms'))
        .filter(({ kind }) => kind === 'record-review')
        .map(({ subjectId, text, state, told }) => ({ subjectId, text, state, told }));
    const ofDay = async (id: string) => (await alarms()).filter(({ subjectId }) => subjectId === id);
    const first = await world.lookAtReviews();
    expect(first.find(({ records, from: begin }) => records === 'incident' && begin === 0)?.count).toBeGreaterThan(0);
    expect(await world.lookAtReviews()).toEqual([]);
    await fire(0);
    expect((await ofDay('incident-0'))[0]).toMatchObject({ state: 'warned', text: expect.stringContaining('overdue') });
    const id = await done('509');
    world.test.clock.advance(5 * DAY);
    const [counted] = await world.lookAtReviews();
    expect(counted).toMatchObject({ records: 'incident', count: 1 });
    const day = `incident-${counted?.from}`;
    await fire((Number(counted?.from) - world.test.clock.now()) / MINUTE - 24 * 60);
    expect(await ofDay(day)).toMatchObject([
      { state: 'warned', text: expect.stringMatching(/^1 incident due for review on/) },
    ]);
    await fire(6 * 24 * 60);
    // Nobody sits at a desk here: empty seats are passed, and the last rung is told.
    expect(await ofDay(day)).toMatchObject([{ state: 'breached', told: 'fim' }]);
    const watched = await world.seen(fiona, 'operations.watched');
    expect(watched.find(({ subjectId }) => subjectId === day)).toMatchObject({
      about: 'review',
      owes: 'control-room-supervisor',
    });
    const seen = (await due())[id]?.dueAt;
    const keepUntil = world.test.clock.now() + YEAR;
    const review = { recordId: id, records: 'incident', ground: 'proceedings', reason: 'Appeal', seen, keepUntil };
    await world.must(sue, 'insight.keepLonger', review);
    await reactions.runDue();
    expect(await ofDay(day)).toEqual([]);
    const gone = await done('509');
    world.test.clock.advance(32 * DAY);
    const [again] = await world.lookAtReviews();
    await law(gone, 'kernel.Redacted', { positions: [], ground: 'retention-ended', reason: 'Time over' });
    await reactions.runDue();
    expect(await ofDay(`incident-${again?.from}`)).toEqual([]);
    expect(await world.lookAtReviews()).toEqual([]);
    await reactions.close();
  });

  test('concealed are in no list; of a restricted one the number shows, and not what it is about', async () => {
    const [hidden, masked] = [await done('509'), await done('509')];
    await conceal(hidden);
    await conceal(masked, 'restricted');
    world.test.clock.advance(32 * DAY);
    expect((await due())[hidden]).toBeUndefined();
    expect((await due())[masked]).toMatchObject({ class: '', className: '' });
    expect((await due(sue, { class: 'test' }))[masked]).toBeUndefined();
  });
});

test('replayed from its beginning, the log makes the same figures, row for row', async () => {
  const { db, context } = world.test;
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(before['insight.response']?.length).toBeGreaterThan(10);
  expect(before['insight.call']?.length).toBeGreaterThan(10);
  expect(world.test.faults).toEqual([]);
});
