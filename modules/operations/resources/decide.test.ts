import { describe, expect, test } from 'vitest';
import {
  at,
  began,
  commandOf,
  fold,
  HOUR,
  immediate,
  MINUTE,
  NOON,
  SECOND,
  shown,
  taken,
  tourOf,
  verdict,
  yes,
} from '../test-log.ts';
import { callsignAggregate } from './aggregate.ts';
import { tourPromises } from './deadlines.ts';
import * as decide from './decide.ts';
import { shownStatus, type TourState } from './tour.ts';

const tourId = 't1';
const none: TourState = { situation: 'none' };
const idle = tourOf(at(0, began()));
const busy = tourOf(at(0, began()), at(1, taken()));
const moved = (milestone: string) =>
  at(2, { type: 'operations.AssignmentProgressed', data: { assignmentId: 'a1', incidentId: 'i1', milestone } });
const atScene = tourOf(at(0, began()), at(1, taken()), moved('at-scene'));
const stacked = at(3, taken({ assignmentId: 'a2', incidentId: 'i2', stacked: true }));
const ended = tourOf(at(0, began()), at(1, { type: 'operations.TourEnded', data: {} }));
const inEmergency = tourOf(at(0, began()), at(1, taken()), at(2, { type: 'operations.EmergencyRaised', data: {} }));

const status = (meaning: string, availability: 'available' | 'conditional' | 'unavailable' | 'no-change') => ({
  code: '9',
  name: meaning,
  meaning,
  availability,
});
const set = (tour: TourState, found: ReturnType<typeof status> | null, confirmed: readonly string[] = []) =>
  decide.setStatus(commandOf({ tourId, status: '9' }, { confirmed }), { tour }, { status: found, unusual });
const unusual = [{ from: 'refreshments', to: 'at-scene', why: 'it was at refreshments and never on its way' }];
const meaningOf = (tour: TourState) => (tour.situation === 'none' ? null : shownStatus(tour).status.meaning);

describe('booking', () => {
  const input = {
    tourId,
    callsign: 'RA21',
    kind: 'response',
    crew: [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: null }],
    vehicle: null,
    skills: [],
    talkgroup: 'RUT-1',
    issi: null,
    areaId: 'oakham',
    stationId: null,
    shiftEndsAt: NOON + 8 * HOUR,
  };
  const accountOf = new Map([['1234', 'ann']]);
  const facts = {
    accountOf,
    held: [],
    responds: true,
    armed: false,
    emergencyDriver: true,
    shown,
    emergencyLadder: immediate.ladder,
  };

  test('on: the tour begins and takes its callsign; names stay erasable', () => {
    const events = yes(decide.bookOn(commandOf(input), { tour: none, callsign: { situation: 'free' } }, facts));
    expect(events.callsign).toMatchObject([{ type: 'operations.CallsignTaken', data: { tourId } }]);
    expect(JSON.stringify(events.tour[0]?.data)).not.toContain('A. Example');
  });

  test('on: the crew is known by its accounts, named or found by collar number', () => {
    const crew = [...input.crew, { collar: '99', name: 'B. Other', permit: 'none', accountId: 'bob' }];
    const on = { ...input, crew: [...crew, { collar: '98', name: 'C. Nobody', permit: 'none', accountId: null }] };
    const events = yes(decide.bookOn(commandOf(on), { tour: none, callsign: { situation: 'free' } }, facts));
    expect(events.tour[0]).toMatchObject({
      detail: { crew: [{ accountId: 'ann' }, { accountId: 'bob' }, { accountId: null }] },
    });
  });

  test('on: one tour once, one callsign once', () => {
    expect(verdict(decide.bookOn(commandOf(input), { tour: idle, callsign: { situation: 'free' } }, facts))).toBe(
      'refused tour-exists',
    );
    const out = { situation: 'on-duty', tourId: 't7' } as const;
    expect(decide.bookOn(commandOf(input), { tour: none, callsign: out }, facts)).toMatchObject({
      code: 'callsign-on-duty',
      current: { tourId: 't7' },
    });
  });

  const off = (tour: TourState, confirmed: readonly string[] = []) =>
    decide.bookOff(commandOf({ tourId }, { confirmed }), { tour });

  test('off: what it still holds is asked for, then stood down, each incident told', () => {
    const holding = tourOf(at(0, began()), at(1, taken()), stacked);
    expect(verdict(off(holding))).toBe('confirm still-assigned');
    const events = yes(off(holding, ['still-assigned']));
    expect(events.tour.map((e) => e.type)).toEqual([
      'operations.AssignmentEnded',
      'operations.AssignmentEnded',
      'operations.TourEnded',
    ]);
    expect(events.incidents).toMatchObject([
      [{ data: { assignmentId: 'a1', why: 'booked-off' } }],
      [{ data: { assignmentId: 'a2' } }],
    ]);
    expect(events.callsign).toMatchObject([{ type: 'operations.CallsignReleased' }]);
  });

  test('off: once', () => {
    expect(verdict(off(idle))).toBe('decided');
    expect(verdict(off(ended))).toBe('refused already-off');
    expect(verdict(off(none))).toBe('refused no-such-tour');
  });
});

