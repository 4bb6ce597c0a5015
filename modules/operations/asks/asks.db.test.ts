import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import { personSubject } from '../../../kernel/testing.ts';
import { keepPositionDays, recordPositions } from '../resources/positions.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  officer as olly,
  otherDispatcher,
  raisedIncident,
  supervisor,
  uppingham,
  type World,
} from '../test-world.ts';

const accept = ['not-suitable', 'skill-missing', 'not-by-policy'];

/** In the field nobody sits at a desk. */
const inTheField = (id: string) => ({ ...personSubject(id, ['officer']), seat: null });
const officer = inTheField(olly.id);

let world: World;
let incidentId: string;
let count = 0;
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  count += 1;
  ({ incidentId } = await raisedIncident(world, { grade: 'G2' }));
});
afterAll(() => world.test.close());

const log = async (id = incidentId) =>
  (await world.seen(supervisor, 'operations.incidentLog', { of: id })).map(({ text }) => String(text));
const unitOf = (tourId: string) => ({ assignmentId: randomUUID(), tourId });
const booked = (name: string, over: object = {}) => bookedUnit(world, `${name}${count}`, over);
const asked = async (over: object = {}) => {
  const askId = randomUUID();
  await world.must(officer, 'askForResource', { incidentId, askId, what: 'dog', ...over });
  return askId;
};

describe('what is asked for beside units', () => {
  test('E10 waits with a state and a clock of its own: told at once, climbs when nobody answers, and ends with the answer', async () => {
    const timer = startTimer(world.test.context);
    await booked('RE');
    const askId = await asked({ urgent: true, note: 'Into the wood' });
    await timer.runDue();
    const [waiting] = await world.seen(dispatcher, 'operations.asks', { of: incidentId });
    expect(waiting).toMatchObject({ state: 'open', name: 'Dog unit', urgent: true, note: 'Into the wood' });
    expect(waiting).toMatchObject({ by: `RE${count}`, dueAt: world.test.clock.now() + 120_000 });
    const alarm = async () =>
      (await world.seen(supervisor, 'operations.alarms')).find(({ key }) => key === `ask:${askId}`);
    expect(await alarm()).toMatchObject({ alarmClass: 'B', state: 'warned' });
    world.test.clock.advance(180_000);
    await timer.runDue();
    expect(await alarm()).toMatchObject({ alarmClass: 'A', state: 'breached' });
    await world.must(dispatcher, 'answerAsk', { incidentId, askId, answer: 'declined', reason: 'None on duty' });
    expect(await alarm()).toBeUndefined();
    expect(await world.seen(dispatcher, 'operations.asks', { of: incidentId })).toMatchObject([
      { state: 'declined', reason: 'None on duty' },
    ]);
    const answer = { incidentId, askId, answer: 'met', reason: '' };
    expect(await world.send(dispatcher, 'answerAsk', answer)).toMatchObject({ code: 'no-such-ask' });
    await timer.close();
    const lines = await log();
    expect(lines).toContain(`RE${count} asks for: Dog unit, urgently: Into the wood`);
    expect(lines).toContain('What was asked for is declined: None on duty');
  });

  test('lapses when its incident is over: nobody is told of it any more', async () => {
    await asked();
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: '' });
    expect(await world.seen(dispatcher, 'operations.asks', { of: incidentId })).toMatchObject([{ state: 'lapsed' }]);
    expect((await world.seen(dispatcher, 'operations.asks')).map((row) => row.incidentId)).not.toContain(incidentId);
    const more = { incidentId, askId: randomUUID(), what: 'dog' };
    expect(await world.send(officer, 'askForResource', more)).toMatchObject({ code: 'incident-over' });
  });

  test('of a concealed incident nobody hears who is not on its list', async () => {
    ({ incidentId } = await raisedIncident(world, { grade: 'G2', place: uppingham }));
    await asked({ note: 'zebra' });
    const seen = 'none';
    const reason = 'An officer is involved';
    await world.must(fim, 'restrict', {
      ...{ incidentId, seen, restriction: 'concealed', allowed: [fim.id], radiusMetres: 500, reason },
    });
    for (const who of [dispatcher, contactOfficer, officer]) {
      expect(await world.seen(who, 'operations.asks', { of: incidentId })).toEqual([]);
      expect(JSON.stringify(await world.seen(who, 'operations.asks'))).not.toContain(incidentId);
      const never = { incidentId, askId: randomUUID(), what: 'dog' };
      expect(await world.send(who, 'askForResource', never)).toMatchObject({ code: 'no-such-incident' });
    }
    expect(await world.seen(fim, 'operations.asks', { of: incidentId })).toHaveLength(1);
  });
});

