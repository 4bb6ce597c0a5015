import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { keepPositionDays, recordPositions } from '../resources/positions.ts';
import { bookedUnit, dispatcher, makeWorld, oakham, raisedIncident, supervisor, type World } from '../test-world.ts';
import { agreedAid, askedAid, joinedUnit } from './test-story.ts';

const accept = ['not-suitable', 'skill-missing', 'reason-wanted'];

/** A road to everywhere: whoever has a position is there in two minutes. */
const roads = {
  estimated: true,
  table: async (from: readonly unknown[], to: readonly unknown[]) =>
    from.map(() => to.map(() => ({ seconds: 120, metres: 1500, reachable: true, fromSnapMetres: 0, toSnapMetres: 0 }))),
} as unknown as Parameters<typeof makeWorld>[0];

let world: World;
beforeAll(async () => {
  world = await makeWorld(roads);
  await keepPositionDays(world.test.db, world.test.clock);
});
afterAll(() => world.test.close());

const alarmsOf = async (aidId: string) =>
  (await world.seen(supervisor, 'operations.alarms')).filter(({ subjectId }) => subjectId === `aid:${aidId}`);
const aidOf = async (aidId: string) =>
  (await world.seen(dispatcher, 'operations.mutualAid')).find(({ id }) => id === aidId);
const unitOf = async (callsign: string) =>
  (await world.seen(dispatcher, 'operations.units', { filters: { callsign } }))[0];
const report = async (by: object) => {
  const at = world.test.clock.now();
  const where = { lon: oakham.lon, lat: oakham.lat, at, source: 'lip' };
  return recordPositions(world.test.db, world.test.clock, [{ ...where, ...by }]);
};

async function pass(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(minutes * 60_000);
  await timer.runDue();
  await timer.close();
}

describe('E07 a unit of another force', () => {
  test('is asked for with a clock until it is answered, and one that is agreed and does not come is told of', async () => {
    const aidId = await askedAid(world, 'in');
    await pass(16);
    expect(await alarmsOf(aidId)).toMatchObject([{ kind: 'aid-answer', state: 'warned' }]);
    await pass(15);
    expect(await alarmsOf(aidId)).toMatchObject([
      {
        state: 'breached',
        text: 'Leicestershire Police (example) to answer for units',
        told: 'fim',
      },
    ]);
    await world.must(supervisor, 'answerAid', { aidId, answer: 'agreed', words: 'Two cars' });
    await pass(0);
    expect(await alarmsOf(aidId)).toMatchObject([{ kind: 'aid-arrival', state: 'breached' }]);
    await world.must(supervisor, 'answerAid', { aidId, answer: 'withdrawn' });
    expect(await alarmsOf(aidId)).toEqual([]);
    const declined = await askedAid(world, 'out');
    await pass(0);
    expect(await alarmsOf(declined)).toMatchObject([{ kind: 'aid-answer', state: 'warned' }]);
    await world.must(supervisor, 'answerAid', { aidId: declined, answer: 'declined', words: 'None to spare' });
    const again = { aidId: declined, answer: 'agreed' };
    expect(await world.send(supervisor, 'answerAid', again)).toMatchObject({ code: 'not-agreed' });
    expect((await world.send(dispatcher, 'askAid', {})).kind).not.toBe('done');
  });

  test('joins, is followed by radio and by callsign, is sent after our own, and goes home with what it holds', async () => {
    const aidId = await agreedAid(world, 'in');
    const tourId = await joinedUnit(world, aidId, 'LE42', { issi: '4320042', skills: ['taser'] });
    expect(await unitOf('LE42')).toMatchObject({ id: tourId, onDuty: true, talkgroup: 'RUT-IO1', skills: ['taser'] });
    expect(await report({ issi: '4320042' })).toMatchObject({ recorded: 1 });
    expect(await report({ callsign: 'LE42' })).toMatchObject({ recorded: 1 });
    expect(await unitOf('LE42')).toMatchObject({ position: { source: 'lip' } });
    await bookedUnit(world, 'AW01');
    await report({ callsign: 'AW01' });
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const ranked = await world.seen(dispatcher, 'operations.recommendation', { of: incidentId });
    const order = ranked.filter(({ rank }) => rank !== null).map(({ callsign }) => callsign);
    expect(order).toEqual(['AW01', 'LE42']);
    const borrowed = ranked.find(({ callsign }) => callsign === 'LE42');
    expect(JSON.stringify(borrowed?.reasons)).toMatch(/of Leicestershire Police[^"]*on mutual aid: after our own/);
    await world.must(dispatcher, 'assignUnit', { incidentId, tourId, assignmentId: randomUUID() }, ...accept);
    expect(await unitOf('LE42')).toMatchObject({ active: { incidentId, milestone: 'assigned' } });
    const back = { aidId, callsign: 'LE42', note: 'Thanks' };
    expect(await world.send(supervisor, 'returnAidUnit', back)).toMatchObject({ code: 'still-assigned' });
    await world.must(supervisor, 'returnAidUnit', back, 'still-assigned');
    expect(await unitOf('LE42')).toBeUndefined();
    expect(await aidOf(aidId)).toMatchObject({ units: [{ callsign: 'LE42', returnedAt: expect.any(Number) }] });
    expect(await world.send(supervisor, 'returnAidUnit', back)).toMatchObject({ code: 'not-lent' });
  });

  test('that is not back when its time is over is told of; the aid ends with nobody out, or by one key', async () => {
    const aidId = await agreedAid(world, 'in');
    await joinedUnit(world, aidId, 'LE43');
    await pass(3 * 60 + 31);
    expect(await alarmsOf(aidId)).toMatchObject([{ kind: 'aid-return', state: 'warned' }]);
    await pass(30);
    expect(await alarmsOf(aidId)).toMatchObject([{ kind: 'aid-return', state: 'breached' }]);
    const over = { aidId, answer: 'over' };
    expect(await world.send(supervisor, 'answerAid', over)).toMatchObject({ kind: 'confirm', code: 'units-out' });
    await world.must(supervisor, 'returnAidUnit', { aidId, callsign: 'LE43' });
    await world.must(supervisor, 'answerAid', over);
    expect(await alarmsOf(aidId)).toEqual([]);
  });
});

test('E07 one of ours that is lent is not sent from here, and is still followed', async () => {
  const aidId = await agreedAid(world, 'out');
  const tourId = await bookedUnit(world, 'AW02');
  const lend = { aidId, callsign: 'AW02', note: 'Their talkgroup' };
  const doubts = ['below-minimum', 'overlapping-claim'];
  await world.must(supervisor, 'lendUnit', lend, ...doubts);
  expect(await world.send(supervisor, 'lendUnit', lend, ...doubts)).toMatchObject({ code: 'lent-already' });
  await report({ callsign: 'AW02' });
  expect(await unitOf('AW02')).toMatchObject({ position: { source: 'lip' } });
  const { incidentId } = await raisedIncident(world, { grade: 'G1' });
  const rows = await world.seen(dispatcher, 'operations.recommendation', { of: incidentId });
  const lent = rows.find(({ callsign }) => callsign === 'AW02');
  expect(lent?.rank).toBeNull();
  expect(JSON.stringify(lent?.exclusions)).toContain('lent to Leicestershire Police');
  const send = { incidentId, tourId, assignmentId: randomUUID() };
  expect(await world.send(dispatcher, 'assignUnit', send, ...accept)).toMatchObject({ code: 'unit-held' });
  await world.must(supervisor, 'returnAidUnit', { aidId, callsign: 'AW02' });
  expect((await world.send(dispatcher, 'assignUnit', send, ...accept)).kind).toBe('done');
});
