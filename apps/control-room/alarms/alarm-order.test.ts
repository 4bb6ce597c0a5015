import { describe, expect, test } from 'vitest';
import { alarmRow } from '../fixture/rows.ts';
import { type AlarmRow, alarmOrder, concernsSeat, GROUP_MS, grouped, quiet, softTone, soundOf } from './alarm-order.ts';

const seat = { id: 'dispatch-1', areas: ['oakham'], roles: ['dispatcher'] };
const sounding = (alarms: readonly AlarmRow[], callOpen = false) => soundOf({ alarms, seat, callOpen, soundOn: true });

describe('event to signal', () => {
  test.each([
    ['class C is counted and silent', [alarmRow({ alarmClass: 'C' })], 'none'],
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

  test('CR-11 sounds for class A, one soft tone for B, nothing for C; a further one of its kind joins in silence', () => {
    expect(sounding([alarmRow({ alarmClass: 'A' })])).toBe('repeated');
    expect(sounding([alarmRow()])).toBe('once');
    expect(sounding([alarmRow({ alarmClass: 'C' })])).toBe('none');
    const rings = (before: typeof quiet, now: number, ...alarms: readonly AlarmRow[]) =>
      softTone(before, { alarms, seat, callOpen: false, soundOn: true }, now);
    const [one, two] = [alarmRow({ id: 'one' }), alarmRow({ id: 'two' })];
    const first = rings(quiet, 0, one);
    expect(first.rings).toBe(true);
    expect(rings(first.next, 1, one).rings).toBe(false);
    const joined = rings(first.next, GROUP_MS - 1, one, two);
    expect(joined.rings).toBe(false);
    expect(rings(joined.next, GROUP_MS, one, two).rings).toBe(false);
    expect(rings(joined.next, GROUP_MS, one, two, alarmRow({ id: 'three' })).rings).toBe(true);
    expect(rings(first.next, 1, one, alarmRow({ id: 'other', kind: 'deploy' })).rings).toBe(true);
    expect(rings(quiet, 0, alarmRow({ alarmClass: 'C' })).rings).toBe(false);
  });

  test('a review that is due speaks to whoever owes it, not to the desk that owns the record', () => {
    const review = alarmRow({ kind: 'review', told: 'control-room-supervisor', ownerSeatId: 'dispatch-1' });
    expect(sounding([review])).toBe('none');
  });

  test('O08 what is silent stays in sight: sound switched off, a call open, acknowledged', () => {
    const loud = [alarmRow({ id: 'one', alarmClass: 'A' }), alarmRow({ id: 'two', alarmClass: 'A' })];
    const seen = loud.map((row) => ({ ...row, seenBy: 'Rob Keeling' }));
    const silent = [
      { alarms: loud, seat, callOpen: false, soundOn: false },
      { alarms: loud, seat, callOpen: true, soundOn: true },
      { alarms: seen, seat, callOpen: false, soundOn: true },
    ];
    for (const sounding of silent) {
      expect(soundOf(sounding)).toBe('none');
      const inSight = grouped(alarmOrder(sounding.alarms)).flatMap(({ members }) => members.map(({ id }) => id));
      expect(inSight.sort()).toEqual(['one', 'two']);
    }
  });

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

test('F09 many of one kind become one line, of class A too; an officer in need is never one of many', () => {
  const many = Array.from({ length: 9 }, (_, at) => alarmRow({ id: `b${at}`, since: at }));
  const loud = Array.from({ length: 9 }, (_, at) => alarmRow({ id: `a${at}`, since: at, alarmClass: 'A' }));
  const told = (rows: readonly AlarmRow[]) =>
    grouped(alarmOrder(rows)).map(({ first, members }) => [first.id, members.length]);
  expect(told(many)).toEqual([['b0', 9]]);
  expect(told([...many, ...loud])).toEqual([
    ['a0', 9],
    ['b0', 9],
  ]);
  expect(told(many.slice(0, 2))).toHaveLength(2);
  expect(told(loud.map((row) => ({ ...row, state: 'emergency', kind: 'emergency' })))).toHaveLength(9);
});

test('an alarm without a seat or an area of mine does not concern me', () => {
  expect(concernsSeat(alarmRow({ areaId: null }), { ...seat, roles: ['contact-officer'] })).toBe(false);
  expect(concernsSeat(alarmRow({ areaId: null }), seat)).toBe(true);
});
