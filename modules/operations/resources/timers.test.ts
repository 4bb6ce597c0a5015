import { describe, expect, test } from 'vitest';
import { at, began, commandOf, type Happened, HOUR, MINUTE, NOON, taken, tourOf, verdict, yes } from '../test-log.ts';
import { tourPromises } from './deadlines.ts';
import { resetUnitTimers, setStatus } from './decide.ts';
import type { TimerTerms } from './timer-terms.ts';
import type { TourState } from './tour.ts';

const rungs = [{ to: 'dispatcher', afterSeconds: 0, channel: 'desk' }] as const;
const timers: TimerTerms = {
  states: [
    { state: 'en-route', grades: ['G1'], seconds: 1800, warnAt: [0.5, 0.8], ladder: 'unit-state', alarm: 'B' },
    { state: 'en-route', grades: ['G2'], seconds: 4500, warnAt: [0.8], ladder: 'unit-state', alarm: 'B' },
    { state: 'refreshments', grades: null, seconds: 3600, warnAt: [0.9], ladder: 'unit-state', alarm: 'B' },
    { state: 'welfare', grades: ['G1'], seconds: 1200, warnAt: [0.75], ladder: 'welfare', alarm: 'A' },
  ],
  ladders: {
    'unit-state': { rungs: [...rungs], repeatSeconds: 600 },
    welfare: { rungs: [...rungs], repeatSeconds: 120 },
  },
  callBackSeconds: { 'call-back': 600 },
  callBackLadder: 'unit-state',
};
const begun = (permits = ['response', 'basic']) => at(0, began({ timers, permits }));
const sent = (grade: string) => at(0, { ...taken(), data: { ...taken().data, gradeId: grade } });
const milestone = (after: number, to: 'en-route' | 'at-scene') =>
  at(after, { type: 'operations.AssignmentProgressed', data: { assignmentId: 'a1', incidentId: 'i1', milestone: to } });
const reset = (after: number) => at(after, { type: 'operations.UnitTimersReset', data: {} });

const running = (state: TourState) =>
  tourPromises(state).map(({ key, dueAt, alarm }) => `${key} ${(dueAt - NOON) / MINUTE} ${alarm}`);

describe('a unit is timed in each state, by the grade that it is on', () => {
  test('F05 its way to a grave incident is timed closer than to another; it warns, then alarms', () => {
    const onItsWay = (grade: string) => tourOf(begun(), sent(grade), milestone(2 * MINUTE, 'en-route'));
    expect(running(onItsWay('G1'))).toEqual(['unit-state 32 B']);
    expect(running(onItsWay('G2'))).toEqual(['unit-state 77 B']);
    const [promised] = tourPromises(onItsWay('G1'));
    expect(promised).toMatchObject({
      earlierWarnings: [NOON + 17 * MINUTE],
      warnAt: NOON + 26 * MINUTE,
      ladder: rungs,
    });
  });

  test('a state without an assignment is timed as well, one that no rule times is not', () => {
    const refreshments = { code: '4', name: 'Refreshments', meaning: 'refreshments', availability: 'conditional' };
    const eating = at(MINUTE, { type: 'operations.StatusSet', data: { status: refreshments } });
    expect(running(tourOf(begun(), eating))).toEqual(['unit-state 61 B']);
    expect(running(tourOf(begun()))).toEqual([]);
  });

  test('a tour that began before there were rules is not timed, nor one that has ended', () => {
    expect(running(tourOf(at(0, began()), sent('G1'), milestone(1, 'en-route')))).toEqual([]);
    const off = at(HOUR, { type: 'operations.TourEnded', data: {} });
    expect(running(tourOf(begun(), sent('G1'), milestone(1, 'en-route'), off))).toEqual([]);
  });
});

