import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { personSubject } from '../../../kernel/testing.ts';
import { keepPositionDays, recordPositions } from '../index.ts';
import {
  bookedUnit,
  dispatcher,
  fim,
  makeWorld,
  oakham,
  officer,
  raisedIncident,
  sergeant,
  supervisor,
  type World,
} from '../test-world.ts';

const DAY_MS = 86_400_000;
const member = (collar: string, name: string) => ({ collar, name, permit: 'response', accountId: null });

let world: World;
let tourId: string;
beforeAll(async () => {
  world = await makeWorld();
  await world.must(supervisor, 'enterOfficer', { collar: '4417', name: 'Siobhan Kowalczyk', issi: '6100001' });
  await world.must(supervisor, 'enterOfficer', { collar: '5520', name: 'Amir Rahman' });
  const crew = [member('4417', 'Siobhan Kowalczyk'), member('9001', 'Ben Unlisted')];
  tourId = await bookedUnit(world, 'QX21', { crew, issi: '7200002', skills: ['search'] });
});
afterAll(() => world.test.close());

async function found(q: string, who: Subject = dispatcher): Promise<readonly Record<string, unknown>[]> {
  return world.seen(who, 'operations.officers', { filters: { q } });
}
const collars = async (q: string) => (await found(q)).map(({ collar }) => collar);

describe('E05 anybody is found by whichever of four is known', () => {
  test('collar number, whole or as far as it was typed, and on duty first with the unit', async () => {
    expect(await collars('4417')).toEqual(['4417']);
    expect(await collars('44')).toEqual(['4417']);
    const [row] = await found('4417');
    expect(row).toMatchObject({ name: 'Siobhan Kowalczyk', issi: '6100001', onDuty: { tourId, callsign: 'QX21' } });
  });

  test('name, as it is written and as it was heard', async () => {
    for (const heard of ['Siobhan Kowalczyk', 'kowalczyk', 'shivaun', 'Kovalchik']) {
      expect(await collars(heard)).toEqual(['4417']);
    }
    expect(await collars('Amir')).toEqual(['5520']);
  });

  test('callsign: everybody in that unit, those too whom the register does not know', async () => {
    expect((await collars('qx21')).toSorted()).toEqual(['4417', '9001']);
    expect((await found('9001'))[0]).toMatchObject({ skills: null, issi: '7200002' });
  });

  test('radio: of the officer, and of the unit', async () => {
    expect(await collars('6100001')).toEqual(['4417']);
    expect((await collars('7200002')).toSorted()).toEqual(['4417', '9001']);
  });

  test('whoever is at home is found as off duty; nobody by what is no beginning of anything', async () => {
    expect((await found('5520'))[0]).toMatchObject({ collar: '5520', onDuty: null });
    expect(await collars('%')).toEqual([]);
    expect(await collars('zzz')).toEqual([]);
    expect(await collars(' ')).toEqual([]);
  });
});

test('an officer on a concealed job is found as committed, and nothing tells with what', async () => {
  const { incidentId } = await raisedIncident(world, { grade: 'G1' });
  const secret = await bookedUnit(world, 'QX99', { crew: [member('8080', 'Secret Example')] });
  const accept = ['not-suitable', 'skill-missing', 'ring-the-fim'];
  await world.must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId: secret }, ...accept);
  await world.must(officer, 'setStatus', { tourId: secret, status: '5' }, 'unusual-change').catch(() => null);
  const hidden = { incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500, reason: 'x' };
  await world.must(fim, 'restrict', { ...hidden, reason: 'Source at risk' });
  expect((await found('8080'))[0]).toMatchObject({ onDuty: { statusName: 'Committed' } });
  const lines = await world.seen(dispatcher, 'operations.unitHistory', { of: secret });
  const said = JSON.stringify(lines);
  expect(said).not.toContain(incidentId);
  expect(said).not.toMatch(/Assigned|En route|G1/);
  expect(said).toContain('Committed');
  expect(JSON.stringify(await world.seen(fim, 'operations.unitHistory', { of: secret }))).toContain('Assigned to');
});

