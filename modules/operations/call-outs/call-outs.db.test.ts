import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { contactOfficer, dispatcher, fim, makeWorld, raisedIncident, supervisor, type World } from '../test-world.ts';
import { isThere } from './hours.ts';
import { anyway, calledOut } from './test-story.ts';

let world: World;
let incidentId: string;
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  ({ incidentId } = await raisedIncident(world, { grade: 'G2' }));
});
afterAll(() => world.test.close());

const rows = (who = dispatcher) => world.seen(who, 'operations.callOuts', { of: incidentId });
const log = async () =>
  (await world.seen(supervisor, 'operations.incidentLog', { of: incidentId }))
    .map(({ text }) => String(text))
    .join('\n');
const alarms = async () =>
  (await world.seen(supervisor, 'operations.alarms')).filter(
    (row) => row.subjectId === incidentId && String(row.kind).startsWith('call-out'),
  );
const answer = (callOutId: string, of: object) =>
  world.send(dispatcher, 'answerCallOut', { incidentId, callOutId, ...of });

async function pass(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(minutes * 60_000);
  await timer.runDue();
  await timer.close();
}

describe('E08 what is not the police’s own', () => {
  test('a helicopter is called by phone and talkgroup, with a clock until it answers and one until it is there', async () => {
    const callOutId = await calledOut(world, incidentId, 'npas', { reason: 'Man on the roof' });
    expect(await rows()).toMatchObject([{ state: 'asked', resource: { kind: 'air' }, reason: 'Man on the roof' }]);
    expect(await log()).toMatch(
      /Called out Police helicopter, NPAS \(example\) by phone \S+ \S+ and talkgroup NPAS-1: Man on the roof/,
    );
    expect(await alarms()).toEqual([]);
    await pass(6);
    expect(await alarms()).toMatchObject([{ kind: 'call-out', state: 'breached' }]);
    await answer(callOutId, { answer: 'accepted', etaMinutes: 10, reference: 'NP-77' });
    expect(await alarms()).toEqual([]);
    expect(await rows()).toMatchObject([
      { state: 'accepted', reference: 'NP-77', dueAt: world.test.clock.now() + 600_000 },
    ]);
    await pass(11);
    expect(await alarms()).toMatchObject([{ kind: 'call-out-eta', state: 'breached' }]);
    expect((await answer(callOutId, { answer: 'accepted', etaMinutes: 5 })).kind).toBe('done');
    expect(await alarms()).toEqual([]);
    await answer(callOutId, { answer: 'arrived' });
    expect(await rows()).toMatchObject([{ state: 'arrived', reference: 'NP-77' }]);
    expect(await log()).toMatch(/accepted, there in 10 min, reference NP-77[\s\S]*arrived/);
    expect(await answer(callOutId, { answer: 'declined' })).toMatchObject({ code: 'no-such-call-out' });
  });

  test('recovery is for a vehicle: without one it is asked about; the vehicle, the reason and the reference stand on the record', async () => {
    const wish = { incidentId, callOutId: randomUUID(), resource: 'recovery', reason: 'Blocks the road' };
    expect(await world.send(dispatcher, 'callOut', wish)).toMatchObject({ kind: 'confirm', code: 'vehicle-wanted' });
    await world.must(dispatcher, 'callOut', { ...wish, vehicle: 'ZZ99 RUT' });
    await answer(wish.callOutId, { answer: 'accepted', etaMinutes: null, reference: 'R-1' });
    expect(await rows()).toMatchObject([{ vehicle: 'ZZ99 RUT', reference: 'R-1', etaAt: null, dueAt: null }]);
    expect(await log()).toMatch(/Recovery[^\n]*: ZZ99 RUT: Blocks the road[\s\S]*reference R-1/);
  });

  test('outside its hours a partner is asked about and can be called all the same; declined, it owes nothing', async () => {
    const day = new Date(world.test.clock.now()).toISOString().slice(0, 10);
    const five = Date.parse(`${day}T05:00:00Z`) + 86_400_000;
    world.test.clock.advance(five - world.test.clock.now());
    ({ incidentId } = await raisedIncident(world, { grade: 'G2' }));
    const wish = { incidentId, callOutId: randomUUID(), resource: 'dogs' };
    expect(await world.send(dispatcher, 'callOut', wish)).toMatchObject({
      ...{ kind: 'confirm', code: 'outside-hours' },
      detail: expect.stringContaining('07:00–03:00'),
    });
    await world.must(dispatcher, 'callOut', wish, ...anyway);
    await answer(wish.callOutId, { answer: 'declined', words: 'Nobody before seven' });
    await pass(30);
    expect(await alarms()).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'declined', words: 'Nobody before seven' }]);
  });

  test('refused for what there is not, and for an incident that is over; nothing of a concealed one shows', async () => {
    const callOutId = randomUUID();
    const wish = { incidentId, callOutId, resource: 'npas' };
    expect(await world.send(dispatcher, 'callOut', { ...wish, resource: 'zeppelin' })).toMatchObject({
      code: 'no-such-partner',
    });
    await world.must(contactOfficer, 'callOut', wish);
    expect(await world.send(dispatcher, 'callOut', wish)).toMatchObject({ code: 'call-out-exists' });
    const hidden = { incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 100 };
    await world.must(fim, 'restrict', { ...hidden, reason: 'Covert' });
    expect(await rows()).toEqual([]);
    expect(await answer(callOutId, { answer: 'arrived' })).toMatchObject({ code: 'no-such-incident' });
    expect(await rows(fim)).toHaveLength(1);
    ({ incidentId } = await raisedIncident(world, { grade: 'G2' }));
    await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode: '202', note: '' });
    expect(await world.send(dispatcher, 'callOut', { ...wish, incidentId })).toMatchObject({ code: 'incident-over' });
  });
});

test('E08 hours go over midnight', () => {
  const at = (hour: string) => Date.parse(`2026-11-23T${hour}:00Z`);
  const night = { from: '19:00', to: '03:00' };
  const open = ['18:59', '19:00', '23:30', '02:59', '03:00'].map((hour) => isThere(night, at(hour), 'Europe/London'));
  expect(open).toEqual([false, true, true, true, false]);
});
