import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTimer, type Timer } from '../../kernel/index.ts';
import {
  bookedUnit,
  contactOfficer,
  dispatcher,
  fim,
  makeWorld,
  raisedIncident,
  supervisor,
  type World,
} from './test-world.ts';

const MINUTE = 60_000;
let world: World;
let timer: Timer;

beforeEach(async () => {
  world = await makeWorld();
  timer = startTimer(world.test.context);
  // Everybody at a desk: the ladder then tells seats, not empty chairs.
  for (const [who, seatId] of [
    [dispatcher, 'dispatch-1'],
    [supervisor, 'supervisor'],
    [fim, 'fim'],
  ] as const) {
    await world.must(who, 'force.takeSeat', { seatId });
  }
});
afterEach(async () => {
  await timer.close();
  await world.test.close();
});

async function pass(minutes: number): Promise<void> {
  world.test.clock.advance(minutes * MINUTE);
  await timer.runDue();
}

async function promiseLines(incidentId: string): Promise<readonly string[]> {
  const lines = await world.held('operations.incidentLog', { of: incidentId });
  return lines
    .map((line) => line.row as { kind: string; text: string })
    .flatMap((l) => (l.kind === 'promise' ? [l.text] : []));
}

async function alarms(who = supervisor): Promise<readonly string[]> {
  const rows = await world.seen(who, 'operations.alarms');
  return rows.map((row) => `${row.key} ${row.state} ${row.alarmClass} told ${row.told}`);
}

describe('an incident left alone', () => {
  test('F09 of grade 1 it warns, breaks and climbs from its owner to the supervisor and the FIM until a unit is assigned; every step stands in the log', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    await pass(1.7);
    expect(await alarms()).toEqual(['deploy warned B told dispatcher']);
    await pass(0.4);
    expect(await alarms()).toEqual(['deploy breached A told dispatcher']);
    await pass(1);
    await pass(2);
    const [incident] = await world.seen(supervisor, 'operations.openIncidents');
    expect(incident).toMatchObject({
      clocks: expect.arrayContaining([expect.objectContaining({ key: 'deploy', state: 'breached', told: 'fim' })]),
    });
    expect((await promiseLines(incidentId)).filter((text) => /deployment target/i.test(text))).toEqual([
      'Deployment target missed (Deploy within 2 min)',
      'Told the dispatcher at dispatch-1: deployment target missed (Deploy within 2 min)',
      'Told the supervisor at supervisor: deployment target missed (Deploy within 2 min)',
      'Told the FIM at fim: deployment target missed (Deploy within 2 min)',
    ]);

    const tourId = await bookedUnit(world, 'RA21');
    const assignment = { incidentId, tourId, assignmentId: '0198c2f0-5555-7000-8000-000000000001' };
    await world.must(dispatcher, 'assignUnit', assignment, 'not-suitable', 'skill-missing');
    await world.must(dispatcher, 'reportProgress', { ...assignment, milestone: 'acknowledged' });
    const before = await promiseLines(incidentId);
    await pass(3);
    expect((await promiseLines(incidentId)).slice(before.length).join()).not.toContain('Deployment');
    expect((await alarms()).join()).not.toContain('deploy');
  });

  test('a review quiets what is late until the next review is missed itself', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    await pass(4);
    expect((await alarms()).join()).toContain('deploy breached');
    const nextReviewAt = world.test.clock.now() + 5 * MINUTE;
    await world.must(supervisor, 'review', { incidentId, rationale: 'No unit free, caller safe', nextReviewAt });
    expect(await alarms()).toEqual([]);
    await pass(4.2);
    expect(await alarms()).toEqual(['review warned B told control-room-supervisor']);
    await pass(1);
    expect(await alarms()).toEqual(['review breached A told control-room-supervisor']);
  });

  test('seen is not acted on: the name stands beside the alarm, the ladder goes on', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    await pass(2.1);
    await world.must(dispatcher, 'seeAlarm', { incidentId, key: 'deploy' });
    expect(await world.seen(supervisor, 'operations.alarms')).toMatchObject([{ key: 'deploy', seenBy: 'dave' }]);
    await pass(1);
    expect((await promiseLines(incidentId)).at(-1)).toContain('Told the supervisor');
    expect(await world.seen(supervisor, 'operations.alarms')).toMatchObject([{ key: 'deploy', seenBy: null }]);
  });

  test('F09 of grade 2 the patrol sergeant is told, then the supervisor; the FIM only when it is one of many, or flagged', async () => {
    const told = async (incidentId: string) => {
      const all = await promiseLines(incidentId);
      return all.flatMap(
        (text) => /^Told the (patrol sergeant|supervisor|FIM)\b.*deployment target/i.exec(text)?.[1] ?? [],
      );
    };
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    await pass(10.1);
    await pass(5);
    await pass(10);
    await pass(15);
    expect(await told(incidentId)).toEqual(['supervisor', 'supervisor', 'supervisor', 'supervisor']);
    const flagged = await raisedIncident(world, { grade: 'G2' });
    await world.must(dispatcher, 'addQualifier', { incidentId: flagged.incidentId, code: '635' });
    await pass(10.1);
    await pass(5);
    await pass(10);
    expect((await told(flagged.incidentId)).at(-1)).toBe('FIM');
    expect((await told(incidentId)).at(-1)).toBe('supervisor');
    for (const _ of Array.from({ length: 5 })) await raisedIncident(world, { grade: 'G2' });
    await pass(10.1);
    await pass(16);
    expect((await told(incidentId)).at(-1)).toBe('FIM');
  });

  test('F10 a log that carries a flag is watched, whatever its grade', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G4' });
    const { incidentId: plain } = await raisedIncident(world, { grade: 'G4' });
    await world.must(dispatcher, 'addQualifier', { incidentId, code: '635' });
    await pass(61);
    const untouched = (await alarms()).filter((text) => text.startsWith('no-action'));
    expect(untouched).toEqual(['no-action breached B told dispatcher']);
    const silent = await world.seen(supervisor, 'operations.alarms', { of: plain });
    expect(silent.filter(({ key }) => key === 'no-action')).toEqual([]);
  });

  test('the breach of an arrival outlives the arrival', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G1' });
    const tourId = await bookedUnit(world, 'RA21');
    const assignment = { incidentId, tourId, assignmentId: '0198c2f0-5555-7000-8000-000000000001' };
    await world.must(dispatcher, 'assignUnit', assignment, 'not-suitable', 'skill-missing');
    await pass(21);
    await world.must(dispatcher, 'reportProgress', { ...assignment, milestone: 'at-scene' }, 'unusual-order');
    const [incident] = await world.seen(supervisor, 'operations.openIncidents');
    expect(incident?.clocks).toMatchObject([{ kind: 'arrive', state: 'breached' }]);
    expect((await alarms()).filter((text) => !text.startsWith('wrap-up'))).toEqual([]);
  });
});