describe('E04 skills have an authority that ends', () => {
  const rankedReasons = async (incidentId: string, callsign: string) => {
    const rows = await world.seen(dispatcher, 'operations.recommendation', { of: incidentId });
    return JSON.stringify(rows.find((one) => one.callsign === callsign)?.reasons);
  };

  test('granted by the register it counts in the recommendation, and drops out when it lapses or is withdrawn', async () => {
    const { must, test: bench } = world;
    const { codes, plans } = world.force.pack();
    const plan = plans.find((one) => one.skills.length > 0 && codes.some((code) => code.plan === one.id));
    const code = codes.find((one) => one.plan === plan?.id)?.code ?? '';
    const { incidentId } = await raisedIncident(world, { code, grade: 'G2' });
    const unit = await bookedUnit(world, 'QX30', {
      crew: [member('5520', 'Amir Rahman')],
      skills: [],
      kind: plan?.kinds[0],
    });
    await keepPositionDays(bench.db, bench.clock);
    await recordPositions(bench.db, bench.clock, [
      { callsign: 'QX30', lon: oakham.lon, lat: oakham.lat, at: bench.clock.now(), accuracyMetres: 5, source: 'test' },
    ]);
    const [skill = ''] = plan?.skills ?? [];
    const name = world.force.pack().skills.find(({ id }) => id === skill)?.name ?? skill;
    expect(await rankedReasons(incidentId, 'QX30')).toContain(`${name} missing`);
    const until = bench.clock.now() + DAY_MS;
    await must(supervisor, 'grantSkill', { collar: '5520', skill, authority: 'Course 7', until });
    expect(await rankedReasons(incidentId, 'QX30')).toContain(`has ${name}`);
    bench.clock.advance(DAY_MS);
    expect(await rankedReasons(incidentId, 'QX30')).toContain(`${name} lapsed`);
    const assign = { assignmentId: randomUUID(), incidentId, tourId: unit };
    const doubts = ['not-suitable', 'ring-the-fim', 'reason-wanted', 'unit-off-duty'];
    expect(await world.send(dispatcher, 'assignUnit', assign, ...doubts)).toMatchObject({ code: 'skill-missing' });
    await must(supervisor, 'grantSkill', { collar: '5520', skill, authority: 'Course 8', until: null });
    expect(await rankedReasons(incidentId, 'QX30')).toContain(`has ${name}`);
    await must(supervisor, 'withdrawSkill', { collar: '5520', skill, reason: 'Missed the refresher' });
    expect(await rankedReasons(incidentId, 'QX30')).toContain(`${name} lapsed`);
  });

  test('what a crew says at booking on is not believed where the register knows better', async () => {
    const lapsedAt = world.test.clock.now() - DAY_MS;
    await world.must(supervisor, 'grantSkill', {
      ...{ collar: '5520', skill: 'search', authority: 'Course of last year' },
      until: lapsedAt,
    });
    const unit = await bookedUnit(world, 'QX31', {
      crew: [member('5520', 'Amir Rahman')],
      skills: ['search', 'taser'],
    });
    const [row] = await world.seen(dispatcher, 'operations.units', { filters: { id: unit } });
    expect(row).toMatchObject({ skills: ['search', 'taser'], skillsUntil: { search: lapsedAt } });
  });

  test('only those who keep the register write in it, of officers and skills that there are', async () => {
    const grant = { collar: '5520', skill: 'taser', authority: 'Course 9', until: null };
    expect((await world.send(dispatcher, 'grantSkill', grant)).kind).toBe('not-permitted');
    expect(
      (await world.send(personSubject('olga', ['officer']), 'enterOfficer', { collar: '1', name: 'X' })).kind,
    ).toBe('not-permitted');
    expect(await world.send(supervisor, 'grantSkill', { ...grant, collar: '0000' })).toMatchObject({
      code: 'no-such-officer',
    });
    expect(await world.send(supervisor, 'grantSkill', { ...grant, skill: 'juggling' })).toMatchObject({
      code: 'no-such-skill',
    });
    const withdraw = { collar: '5520', skill: 'dog', reason: 'No dog' };
    expect(await world.send(supervisor, 'withdrawSkill', withdraw)).toMatchObject({ code: 'not-held' });
  });
});

