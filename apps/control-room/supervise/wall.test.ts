import { describe, expect, test } from 'vitest';
import { concernsSeat } from '../alarms/alarm-order.ts';
import { alarmRow, clockRow, contactRow, incidentRow, unitRow } from '../fixture/rows.ts';
import { owesReason, type SeatRow, wallOf } from './wall.ts';

const seat = (part: Partial<SeatRow> = {}): SeatRow => ({
  ...{ id: 'dispatch-1', name: 'Dispatch 1', roles: ['dispatcher'], areas: [], talkgroup: null, holder: null },
  ...part,
});
const at = (areaId: string) => ({ ...incidentRow().place, areaId });
const grades = [
  { id: 'G1', name: 'Immediate' },
  { id: 'G2', name: 'Priority' },
];
const MINUTE = 60_000;
const now = 100 * MINUTE;

const rows = {
  incidents: [
    incidentRow({
      id: 'a',
      grade: 'G1',
      receivedAt: now - 30 * MINUTE,
      clocks: [clockRow({ key: 'deploy', kind: 'deploy', state: 'breached' })],
    }),
    incidentRow({
      id: 'b',
      receivedAt: now - 50 * MINUTE,
      place: at('uppingham'),
      clocks: [clockRow({ key: 'deploy', kind: 'deploy' })],
    }),
    incidentRow({
      id: 'c',
      receivedAt: now - 10 * MINUTE,
      clocks: [clockRow({ key: 'missed:arrive:9', state: 'breached' })],
    }),
    incidentRow({ id: 'd', state: 'closed' }),
  ],
  contacts: [contactRow({ id: 'r', receivedAt: now - 12_000 }), contactRow({ id: 'o', state: 'open' })],
  units: [
    unitRow(),
    unitRow({ id: 'u2', areaId: 'uppingham', meaning: 'at-scene' }),
    unitRow({ id: 'u3', onDuty: false }),
  ],
  seats: [seat({ holder: { accountId: 'p', name: 'Rob', since: 1 } }), seat({ id: 'dispatch-2' })],
  grades,
  areaId: null,
  now,
};
const figures = (over: Partial<typeof rows> | { areaId: string } = {}) =>
  Object.fromEntries(wallOf({ ...rows, ...over }).map((figure) => [figure.id, figure]));

describe('the live wall', () => {
  test('L01 open by grade, unresourced, breaching, oldest, staff on, calls waiting', () => {
    const wall = figures();
    expect(Object.fromEntries(Object.values(wall).map(({ id, value }) => [id, value]))).toEqual({
      ...{ 'grade:G1': '1', 'grade:G2': '2', unresourced: '2', breaching: '1', oldest: '50 m', reasons: '2' },
      ...{ calls: '1', staff: '1', units: '2' },
    });
    expect(wall.unresourced?.more).toBe('oldest 50 m');
    expect(wall.calls).toMatchObject({ more: 'longest 12 s', tone: 'alarm' });
  });

  test('each figure is made of the records that it names, and of no others', () => {
    for (const { id, value, incidents, others } of wallOf(rows)) {
      if (id !== 'oldest') expect(incidents.length + others.length, id).toBe(Number(value));
    }
    expect(figures().oldest?.incidents.map((row) => row.id)).toEqual(['b']);
  });

  test('L08 another area is watched without taking its alarms: what concerns a seat is its own areas, whatever it looks at', () => {
    const watched = figures({ areaId: 'uppingham' });
    expect(watched.unresourced?.incidents.map((row) => row.id)).toEqual(['b']);
    expect(watched.units?.value).toBe('1');
    const oakham = { id: 'dispatch-1', areas: ['oakham'], roles: ['dispatcher'] };
    const there = alarmRow({ incidentId: 'b', areaId: 'uppingham', ownerSeatId: 'dispatch-2' });
    expect(concernsSeat(there, oakham)).toBe(false);
    expect(concernsSeat({ ...there, areaId: 'oakham' }, oakham)).toBe(true);
  });

  test('a reason is owed once a target has broken, and no more when it was given', () => {
    const missed = { clocks: [clockRow({ key: 'arrive', state: 'breached' })] } as const;
    expect(owesReason(incidentRow({ ...missed, clocks: [...missed.clocks] }))).toBe(true);
    const given = { code: 'U1', name: 'No unit free in the area', at: 1, by: 'Rob' };
    expect(owesReason(incidentRow({ clocks: [...missed.clocks], unresourced: given }))).toBe(false);
    expect(owesReason(incidentRow())).toBe(false);
  });
});