describe('a status', () => {
  test('is one of the pack, of a tour that goes on', () => {
    expect(verdict(set(none, status('available', 'available')))).toBe('refused no-such-tour');
    expect(verdict(set(ended, status('available', 'available')))).toBe('refused tour-ended');
    expect(yes(set(ended, status('emergency', 'no-change'))).tour).toMatchObject([
      { type: 'operations.EmergencyRaised' },
    ]);
    expect(verdict(set(idle, null))).toBe('refused no-such-status');
  });

  test.each(['refreshments', 'committed', 'escort', 'court', 'off-duty'])('%s is the unit’s own word', (meaning) => {
    expect(yes(set(idle, status(meaning, 'unavailable'))).tour).toMatchObject([
      { type: 'operations.StatusSet', data: { status: { meaning } } },
    ]);
  });

  test.each([
    ['en-route', 'en-route'],
    ['at-scene', 'at-scene'],
    ['received', 'acknowledged'],
  ] as const)('%s moves the active assignment to %s, on the unit and its incident', (meaning, milestone) => {
    const events = yes(set(busy, status(meaning, 'unavailable')));
    expect(events.tour).toMatchObject([{ type: 'operations.AssignmentProgressed', data: { milestone } }]);
    expect(events.incidents).toMatchObject([[{ type: 'operations.UnitProgressed', data: { milestone } }]]);
  });

  test('received after the way has begun changes nothing', () => {
    expect(yes(set(atScene, status('received', 'no-change'))).tour).toEqual([]);
  });

  test('without an assignment asks, and is then noted on the unit alone', () => {
    expect(verdict(set(idle, status('en-route', 'unavailable')))).toBe('confirm nothing-assigned');
    expect(yes(set(idle, status('en-route', 'unavailable'), ['nothing-assigned'])).tour).toMatchObject([
      { type: 'operations.StatusSet' },
    ]);
    expect(yes(set(idle, status('received', 'no-change'), ['nothing-assigned'])).tour).toMatchObject([
      { type: 'operations.UnitCalled' },
    ]);
  });

  test('available at scene is resumed: the next one stacked begins', () => {
    const more = tourOf(at(0, began()), at(1, taken()), moved('at-scene'), stacked);
    const events = yes(set(more, status('available', 'available')));
    expect(events.tour.map((e) => e.type)).toEqual(['operations.AssignmentEnded', 'operations.AssignmentActivated']);
    expect(events.incidents).toMatchObject([
      [{ type: 'operations.UnitResumed' }],
      [{ type: 'operations.StackedUnitActivated' }],
    ]);
  });

  test('available on the way does not drop the job in silence', () => {
    expect(yes(set(busy, status('available', 'available'))).tour).toMatchObject([{ type: 'operations.StatusSet' }]);
    expect(
      meaningOf(
        tourOf(
          at(0, began()),
          at(1, taken()),
          at(2, { type: 'operations.StatusSet', data: { status: shown.available } }),
        ),
      ),
    ).toBe('committed-deployable');
  });

  test.each(['message', 'call-back', 'urgent-call-back', 'repeat'])('%s changes no state', (meaning) => {
    const events = yes(set(busy, status(meaning, 'no-change')));
    expect(events.tour).toMatchObject([{ type: 'operations.UnitCalled', data: { meaning } }]);
  });
});

describe('an emergency', () => {
  test('is raised at once and told to the incident that the unit is on', () => {
    const events = yes(set(busy, status('emergency', 'unavailable')));
    expect(events.tour).toMatchObject([{ type: 'operations.EmergencyRaised' }]);
    expect(events.incidents).toMatchObject([[{ type: 'operations.UnitInEmergency' }]]);
    expect(yes(set(inEmergency, status('emergency', 'unavailable'))).tour).toEqual([]);
  });

  test('overrides everything until it is ended', () => {
    expect(meaningOf(inEmergency)).toBe('emergency');
    const later = tourOf(
      at(0, began()),
      at(1, taken()),
      at(2, { type: 'operations.EmergencyRaised', data: {} }),
      moved('at-scene'),
    );
    expect(meaningOf(later)).toBe('emergency');
  });

  test('is promised to everybody, at once, class A, until ended', () => {
    expect(tourPromises(inEmergency)).toMatchObject([
      { key: 'emergency', dueAt: NOON + 2, alarm: 'A', areaId: null, warnAt: null },
    ]);
  });

  test('is acknowledged by name, and stands all the same; a new one is unseen again', () => {
    const see = (tour: TourState) => decide.seeUnitAlarm(commandOf({ tourId, key: 'emergency' }), { tour });
    expect(yes(see(inEmergency)).tour).toEqual([{ type: 'operations.UnitAlarmSeen', data: { key: 'emergency' } }]);
    expect(verdict(see(idle))).toBe('refused no-such-alarm');
    const raised = { type: 'operations.EmergencyRaised', data: {} } as const;
    const seen = at(2, { type: 'operations.UnitAlarmSeen', data: { key: 'emergency' } });
    const seenBy = (tour: TourState) => (tour.situation === 'none' ? null : tour.tour.emergencySeen);
    expect(seenBy(tourOf(at(0, began()), at(1, raised), seen))).toEqual({ by: 'Dave', at: NOON + 2 });
    expect(meaningOf(tourOf(at(0, began()), at(1, raised), seen))).toBe('emergency');
    expect(seenBy(tourOf(at(0, began()), at(1, raised), seen, at(3, raised)))).toBeNull();
  });

  const end = (tour: TourState) =>
    decide.endEmergency(commandOf({ tourId, finding: 'assisted', note: '' } as const), { tour });
  test('is ended with how it was checked', () => {
    expect(yes(end(inEmergency)).tour).toMatchObject([
      { type: 'operations.EmergencyEnded', data: { finding: 'assisted' } },
    ]);
    expect(yes(end(inEmergency)).incidents).toMatchObject([
      [{ type: 'operations.UnitEmergencyEnded', data: { finding: 'assisted' } }],
    ]);
    expect(verdict(end(idle))).toBe('refused no-emergency');
    expect(verdict(end(none))).toBe('refused no-such-tour');
  });
});