describe('other promises', () => {
  test('a call that rings too long is told to the supervisor until somebody answers', async () => {
    const contactId = '0198c2f0-1111-7000-8000-000000000001';
    const call = { contactId, channel: '999', callerNumber: '07700 900123', circle: null, subscriber: null };
    await world.must(contactOfficer, 'announceCall', call);
    await pass(0.2);
    expect(await alarms()).toEqual(['answer breached A told control-room-supervisor']);
    await world.must(contactOfficer, 'answerCall', { contactId });
    expect(await alarms()).toEqual([]);
  });

  test('an emergency stands at once, force-wide, class A, and climbs until it is ended', async () => {
    const tourId = await bookedUnit(world, 'RA21');
    await world.must(dispatcher, 'setStatus', { tourId, status: '0' });
    expect(await alarms()).toEqual(['emergency emergency A told dispatcher']);
    await pass(4);
    expect(await alarms()).toEqual(['emergency emergency A told fim']);
    expect(await world.seen(fim, 'operations.units')).toMatchObject([{ emergency: true, meaning: 'emergency' }]);
    await world.must(dispatcher, 'endEmergency', { tourId, finding: 'assisted', note: '' });
    expect(await alarms()).toEqual([]);
  });

  test('a referral stands for whom it was referred to, until acted on', async () => {
    const { incidentId } = await raisedIncident(world, { grade: 'G3' });
    await world.must(dispatcher, 'refer', { incidentId, to: 'fim', reason: 'Firearm seen' });
    expect(await world.seen(fim, 'operations.alarms')).toMatchObject([
      { state: 'referred', text: 'Firearm seen', told: 'fim' },
    ]);
    await world.must(fim, 'review', {
      incidentId,
      rationale: 'Authority given',
      nextReviewAt: world.test.clock.now() + MINUTE,
    });
    expect(await alarms(fim)).toEqual([]);
  });

  test('a divert alarms the desk that loses the unit, and its deploy clock runs again', async () => {
    const first = await raisedIncident(world, { grade: 'G2' });
    const second = await raisedIncident(world, { grade: 'G1' });
    const tourId = await bookedUnit(world, 'RA21');
    const assign = { incidentId: first.incidentId, tourId, assignmentId: '0198c2f0-5555-7000-8000-000000000001' };
    await world.must(dispatcher, 'assignUnit', assign, 'not-suitable', 'skill-missing');
    const divert = {
      incidentId: second.incidentId,
      tourId,
      assignmentId: '0198c2f0-5555-7000-8000-000000000002',
      how: 'divert',
    };
    await world.must(dispatcher, 'assignUnit', divert, 'not-suitable', 'skill-missing');
    await pass(0.01);
    const rows = await world.seen(dispatcher, 'operations.alarms', { of: first.incidentId });
    expect(rows).toMatchObject([{ text: 'RA21 was diverted from it', state: 'breached', told: 'dispatcher' }]);
    const [left] = await world.seen(dispatcher, 'operations.openIncidents', { filters: { id: first.incidentId } });
    expect(left).toMatchObject({
      state: 'open',
      units: [],
      clocks: expect.arrayContaining([expect.objectContaining({ key: 'deploy' })]),
    });
  });
});
