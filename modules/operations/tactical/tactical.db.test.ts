import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimer, type Timer } from '../../../kernel/index.ts';
import {
  bookedUnit,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  officer,
  otherDispatcher,
  raisedIncident,
  supervisor,
  type World,
} from '../test-world.ts';
import { isExact } from './exact.ts';

const accept = ['not-suitable', 'skill-missing', 'fim-authority'];
const house = { label: '4 Mill Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
const MINUTE_MS = 60_000;

let world: World;
let timer: Timer;
beforeAll(async () => {
  world = await makeWorld();
  timer = startTimer(world.test.context);
  await world.must(fim, 'force.takeSeat', { seatId: 'fim' });
});
afterAll(async () => {
  await timer.close();
  await world.test.close();
});

async function opened(kind: string, over: { place?: object; planned?: boolean } = {}, ...confirmed: string[]) {
  const { incidentId } = await raisedIncident(world, { grade: 'G1', place: over.place ?? house });
  const job = { incidentId, tacticalId: randomUUID() };
  const open = { ...job, kind, planned: over.planned ?? false, reason: 'Failed to stop' };
  await world.must(dispatcher, 'openTactical', open, ...confirmed);
  return job;
}

const rowOf = async ({ incidentId }: { incidentId: string }, who = dispatcher) =>
  (await world.seen(who, 'operations.tactics', { of: incidentId }))[0];
const logOf = async ({ incidentId }: { incidentId: string }) =>
  (await world.seen(dispatcher, 'operations.incidentLog', { of: incidentId })).map(({ text }) => String(text));
async function alarm({ incidentId }: { incidentId: string }, kind: string) {
  await timer.runDue();
  const rows = await world.seen(supervisor, 'operations.alarms', { of: incidentId });
  return rows.find((row) => row.kind === kind);
}

describe('D18 a pursuit', () => {
  test('D18 has its authority sought with a clock that the FIM hears at once, its command by name, its options, and an end', async () => {
    const job = await opened('pursuit');
    expect(await alarm(job, 'authority')).toMatchObject({
      state: 'warned',
      text: expect.stringContaining('Pursuit: authority is sought'),
    });
    world.test.clock.advance(3 * MINUTE_MS);
    expect(await alarm(job, 'authority')).toMatchObject({ state: 'breached', alarmClass: 'A', told: 'fim' });
    const given = { ...job, by: 'Insp Grace Oduya, FIM', options: ['follow'], conditions: 'Not in the town' };
    await world.must(fim, 'giveAuthority', given);
    expect(await alarm(job, 'authority')).toBeUndefined();
    await world.must(dispatcher, 'takeCommand', { ...job, role: 'pursuit-commander', person: 'Insp Grace Oduya' });
    const taken = { ...job, role: 'lead-vehicle', person: 'RT21' };
    await world.must(dispatcher, 'takeCommand', taken);
    await world.must(dispatcher, 'takeCommand', { ...taken, person: 'RT22' });
    await world.must(dispatcher, 'recordOption', { ...job, option: 'follow' });
    const stinger = { ...job, option: 'tyre-deflation', note: 'A606 at Whissendine' };
    expect(await world.send(dispatcher, 'recordOption', stinger)).toMatchObject({ code: 'not-authorised' });
    await world.must(dispatcher, 'recordOption', stinger, 'not-authorised');
    expect(await rowOf(job)).toMatchObject({
      kind: { id: 'pursuit' },
      authority: { situation: 'given', by: given.by, options: [{ id: 'follow' }] },
      command: [
        { role: { id: 'pursuit-commander' }, person: 'Insp Grace Oduya' },
        { role: { id: 'lead-vehicle' }, person: 'RT22' },
      ],
      used: [{ option: { id: 'follow' } }, { option: { id: 'tyre-deflation' }, note: stinger.note }],
      closed: null,
    });
    world.test.clock.advance(4 * MINUTE_MS);
    expect(await alarm(job, 'tactical-review')).toMatchObject({ state: 'breached', told: 'fim' });
    await world.must(fim, 'reviewTactical', { ...job, rationale: 'Light traffic, still proportionate' });
    expect(await alarm(job, 'tactical-review')).toBeUndefined();
    await world.must(dispatcher, 'closeTactical', { ...job, outcome: 'Stopped, driver arrested' });
    world.test.clock.advance(60 * MINUTE_MS);
    expect(await alarm(job, 'tactical-review')).toBeUndefined();
    expect(await logOf(job)).toEqual(
      expect.arrayContaining([
        'Pursuit: authority sought: Failed to stop',
        'Authority given by Insp Grace Oduya, FIM for Follow, no contact: Not in the town',
        'Pursuit commander: Insp Grace Oduya',
        'Tactical option: Tyre deflation: A606 at Whissendine',
        'Tactical job looked at again: Light traffic, still proportionate',
        'Tactical job ended: Stopped, driver arrested',
      ]),
    );
    expect(await world.send(dispatcher, 'reviewTactical', { ...job, rationale: 'Again' })).toMatchObject({
      code: 'no-such-tactical',
    });
  });

  test('D18 is authorised by those who may, refused and sought again, and the authority runs out with a warning', async () => {
    const job = await opened('tpac');
    const by = 'Insp Grace Oduya, FIM';
    for (const who of [dispatcher, officer]) {
      expect((await world.send(who, 'giveAuthority', { ...job, by })).kind).toBe('not-permitted');
    }
    await world.must(fim, 'refuseAuthority', { ...job, by, reason: 'A school is out' });
    expect(await alarm(job, 'authority')).toBeUndefined();
    await world.must(dispatcher, 'seekAuthority', { ...job, reason: 'He has left the town' });
    expect(await world.send(dispatcher, 'seekAuthority', { ...job, reason: 'Again' })).toMatchObject({
      code: 'sought-already',
    });
    const until = world.test.clock.now() + 20 * MINUTE_MS;
    expect(await world.send(fim, 'giveAuthority', { ...job, by, options: ['shoot'] })).toMatchObject({
      code: 'no-such-option',
    });
    await world.must(fim, 'giveAuthority', { ...job, by, until });
    world.test.clock.advance(16 * MINUTE_MS);
    expect(await alarm(job, 'authority-ends')).toMatchObject({ state: 'warned' });
    world.test.clock.advance(5 * MINUTE_MS);
    expect(await alarm(job, 'authority-ends')).toMatchObject({ state: 'breached' });
    expect(await world.send(dispatcher, 'recordOption', { ...job, option: 'box' })).toMatchObject({
      code: 'not-authorised',
    });
    await world.must(dispatcher, 'closeTactical', { ...job, outcome: 'Lost from sight' });
  });
});

describe('D18 a planned firearms job', () => {
  test('D18 has a log with the exact address before it: without one it is asked for, and owed until the log has it', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G2', place: oakham });
    const job = { incidentId, tacticalId: randomUUID() };
    const open = { ...job, kind: 'firearms', planned: true, reason: 'Warrant for a firearm' };
    expect(await world.send(dispatcher, 'openTactical', open)).toMatchObject({ code: 'address-not-exact' });
    await world.must(dispatcher, 'openTactical', open, 'address-not-exact');
    expect(await alarm(job, 'exact-address')).toMatchObject({ state: 'warned' });
    expect(await rowOf(job)).toMatchObject({ owesAddress: true });
    const give = { ...job, by: 'Supt Helen Marsh, SFC', options: ['contain'] };
    expect(await world.send(fim, 'giveAuthority', give)).toMatchObject({ code: 'address-not-exact' });
    await world.must(dispatcher, 'moveIncident', { incidentId, seen: oakham.label, place: house });
    expect(await alarm(job, 'exact-address')).toBeUndefined();
    expect(await rowOf(job)).toMatchObject({ owesAddress: false });
    await world.must(fim, 'giveAuthority', give);
    const tourId = await bookedUnit(world, 'ARV1', { kind: 'armed' });
    await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId }, ...accept);
    const log = (await logOf(job)).join('\n');
    expect(log).toContain(
      'Armed deployment, planned: authority sought (confirmed: address not exact): Warrant for a firearm',
    );
    expect(log).toMatch(/4 Mill Street, Oakham[\s\S]*Authority given by Supt Helen Marsh, SFC[\s\S]*ARV1 assigned/);
  });

  test('D18 goes on at once where the address is exact, and a spontaneous one asks for none', async () => {
    const planned = await opened('firearms', { planned: true });
    expect(await rowOf(planned)).toMatchObject({ owesAddress: false, planned: true });
    const spontaneous = await opened('firearms', { place: oakham });
    expect(await alarm(spontaneous, 'exact-address')).toBeUndefined();
  });

  test.each([
    ['4 Mill Street, Oakham', null, true],
    ['Flat 3, 12 Mill Street', null, true],
    ['12A High Street', null, true],
    ['The Old Mill, Brooke', 'uprn:100030123456', true],
    ['High Street, Oakham', null, false],
    ['The Old Mill, Brooke', null, false],
  ])('D18 %s (%s) is one door: %s', (label, gazetteerId, exact) => {
    expect(isExact({ label, gazetteerId, lon: -0.72, lat: 52.67 })).toBe(exact);
    expect(isExact({ label, gazetteerId, lon: null, lat: null })).toBe(false);
  });
});