describe('a call back', () => {
  const asks = (meaning: string) =>
    tourOf(at(0, began()), at(0, { type: 'operations.UnitCalled', data: { code: '14', name: '', meaning } }));

  test('is promised, sooner when urgent, and shown from the first moment', () => {
    expect(tourPromises(asks('urgent-call-back'))).toMatchObject([{ dueAt: NOON + 120 * SECOND, warnAt: NOON }]);
    expect(tourPromises(asks('call-back'))).toMatchObject([{ dueAt: NOON + 15 * MINUTE }]);
    expect(tourPromises(asks('repeat'))).toMatchObject([{ dueAt: NOON + 120 * SECOND, label: 'RA21 asks to repeat' }]);
    expect(tourPromises(asks('message'))).toMatchObject([{ dueAt: NOON + 15 * MINUTE }]);
    expect(tourPromises(asks('received'))).toEqual([]);
  });

  test('that is graver is not put off by a lighter one', () => {
    const call = (meaning: string) =>
      at(MINUTE, { type: 'operations.UnitCalled', data: { code: '', name: '', meaning } });
    const promised = (...meanings: string[]) => tourPromises(tourOf(at(0, began()), ...meanings.map(call)))[0]?.label;
    expect(promised('urgent-call-back', 'message')).toBe('RA21 asks for an urgent call back');
    expect(promised('message', 'urgent-call-back')).toBe('RA21 asks for an urgent call back');
  });

  test('is kept by calling', () => {
    const call = (tour: TourState) => decide.callUnitBack(commandOf({ tourId }), { tour });
    expect(verdict(call(asks('call-back')))).toBe('decided');
    expect(verdict(call(idle))).toBe('refused no-call-back');
    expect(verdict(call(none))).toBe('refused no-such-tour');
  });
});

describe('a callsign', () => {
  test('is free when its tour ends, and by nothing else', () => {
    const tourId = 't1';
    const taken = at(0, { type: 'operations.CallsignTaken', data: { tourId } });
    const onDuty = { situation: 'on-duty', tourId };
    expect(fold(callsignAggregate, [taken])).toEqual(onDuty);
    expect(fold(callsignAggregate, [taken, at(1, { type: 'kernel.HoldPlaced', data: {} })])).toEqual(onDuty);
    const released = at(1, { type: 'operations.CallsignReleased', data: { tourId } });
    expect(fold(callsignAggregate, [taken, released])).toEqual({ situation: 'free' });
  });
});

describe('the state of a unit follows', () => {
  test('its assignment, milestone by milestone', () => {
    expect([idle, busy, tourOf(at(0, began()), at(1, taken()), moved('en-route')), atScene].map(meaningOf)).toEqual([
      'available',
      'committed-deployable',
      'en-route',
      'at-scene',
    ]);
  });

  const escort = { type: 'operations.StatusSet', data: { status: status('escort', 'unavailable') } };
  test('what it said since, until its next milestone', () => {
    const escorting = tourOf(at(0, began()), at(1, taken()), at(2, escort));
    expect(meaningOf(escorting)).toBe('escort');
    expect(meaningOf(tourOf(at(0, began()), at(1, taken()), at(2, escort), moved('en-route')))).toBe('en-route');
  });

  test('to available when its assignment ends, unless it said otherwise', () => {
    const done = at(5, {
      type: 'operations.AssignmentEnded',
      data: { assignmentId: 'a1', incidentId: 'i1', why: 'resumed' },
    });
    expect(meaningOf(tourOf(at(0, began()), at(1, taken()), done))).toBe('available');
    expect(meaningOf(tourOf(at(0, began()), at(1, taken()), at(2, escort), done))).toBe('escort');
  });

  test('to off duty when its tour ends', () => {
    expect(meaningOf(ended)).toBe('off-duty');
  });
});
