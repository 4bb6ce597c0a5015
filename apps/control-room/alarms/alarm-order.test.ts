import { describe, expect, test } from 'vitest';
import { alarmRow } from '../fixture/rows.ts';
import { type AlarmRow, alarmOrder, concernsSeat, grouped, soundOf } from './alarm-order.ts';

const seat = { id: 'dispatch-1', areas: ['oakham'], roles: ['dispatcher'] };
const sounding = (alarms: readonly AlarmRow[], callOpen = false) => soundOf({ alarms, seat, callOpen, soundOn: true });

describe('event to signal', () => {
  test.each([
    ['class A for my desk repeats', [alarmRow({ alarmClass: 'A' })], 'repeated'],
    ['class B is one soft tone', [alarmRow()], 'once'],
    ['seen is silent', [alarmRow({ alarmClass: 'A', seenBy: 'Rob Keeling' })], 'none'],
    ['another area is silent', [alarmRow({ alarmClass: 'A', areaId: 'uppingham' })], 'none'],
    ['told to another role is silent', [alarmRow({ alarmClass: 'A', told: 'fim' })], 'none'],
    [
      'what my desk owns sounds whoever was told',
      [alarmRow({ alarmClass: 'A', told: 'fim', ownerSeatId: 'dispatch-1' })],
      'repeated',
    ],
    [
      'an emergency sounds everywhere',
      [alarmRow({ alarmClass: 'A', state: 'emergency', areaId: 'uppingham', told: 'fim' })],
      'repeated',
    ],
    ['nothing stands', [], 'none'],
  ] as const)('%s', (_name, alarms, expected) => expect(sounding(alarms)).toBe(expected));

  test('never at a seat with a call open, whatever it is', () => {
    expect(sounding([alarmRow({ alarmClass: 'A', state: 'emergency' })], true)).toBe('none');
  });
});

test('oldest unacknowledged first, class A before B, the seen behind', () => {
  const rows = [
    alarmRow({ id: 'seen', alarmClass: 'A', since: 1, seenBy: 'x' }),
    alarmRow({ id: 'b-old', since: 2 }),
    alarmRow({ id: 'a-new', alarmClass: 'A', since: 9 }),
    alarmRow({ id: 'a-old', alarmClass: 'A', since: 5 }),
  ];
  expect(alarmOrder(rows).map((row) => row.id)).toEqual(['a-old', 'a-new', 'b-old', 'seen']);
  const emergency = alarmRow({ id: 'officer', alarmClass: 'A', state: 'emergency', since: 99 });
  expect(alarmOrder([...rows, emergency])[0]?.id).toBe('officer');
});

test('many of one kind become one line; class A never hides', () => {
  const many = Array.from({ length: 9 }, (_, at) => alarmRow({ id: `b${at}`, since: at }));
  const loud = Array.from({ length: 9 }, (_, at) => alarmRow({ id: `a${at}`, since: at, alarmClass: 'A' }));
  expect(grouped(alarmOrder(many)).map((group) => [group.first.id, group.count])).toEqual([['b0', 9]]);
  expect(grouped(alarmOrder(loud))).toHaveLength(9);
});

test('an alarm without a seat or an area of mine does not concern me', () => {
  expect(concernsSeat(alarmRow({ areaId: null }), { ...seat, roles: ['contact-officer'] })).toBe(false);
  expect(concernsSeat(alarmRow({ areaId: null }), seat)).toBe(true);
});