describe('several units, and one for another', () => {
  test('D12 back-up is one command: all go, what was asked for is answered; so is a swap, at both incidents', async () => {
    await asked({ what: 'back-up' });
    const units = await Promise.all(['RA', 'RB'].map((name) => booked(name)));
    const sent = { incidentId, backUp: true, units: units.map(unitOf) };
    await world.must(dispatcher, 'assignUnits', sent, ...accept);
    expect(await world.seen(dispatcher, 'operations.asks', { of: incidentId })).toMatchObject([
      { state: 'met', callsigns: [`RA${count}`, `RB${count}`] },
    ]);
    const other = await raisedIncident(world, { grade: 'G2' });
    const third = await booked('RC');
    const theirs = { ...unitOf(third), incidentId: other.incidentId };
    await world.must(dispatcher, 'assignUnit', theirs, ...accept);
    const [leaving] = sent.units;
    const swap = { incidentId, out: leaving, in: unitOf(third), how: 'exchange', reason: 'Nearer each' };
    await world.must(dispatcher, 'swapUnits', { ...swap, returnAssignmentId: randomUUID() }, ...accept);
    const on = async (id: string) => {
      const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id } });
      return ((row?.units ?? []) as { callsign: string }[]).map(({ callsign }) => callsign).sort();
    };
    expect(await on(incidentId)).toEqual([`RB${count}`, `RC${count}`]);
    expect(await on(other.incidentId)).toEqual([`RA${count}`]);
    expect(await log()).toContain(`RA${count} swapped for RC${count}: Nearer each`);
    expect((await log(other.incidentId)).join()).not.toContain('Nearer each');
  });

  test('two desks swap one unit: one has it, the other is asked or told, and both sides agree', async () => {
    const [one, two] = [await booked('RA'), await booked('RB')];
    const out = unitOf(one);
    await world.must(dispatcher, 'assignUnit', { ...out, incidentId }, ...accept);
    const third = await booked('RC');
    const swap = (tourId: string) => ({ incidentId, out, in: unitOf(tourId), reason: 'Nearer' });
    const answers = await Promise.all([
      world.send(dispatcher, 'swapUnits', swap(two), ...accept),
      world.send(otherDispatcher, 'swapUnits', swap(third), ...accept),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    const [row] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: incidentId } });
    expect(row?.units).toHaveLength(1);
  });

  test('an officer hands over the job of their own unit, and of no other', async () => {
    const own = inTheField('nell');
    const crew = [{ collar: '77', name: 'N. Ell', permit: 'response', accountId: own.id }];
    const [mine, theirs] = [await booked('RA', { crew }), await booked('RB')];
    const out = unitOf(mine);
    await world.must(dispatcher, 'assignUnit', { ...out, incidentId }, ...accept);
    const wish = { incidentId, out, in: unitOf(theirs), words: 'Statement taken' };
    const stranger = inTheField('stan');
    expect(await world.send(stranger, 'handOverJob', wish, ...accept)).toMatchObject({ kind: 'not-permitted' });
    await world.must(own, 'handOverJob', wish, ...accept);
    expect(await log()).toContain(`RA${count} handed over to RB${count}: Statement taken`);
  });
});