test('E04 an authority that ends soon is told of days before, in the list alone, until it is renewed or withdrawn', async () => {
  const { must, test: bench } = world;
  await must(supervisor, 'enterOfficer', { collar: '6610', name: 'Nora Ending' });
  const until = bench.clock.now() + 30 * DAY_MS;
  await must(supervisor, 'grantSkill', { collar: '6610', skill: 'taser', authority: 'Course 3', until });
  const timer = startTimer(bench.context);
  const alarms = async (days: number) => {
    bench.clock.advance(days * DAY_MS);
    await timer.runDue();
    return (await world.seen(sergeant, 'operations.alarms')).filter(({ subjectId }) => subjectId === 'officer:6610');
  };
  expect(await alarms(1)).toEqual([]);
  expect(await alarms(2)).toMatchObject([
    { kind: 'skill-end', title: '6610', state: 'warned', alarmClass: 'C', told: 'patrol-sergeant', dueAt: until },
  ]);
  expect(await alarms(28)).toMatchObject([{ state: 'breached', alarmClass: 'C' }]);
  const renewed = { collar: '6610', skill: 'taser', authority: 'Course 4', until: until + 365 * DAY_MS };
  await must(supervisor, 'grantSkill', renewed);
  expect(await alarms(0)).toEqual([]);
  await must(supervisor, 'grantSkill', { ...renewed, until: bench.clock.now() + 5 * DAY_MS });
  expect(await alarms(1)).toHaveLength(1);
  await must(supervisor, 'withdrawSkill', { collar: '6610', skill: 'taser', reason: 'Left the team' });
  expect(await alarms(0)).toEqual([]);
  await timer.close();
});

test('E03 the radio of the second crew is followed in the unit that it is paired into, and goes with whom it is split off', async () => {
  const { must, operations, test: bench } = world;
  const first = await bookedUnit(world, 'QR01', { crew: [member('6701', 'A. First')], issi: '4329001' });
  const second = await bookedUnit(world, 'QR02', { crew: [member('6702', 'B. Second')], issi: '4329002' });
  const find = (issi: string) => operations.findUnitOnTour(bench.db, { issi }, 0);
  expect(await find('4329002')).toMatchObject({ tourId: second });
  await must(dispatcher, 'pairUnits', { tourId: first, withTourId: second });
  for (const issi of ['4329001', '4329002'])
    expect(await find(issi)).toMatchObject({ tourId: first, callsign: 'QR01' });
  await keepPositionDays(bench.db, bench.clock);
  const at = bench.clock.now();
  const heard = { issi: '4329002', lon: oakham.lon, lat: oakham.lat, at, source: 'lip' };
  expect(await recordPositions(bench.db, bench.clock, [heard])).toMatchObject({ recorded: 1 });
  const [row] = await world.seen(dispatcher, 'operations.units', { filters: { id: first } });
  expect(row).toMatchObject({ position: { source: 'lip', at } });
  const newTourId = randomUUID();
  const parts = { collars: ['6702'], seen: ['6701', '6702'], vehicle: null, equipment: [], skills: [] };
  const split = { tourId: first, newTourId, callsign: 'QR03', kind: 'response', issi: '4329002', ...parts };
  await must(dispatcher, 'splitUnit', split);
  expect(await find('4329002')).toMatchObject({ tourId: newTourId, callsign: 'QR03' });
  expect(await find('4329001')).toMatchObject({ tourId: first });
});