test('nothing of it is seen, counted or answered to whoever may not see its incident', async () => {
  const job = await opened('pursuit');
  const conceal = { incidentId: job.incidentId, seen: 'none', radiusMetres: 500, reason: 'Informant' };
  await world.must(fim, 'restrict', { ...conceal, restriction: 'concealed', allowed: [] });
  for (const who of [dispatcher, otherDispatcher, officer]) {
    expect(await world.seen(who, 'operations.tactics', { of: job.incidentId })).toEqual([]);
    expect(JSON.stringify(await world.send(who, 'reviewTactical', { ...job, rationale: 'Why' }))).not.toMatch(
      /Pursuit/,
    );
  }
  expect(await rowOf(job, fim)).toMatchObject({ kind: { id: 'pursuit' } });
});

test('D20 an armed unit reads “FIM authority needed” until authority was given on the incident, and again when it has run out', async () => {
  const job = await opened('firearms', { place: oakham });
  const { incidentId } = job;
  const tourId = await bookedUnit(world, 'ARV7', { kind: 'armed', issi: '4007' });
  const shown = async () =>
    JSON.stringify(await world.seen(dispatcher, 'operations.recommendation', { of: incidentId }));
  // What was concealed beside it before is confirmed, to come to what is asked here.
  const asked = () =>
    world.send(
      dispatcher,
      'assignUnit',
      { assignmentId: randomUUID(), incidentId, tourId, how: 'assign' },
      'ring-the-fim',
    );
  expect(await shown()).toContain('FIM authority needed');
  expect(await asked()).toMatchObject({ kind: 'confirm', code: 'fim-authority' });
  const until = world.test.clock.now() + 30 * MINUTE_MS;
  await world.must(fim, 'giveAuthority', {
    ...job,
    by: 'Insp Grace Oduya, FIM',
    options: ['contain'],
    until,
    conditions: '',
  });
  expect(await shown()).not.toContain('FIM authority needed');
  const next = await asked();
  expect(next.kind === 'confirm' ? next.code : next.kind).not.toBe('fim-authority');
  world.test.clock.advance(31 * MINUTE_MS);
  expect(await shown()).toContain('FIM authority needed');
});