describe('which units there were', () => {
  test('D15 is written into the log when it is asked, and by itself at every breach', async () => {
    const timer = startTimer(world.test.context);
    const reactions = startReactions(world.test.context);
    await booked('RA');
    await world.must(dispatcher, 'noteAvailability', { incidentId });
    expect((await log()).at(-1)).toMatch(/^Units now: .*Oakham \d+ free, \d+ committed/);
    world.test.clock.advance(25 * 60_000);
    await timer.runDue();
    await reactions.runDue();
    const lines = await log();
    const missed = lines.filter((line) => /^(Missed|Deployment target missed|Arrival target missed)/.test(line));
    expect(missed.length).toBeGreaterThan(1);
    expect(lines.filter((line) => line.startsWith('Units when it was missed'))).toHaveLength(missed.length);
    await timer.close();
    await reactions.close();
  });
});

test('of a unit on a concealed incident a log says that it is committed, and no more', async () => {
  ({ incidentId } = await raisedIncident(world, { grade: 'G2', place: uppingham }));
  const tourId = await booked('RS');
  const on = { ...unitOf(tourId), incidentId };
  await world.must(dispatcher, 'assignUnit', on, 'ring-the-fim', ...accept);
  await world.must(dispatcher, 'reportProgress', { ...on, milestone: 'at-scene' }, 'unusual-order');
  const at = world.test.clock.now();
  await keepPositionDays(world.test.db, world.test.clock);
  await recordPositions(world.test.db, world.test.clock, [{ callsign: `RS${count}`, lon: -0.73, lat: 52.67, at }]);
  const other = await raisedIncident(world, { grade: 'G2' });
  const noted = async () => {
    await world.must(dispatcher, 'noteAvailability', { incidentId: other.incidentId });
    return (await log(other.incidentId)).at(-1);
  };
  expect(await noted()).toContain(`RS${count} at scene`);
  const restriction = { restriction: 'concealed', allowed: [fim.id], radiusMetres: 100, reason: 'Covert' };
  await world.must(fim, 'restrict', { incidentId, seen: 'none', ...restriction });
  expect(await noted()).toContain(`RS${count} committed`);
});

describe('a crew that sends itself', () => {
  test('D16 does so by policy: asked where it is against it, recorded, and its desk is told without a sound', async () => {
    const wish = { ...unitOf(await booked('RE')), incidentId };
    await world.must(officer, 'assignUnit', wish, 'skill-missing', 'not-suitable');
    expect((await log()).at(-1)).toMatch(new RegExp(`^RE${count} assigned itself`));
    const lesser = await raisedIncident(world, { grade: 'G3' });
    const first = { ...unitOf(await booked('RF')), incidentId: lesser.incidentId };
    await world.must(dispatcher, 'assignUnit', first, ...accept);
    const own = inTheField('nell');
    const crew = [{ collar: '77', name: 'N. Ell', permit: 'response', accountId: own.id }];
    const second = { ...unitOf(await booked('RG', { crew })), incidentId: lesser.incidentId };
    const asked = await world.send(own, 'assignUnit', second, 'skill-missing', 'not-suitable');
    expect(asked).toMatchObject({ kind: 'confirm', code: 'not-by-policy' });
    await world.must(own, 'assignUnit', second, ...accept);
    expect((await log(lesser.incidentId)).at(-1)).toMatch(/assigned itself \(confirmed: .*not by policy/);
    const timer = startTimer(world.test.context);
    await timer.runDue();
    await timer.close();
    const alarms = await world.seen(supervisor, 'operations.alarms');
    const told = alarms.find(({ key }) => key === `self:${second.assignmentId}`);
    expect(told).toMatchObject({ alarmClass: 'C', text: `RG${count} has assigned itself` });
    // Whoever sits at a desk sends others, whatever the policy.
    const elsewhere = { ...unitOf(second.tourId), incidentId, how: 'divert' };
    expect(await world.send(dispatcher, 'assignUnit', elsewhere, 'skill-missing', 'not-suitable')).toMatchObject({
      kind: 'done',
    });
  });
});