describe('a unit whose crew changes', () => {
  test('E03 pairs and splits; both shifts still tell all that was before', async () => {
    const { must } = world;
    const first = await bookedUnit(world, 'QX41', {
      crew: [member('6001', 'Una First')],
      equipment: ['defibrillator'],
    });
    const second = await bookedUnit(world, 'QX42', { crew: [member('6002', 'Dos Second')] });
    await must(dispatcher, 'pairUnits', { tourId: first, withTourId: second });
    const [paired] = await world.seen(dispatcher, 'operations.units', { filters: { id: first } });
    expect(paired).toMatchObject({ crew: [{ collar: '6001' }, { collar: '6002' }], equipment: ['defibrillator'] });
    expect(await world.seen(dispatcher, 'operations.units', { filters: { id: second } })).toEqual([]);
    expect((await found('6002'))[0]).toMatchObject({ onDuty: { callsign: 'QX41' } });
    const third = randomUUID();
    await must(dispatcher, 'splitUnit', {
      ...{ tourId: first, seen: ['6001', '6002'], newTourId: third, callsign: 'QX42', kind: 'response' },
      ...{ collars: ['6002'], vehicle: null, equipment: [], skills: [], issi: null },
    });
    expect((await found('6002'))[0]).toMatchObject({ onDuty: { callsign: 'QX42', tourId: third } });
    const told = async (of: string) =>
      (await world.seen(dispatcher, 'operations.unitHistory', { of })).map(({ text }) => String(text)).join('\n');
    expect(await told(first)).toMatch(
      /Booked on: response · Una First 6001[\s\S]*Paired with QX42[\s\S]*Split off QX42/,
    );
    expect(await told(second)).toMatch(/Booked on: response · Dos Second 6002[\s\S]*Crew went on with QX41/);
    expect(await told(third)).toMatch(/Split from QX41: response · Dos Second 6002/);
  });

  test('E11 the history of a unit holds every status, job and message of its shift, and none of another', async () => {
    const { must, test: bench } = world;
    const crew = [{ ...member('6009', 'Eva Example'), accountId: officer.id }];
    const unit = await bookedUnit(world, 'QX61', { crew });
    const { incidentId } = await raisedIncident(world, { grade: 'G2' });
    const accept = ['not-suitable', 'skill-missing', 'ring-the-fim', 'reason-wanted'];
    await must(dispatcher, 'assignUnit', { assignmentId: randomUUID(), incidentId, tourId: unit }, ...accept);
    for (const status of ['5', '6', '2', '4'])
      await must(officer, 'setStatus', { tourId: unit, status }, 'unusual-change');
    bench.clock.advance(1_000);
    const to = [{ kind: 'unit', id: 'QX61' }];
    await must(dispatcher, 'sendMessage', { messageId: randomUUID(), to, text: 'Ring the hospital', incidentId });
    bench.clock.advance(1_000);
    await must(dispatcher, 'bookOff', { tourId: unit }, 'still-assigned');
    bench.clock.advance(60_000);
    const next = await bookedUnit(world, 'QX61', { crew });
    const told = async (of: string) =>
      (await world.seen(dispatcher, 'operations.unitHistory', { of })).map(({ text }) => String(text)).join('\n');
    expect(await told(unit)).toMatch(
      /Booked on[\s\S]*Assigned to[\s\S]*En route to[\s\S]*At scene of[\s\S]*Resumed from[\s\S]*4 [\s\S]*Ring the hospital[\s\S]*Booked off/,
    );
    expect(await told(next)).not.toMatch(/Ring the hospital|Assigned/);
  });

  test('a crew changes its own unit, and no other', async () => {
    const mine = [{ ...member('1234', 'A. Example'), accountId: officer.id }];
    const own = await bookedUnit(world, 'QX51', { crew: mine });
    const other = await bookedUnit(world, 'QX52', { crew: [member('6003', 'Other Example')] });
    const change = { seen: ['1234'], crew: [...mine, member('6004', 'Late Example')], vehicle: null, equipment: [] };
    expect((await world.send(officer, 'changeCrew', { tourId: own, ...change })).kind).toBe('done');
    const theirs = await world.send(officer, 'changeCrew', { tourId: other, ...change, seen: ['6003'] });
    expect(theirs.kind).toBe('not-permitted');
    expect((await world.send(officer, 'pairUnits', { tourId: own, withTourId: other })).kind).toBe('not-permitted');
  });
});