describe('an incident that is re-graded', () => {
  const to = (after: number, gradeId: string, upgraded: boolean) =>
    at(after, {
      type: 'operations.AssignmentRegraded',
      data: { assignmentId: 'a1', incidentId: 'i1', gradeId, upgraded },
    });
  const onItsWay = (grade: string, ...then: readonly Happened[]) =>
    running(tourOf(begun(), sent(grade), milestone(2 * MINUTE, 'en-route'), ...then));

  test('F05 raised: its units are timed by the closer rule from then on, which wins them no time', () => {
    expect(onItsWay('G2', to(10 * MINUTE, 'G1', true))).toEqual(['unit-state 40 B']);
    expect(onItsWay('G2', to(60 * MINUTE, 'G1', true))).toEqual(['unit-state 77 B']);
  });

  test('F05 lowered: they have the time of the lower grade from when they set out, due no sooner than the change', () => {
    expect(onItsWay('G1', to(10 * MINUTE, 'G2', false))).toEqual(['unit-state 77 B']);
    expect(onItsWay('G1', to(10 * MINUTE, 'G4', false))).toEqual([]);
    expect(onItsWay('G4', to(80 * MINUTE, 'G2', false))).toEqual(['unit-state 80 B']);
  });

  test('F05 lowered after the clock had run out: it stays as it was told, until the unit is elsewhere', () => {
    for (const lower of ['G2', 'G4']) {
      const late = [to(40 * MINUTE, lower, false)] as const;
      expect(onItsWay('G1', ...late)).toEqual(['unit-state 32 B']);
      expect(onItsWay('G1', ...late, to(50 * MINUTE, 'G1', true))).toEqual(['unit-state 32 B']);
      expect(onItsWay('G1', ...late, milestone(55 * MINUTE, 'at-scene'))).toEqual([]);
    }
  });

  test('F05 only the unit’s last grade before it came to a state counts for that state', () => {
    const twice = [sent('G2'), to(MINUTE, 'G4', false), to(90_000, 'G1', true), milestone(2 * MINUTE, 'en-route')];
    expect(running(tourOf(begun(), ...twice))).toEqual(['unit-state 32 B']);
  });

  test('F05 an officer alone is asked after by the new grade; to be told of it is no word from them', () => {
    const alone = tourOf(
      begun(['response']),
      sent('G4'),
      milestone(5 * MINUTE, 'at-scene'),
      to(15 * MINUTE, 'G1', true),
    );
    expect(running(alone)).toEqual(['welfare 35 A']);
  });
});

describe('an officer alone', () => {
  const alone = [begun(['response']), sent('G1'), milestone(5 * MINUTE, 'at-scene')];

  test('is asked after when nothing has been heard for so long; two together are not', () => {
    expect(running(tourOf(...alone))).toEqual(['welfare 25 A']);
    expect(running(tourOf(begun(), ...alone.slice(1)))).toEqual([]);
  });

  test('is not asked after on the way, nor while an emergency stands', () => {
    expect(running(tourOf(...alone.slice(0, 2)))).toEqual([]);
    expect(running(tourOf(...alone, at(6 * MINUTE, { type: 'operations.EmergencyRaised', data: {} })))).toEqual([
      'emergency 6 A',
    ]);
  });

  test('F06 word of them, or a reset, starts it anew: of one, of many, of all; an alarm that was seen does not', () => {
    expect(running(tourOf(...alone, reset(15 * MINUTE)))).toEqual(['welfare 35 A']);
    const called = { type: 'operations.UnitCalled', data: { code: '15', name: 'Received', meaning: 'received' } };
    expect(running(tourOf(...alone, at(20 * MINUTE, called)))).toEqual(['welfare 40 A']);
    const seen = at(20 * MINUTE, { type: 'operations.UnitAlarmSeen', data: { key: 'welfare' } });
    expect(running(tourOf(...alone, seen))).toEqual(['welfare 25 A']);
    const here = tourOf(...alone);
    const gone = tourOf(begun(), at(1, { type: 'operations.TourEnded', data: {} }));
    const of = (...tours: readonly TourState[]) =>
      yes(resetUnitTimers(commandOf({ tourIds: tours.map((_, i) => `t${i}`) }), { tours })).tours;
    const event = { type: 'operations.UnitTimersReset', data: {} };
    expect(of(here)).toEqual([[event]]);
    expect(of(here, gone, here)).toEqual([[event], [], [event]]);
  });
});

describe('a change that is not usual', () => {
  const status = { code: '6', name: 'At scene', meaning: 'at-scene', availability: 'unavailable' } as const;
  const facts = { status, unusual: [{ from: 'refreshments', to: 'at-scene', why: 'it was never on its way' }] };
  const refreshments = { code: '4', name: 'Refreshments', meaning: 'refreshments', availability: 'conditional' };
  const eating = at(MINUTE, { type: 'operations.StatusSet', data: { status: refreshments } });

  test('F12 is warned of with its reason and asks for one key; a usual one asks for none', () => {
    const press = (confirmed: readonly string[], ...before: readonly Happened[]) =>
      setStatus(commandOf({ tourId: 't1', status: '6' }, { confirmed }), { tour: tourOf(...before) }, facts);
    const asked = press([], begun(), sent('G2'), eating);
    expect(verdict(asked)).toBe('confirm unusual-change');
    expect(asked).toMatchObject({ detail: 'RA21: it was never on its way.' });
    expect(verdict(press(['unusual-change'], begun(), sent('G2'), eating))).toBe('decided');
    expect(verdict(press([], begun(), sent('G2'), milestone(1, 'en-route')))).toBe('decided');
  });
});
