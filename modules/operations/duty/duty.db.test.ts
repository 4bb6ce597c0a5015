import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { bookedUnit, dispatcher, makeWorld, sergeant, type World } from '../test-world.ts';
import { crew, plannedDuties, react } from './test-story.ts';

const HOUR_MS = 3_600_000;

let world: World;
let firstDay: string;
beforeAll(async () => {
  world = await makeWorld();
  // The middle of a day, whenever this runs: a duty from midnight to four in the afternoon is going on.
  firstDay = new Date(world.test.clock.now()).toISOString().slice(0, 10);
  world.test.clock.advance(Date.parse(`${firstDay}T12:00:00Z`) - world.test.clock.now());
});
afterAll(() => world.test.close());

const dutiesOf = async (callsign: string) =>
  (await world.seen(dispatcher, 'operations.duties')).filter((duty) => duty.callsign === callsign);
const alarmsOf = async (callsign: string) =>
  (await world.seen(sergeant, 'operations.alarms')).filter((alarm) => alarm.title === callsign);
const member = { ...crew[0], accountId: null };

async function pass(minutes: number): Promise<void> {
  const timer = startTimer(world.test.context);
  world.test.clock.advance(minutes * 60_000);
  await timer.runDue();
  await timer.close();
}

describe('E02 a roster by shift patterns', () => {
  test('a pattern recurs over the days it is planned for; planned again, what stands stays', async () => {
    const planId = randomUUID();
    const pattern = { callsign: 'RO01', firstDay, cycle: [{ from: '18:00', hours: 4 }, null] };
    expect(await plannedDuties(world, planId, { ...pattern, days: 14 })).toBe(7);
    expect(await plannedDuties(world, planId, { ...pattern, days: 16 })).toBe(1);
    const [today] = await dutiesOf('RO01');
    expect(today).toMatchObject({ state: 'planned', crew, areaId: 'oakham' });
    expect(Number(today?.endsAt) - Number(today?.startsAt)).toBe(4 * HOUR_MS);
  });

  test('whoever does not book on is late, and the sergeant is told until they do', async () => {
    await plannedDuties(world, randomUUID(), { callsign: 'RO02', firstDay, cycle: [{ from: '13:00', hours: 8 }] });
    await pass(0);
    expect(await alarmsOf('RO02')).toEqual([]);
    await pass(75);
    expect(await alarmsOf('RO02')).toMatchObject([{ kind: 'duty-late', state: 'breached' }]);
    const tourId = await bookedUnit(world, 'RO02', { crew: [member] });
    await react(world);
    expect(await dutiesOf('RO02')).toMatchObject([{ state: 'on', tourId }]);
    expect(await alarmsOf('RO02')).toEqual([]);
  });

  test('on past the end it is said, extended it is not, and the board knows the new end; booked off it is over', async () => {
    const [duty] = await dutiesOf('RO02');
    await pass((Number(duty?.endsAt) - world.test.clock.now()) / 60_000 + 20);
    expect(await alarmsOf('RO02')).toMatchObject([{ kind: 'duty-over', state: 'breached' }]);
    const until = world.test.clock.now() + HOUR_MS;
    await world.must(sergeant, 'extendDuty', { dutyId: duty?.id, until, reason: 'Scene guard' });
    expect(await alarmsOf('RO02')).toEqual([]);
    expect(await dutiesOf('RO02')).toMatchObject([{ state: 'on', extended: true, endsAt: until }]);
    const [unit] = await world.seen(dispatcher, 'operations.units', { filters: { callsign: 'RO02' } });
    expect(unit).toMatchObject({ shiftEndsAt: until });
    await world.must(dispatcher, 'bookOff', { tourId: duty?.tourId });
    await react(world);
    expect(await dutiesOf('RO02')).toMatchObject([{ state: 'ended' }]);
  });

  test('nobody is late for a duty that all are absent from, or that was taken back', async () => {
    const now = new Date(world.test.clock.now() + HOUR_MS);
    const from = `${String(now.getUTCHours()).padStart(2, '0')}:00`;
    const cycle = [{ from, hours: 4 }];
    const day = now.toISOString().slice(0, 10);
    for (const callsign of ['RO03', 'RO04']) {
      await plannedDuties(world, randomUUID(), { callsign, firstDay: day, cycle });
    }
    const [[sick], [off]] = [await dutiesOf('RO03'), await dutiesOf('RO04')];
    const absence = { dutyId: sick?.id, reason: 'Rang in sick' };
    expect(await world.send(sergeant, 'recordAbsence', { ...absence, collar: '0' })).toMatchObject({
      code: 'not-of-the-crew',
    });
    await world.must(sergeant, 'recordAbsence', { ...absence, collar: '7101' });
    await world.must(sergeant, 'cancelDuty', { dutyId: off?.id, reason: 'Rest day in lieu' });
    await pass(6 * 60);
    expect([...(await alarmsOf('RO03')), ...(await alarmsOf('RO04'))]).toEqual([]);
    expect(await dutiesOf('RO03')).toMatchObject([{ state: 'absent', absent: ['7101'] }]);
    expect((await world.send(dispatcher, 'cancelDuty', { dutyId: sick?.id, reason: 'No' })).kind).toBe('not-permitted');
  });
});

describe('E09 the minimum of each area', () => {
  const oakham = async () =>
    (await world.seen(dispatcher, 'operations.staffing')).find(({ areaId }) => areaId === 'oakham');

  test('the shortfall is counted from the units themselves, and changes with each that books on or off', async () => {
    const before = await oakham();
    expect(before?.short).toBe(Math.max(0, Number(before?.wanted) - Number(before?.onDuty)));
    const tourId = await bookedUnit(world, 'ST01');
    expect(await oakham()).toMatchObject({ onDuty: Number(before?.onDuty) + 1 });
    const ahead = (await oakham())?.ahead as readonly { wanted: number; planned: number; short: number }[];
    expect(ahead.length).toBeGreaterThan(0);
    for (const { wanted, planned, short } of ahead) expect(short).toBe(Math.max(0, wanted - planned));
    await world.must(dispatcher, 'setStatus', { tourId, status: '11' }, 'unusual-change');
    expect(await oakham()).toMatchObject({ onDuty: before?.onDuty });
    await world.must(dispatcher, 'bookOff', { tourId });
    expect(await oakham()).toMatchObject({ onDuty: before?.onDuty, short: before?.short });
  });
});
