import { describe, expect, test } from 'vitest';
import type { IncidentState } from '../incidents/incident.ts';
import type { CallsignState, TourState } from '../resources/tour.ts';
import {
  assigned,
  at,
  began,
  commandOf,
  type Happened,
  immediate,
  incidentOf,
  progressed,
  raised,
  shown,
  taken,
  tourOf,
  verdict,
  yes,
} from '../test-log.ts';
import { type AssignFacts, assignUnit } from './decide.ts';
import { reportProgress, standDown } from './decide-progress.ts';
import { showMeAt } from './decide-show-me.ts';
import { seeking } from './test-plan.ts';

const none: IncidentState = { situation: 'none' };
const free: CallsignState = { situation: 'free' };
const here = incidentOf(at(0, raised()));
const there = incidentOf(
  at(0, raised({ number: { day: '2026-11-22', sequence: 2, number: '0002 of 22/11' } })),
  at(1, assigned()),
);
const idle = tourOf(at(0, began()));
const busy = tourOf(at(0, began()), at(1, taken({ incidentId: 'i2' })));
const result = {
  type: 'operations.ResultRecorded',
  data: { result: { code: 'NFA', name: '' }, closing: { code: '202', name: '' } },
};
const closed = incidentOf(at(0, raised()), at(1, result), at(2, { type: 'operations.IncidentClosed', data: {} }));

interface Case {
  readonly how?: 'assign' | 'divert' | 'stack';
  readonly incident?: IncidentState;
  readonly tour?: TourState;
  readonly callsign?: CallsignState;
  readonly previous?: IncidentState | null;
  readonly facts?: Partial<AssignFacts>;
  readonly confirmed?: readonly string[];
}

function assign({
  how = 'assign',
  incident = here,
  tour = idle,
  callsign = free,
  previous = null,
  facts,
  confirmed,
}: Case = {}) {
  const input = { assignmentId: 'a9', incidentId: 'i1', tourId: 't1', how };
  const states = { incident, tour, callsign, previous };
  return assignUnit(commandOf(input, { confirmed: confirmed ?? [] }), states, {
    plan: null,
    nearConcealed: false,
    ...facts,
  });
}

const status = (meaning: string, availability: string) => ({
  type: 'operations.StatusSet',
  data: { status: { code: '8', name: meaning, meaning, availability } },
});

describe('a unit is assigned', () => {
  test('D08 on the incident and on its tour in one decision', () => {
    const events = yes(assign());
    expect(events.incident).toMatchObject([
      { type: 'operations.UnitAssigned', data: { callsign: 'RA21', stacked: false } },
    ]);
    expect(events.tour).toMatchObject([
      { type: 'operations.AssignmentTaken', data: { incidentId: 'i1', stacked: false } },
    ]);
    expect(events.previous).toBeUndefined();
  });

  test('to an incident that is there and open, once', () => {
    expect(verdict(assign({ incident: none }))).toBe('refused no-such-incident');
    expect(verdict(assign({ tour: { situation: 'none' } }))).toBe('refused no-such-tour');
    expect(verdict(assign({ incident: closed }))).toBe('refused incident-closed');
    expect(verdict(assign({ incident: there }))).toBe('refused already-assigned');
  });

  const committed = tourOf(at(0, began()), at(1, status('committed', 'unavailable')));
  const emergency = tourOf(at(0, began()), at(1, { type: 'operations.EmergencyRaised', data: {} }));
  const offDuty = tourOf(at(0, began()), at(1, status('off-duty', 'unavailable')));
  const secret = incidentOf(at(0, raised({ restriction: { kind: 'restricted', allowed: [], radiusMetres: 500 } })));
  test.each<[string, Case]>([
    ['unit-off-duty', { tour: offDuty }],
    ['unit-committed', { tour: busy, previous: there }],
    ['unit-unavailable', { tour: committed }],
    ['unit-emergency', { tour: emergency }],
    ['skill-missing', { facts: { plan: seeking({ skills: ['public-order'] }) } }],
    ['not-suitable', { facts: { plan: seeking({ kinds: ['armed'] }) } }],
    ['not-suitable', { tour: tourOf(at(0, began({ responds: false }))) }],
    ['fim-authority', { tour: tourOf(at(0, began({ armed: true }))) }],
    ['ring-the-fim', { facts: { nearConcealed: true } }],
    ['ring-the-fim', { incident: secret }],
  ])('never refused for %s: warned, confirmed with one key, and recorded', (code, given) => {
    expect(verdict(assign(given))).toBe(`confirm ${code}`);
    expect(yes(assign({ ...given, confirmed: [code] })).incident).toMatchObject([{ data: { confirmed: [code] } }]);
  });

  test('each doubt is asked in turn, and only those that stand are recorded', () => {
    const given: Case = { tour: offDuty, facts: { nearConcealed: true } };
    expect(verdict(assign({ ...given, confirmed: ['ring-the-fim'] }))).toBe('confirm unit-off-duty');
    expect(yes(assign({ confirmed: ['unit-committed'] })).incident).toMatchObject([{ data: { confirmed: [] } }]);
  });
});

describe('a unit that is on another incident', () => {
  test.each<['assign' | 'divert', readonly string[]]>([
    ['divert', []],
    ['assign', ['unit-committed']],
  ])('leaves it when the desk says %s: that incident is told where it went', (how, confirmed) => {
    const events = yes(assign({ how, tour: busy, previous: there, confirmed }));
    expect(events.previous).toMatchObject([
      { type: 'operations.UnitStoodDown', data: { why: 'diverted', assignmentId: 'a1', toNumber: '0001 of 22/11' } },
    ]);
    expect(events.tour.map((e) => e.type)).toEqual(['operations.AssignmentEnded', 'operations.AssignmentTaken']);
  });

  test('goes on with it when this one is stacked behind', () => {
    const events = yes(assign({ how: 'stack', tour: busy, previous: there }));
    expect(events.incident).toMatchObject([{ data: { stacked: true } }]);
    expect(events.tour).toMatchObject([{ type: 'operations.AssignmentTaken', data: { stacked: true } }]);
    expect(events.previous).toBeUndefined();
  });

  test('is named with its incident in the question, unless that is concealed', () => {
    const hidden = incidentOf(
      at(0, raised({ restriction: { kind: 'concealed', allowed: [], radiusMetres: 500 } })),
      at(1, assigned()),
    );
    expect(assign({ tour: busy, previous: there })).toMatchObject({
      detail: expect.stringContaining('0002 of 22/11 (G1)'),
    });
    expect(assign({ tour: busy, previous: hidden })).toMatchObject({
      detail: expect.stringContaining('another incident'),
    });
  });

  test('is not told off to a restricted number', () => {
    const secret = incidentOf(at(0, raised({ restriction: { kind: 'restricted', allowed: [], radiusMetres: 500 } })));
    const events = yes(
      assign({ how: 'divert', incident: secret, tour: busy, previous: there, confirmed: ['ring-the-fim'] }),
    );
    expect(events.previous).toMatchObject([{ data: { toNumber: null }, detail: { reason: 'Diverted' } }]);
  });

  test('stacked on a free unit is simply assigned', () => {
    expect(yes(assign({ how: 'stack' })).incident).toMatchObject([{ data: { stacked: false } }]);
  });
});

describe('a tour that has ended', () => {
  const ended = tourOf(at(0, began()), at(1, { type: 'operations.TourEnded', data: {} }));

  test('is called back, with the callsign', () => {
    const events = yes(assign({ tour: ended, confirmed: ['unit-off-duty'] }));
    expect(events.tour.map((e) => e.type)).toEqual(['operations.TourResumed', 'operations.AssignmentTaken']);
    expect(events.callsign).toMatchObject([{ type: 'operations.CallsignTaken', data: { tourId: 't1' } }]);
  });

  test('is not meant when its callsign is out with another crew', () => {
    expect(assign({ tour: ended, callsign: { situation: 'on-duty', tourId: 't7' } })).toMatchObject({
      code: 'no-such-tour',
      current: { tourId: 't7' },
    });
  });
});

describe('milestones', () => {
  const on = (...more: readonly Happened[]) => incidentOf(at(0, raised()), at(1, assigned()), ...more);
  const unitAt = (milestone?: 'acknowledged' | 'en-route' | 'at-scene') => {
    const moved = {
      type: 'operations.AssignmentProgressed',
      data: { assignmentId: 'a1', incidentId: 'i1', milestone },
    };
    return tourOf(at(0, began()), at(1, taken()), ...(milestone === undefined ? [] : [at(2, moved)]));
  };
  const report = (
    milestone: 'acknowledged' | 'en-route' | 'at-scene' | 'resumed',
    over: {
      incident?: IncidentState;
      tour?: TourState;
      next?: IncidentState | null;
      active?: IncidentState | null;
      assignmentId?: string;
      confirmed?: readonly string[];
    } = {},
  ) => {
    const { incident = on(), tour = unitAt(), next = null, active = null, assignmentId = 'a1', confirmed = [] } = over;
    const input = { incidentId: 'i1', tourId: 't1', assignmentId, milestone };
    return reportProgress(commandOf(input, { confirmed }), { incident, tour, active, next });
  };

  test.each([
    ['assigned', undefined, 'acknowledged'],
    ['assigned', undefined, 'en-route'],
    ['acknowledged', 'acknowledged', 'en-route'],
    ['en route', 'en-route', 'at-scene'],
  ] as const)('from %s (%s) to %s is usual', (_name, from, to) => {
    const events = yes(report(to, { tour: unitAt(from) }));
    expect(events.incident).toMatchObject([{ type: 'operations.UnitProgressed', data: { milestone: to } }]);
    expect(events.tour).toMatchObject([{ type: 'operations.AssignmentProgressed', data: { milestone: to } }]);
  });

  test.each([
    [undefined, 'at-scene'],
    [undefined, 'resumed'],
    ['at-scene', 'en-route'],
    ['en-route', 'acknowledged'],
  ] as const)('from %s to %s asks, and is believed', (from, to) => {
    expect(verdict(report(to, { tour: unitAt(from) }))).toBe('confirm unusual-order');
    expect(verdict(report(to, { tour: unitAt(from), confirmed: ['unusual-order'] }))).toBe('decided');
  });

  test('the same again says nothing', () => {
    expect(yes(report('en-route', { tour: unitAt('en-route') }))).toEqual({ incident: [], tour: [] });
  });

  test('only of an assignment that the unit has', () => {
    expect(verdict(report('en-route', { incident: none }))).toBe('refused no-such-incident');
    expect(verdict(report('en-route', { tour: { situation: 'none' } }))).toBe('refused no-such-tour');
    expect(verdict(report('en-route', { assignmentId: 'a5' }))).toBe('refused no-such-assignment');
    const gone = on(
      at(2, { type: 'operations.UnitResumed', data: { assignmentId: 'a1', tourId: 't1', callsign: 'RA21' } }),
    );
    expect(verdict(report('en-route', { incident: gone, tour: idle }))).toBe('refused assignment-ended');
  });

  const stacked = at(2, taken({ assignmentId: 'a2', incidentId: 'i2', stacked: true }));
  const stackedThere = incidentOf(at(0, raised()), at(1, assigned({ assignmentId: 'a2', stacked: true })));

  test('D11 a unit that resumes begins what was stacked behind, on both incidents', () => {
    const tour = tourOf(at(0, began()), at(1, taken()), stacked);
    const events = yes(report('resumed', { tour, next: stackedThere, confirmed: ['unusual-order'] }));
    expect(events.incident).toMatchObject([{ type: 'operations.UnitResumed' }]);
    expect(events.next).toMatchObject([{ type: 'operations.StackedUnitActivated', data: { assignmentId: 'a2' } }]);
    expect(events.tour.map((e) => e.type)).toEqual(['operations.AssignmentEnded', 'operations.AssignmentActivated']);
  });

  test('a unit that goes to the stacked one has left its own, which is told', () => {
    const tour = tourOf(
      at(0, began()),
      at(1, taken({ assignmentId: 'a2', incidentId: 'i2' })),
      at(2, taken({ stacked: true })),
    );
    const incident = incidentOf(at(0, raised()), at(1, assigned({ stacked: true })));
    expect(verdict(report('en-route', { tour, incident, active: stackedThere }))).toBe('confirm unusual-order');
    const events = yes(report('en-route', { tour, incident, active: stackedThere, confirmed: ['unusual-order'] }));
    expect(events.incident.map((e) => e.type)).toEqual([
      'operations.StackedUnitActivated',
      'operations.UnitProgressed',
    ]);
    expect(events.active).toMatchObject([
      { type: 'operations.UnitStoodDown', data: { why: 'diverted', assignmentId: 'a2' } },
    ]);
  });

  test('a stand-down says why, and begins the next', () => {
    const input = { incidentId: 'i1', tourId: 't1', assignmentId: 'a1', reason: 'Nearer unit' };
    const tour = tourOf(at(0, began()), at(1, taken()), stacked);
    const events = yes(standDown(commandOf(input), { incident: on(), tour, active: null, next: stackedThere }));
    expect(events.incident).toMatchObject([{ data: { why: 'stood-down' }, detail: { reason: 'Nearer unit' } }]);
    expect(events.next).toHaveLength(1);
    expect(verdict(standDown(commandOf(input), { incident: none, tour, active: null, next: null }))).toBe(
      'refused no-such-incident',
    );
  });

  test('a stacked assignment is stood down without touching the active one', () => {
    const input = { incidentId: 'i2', tourId: 't1', assignmentId: 'a2', reason: 'Not needed' };
    const tour = tourOf(at(0, began()), at(1, taken()), stacked);
    const events = yes(standDown(commandOf(input), { incident: stackedThere, tour, active: on(), next: stackedThere }));
    expect(events).toMatchObject({
      incident: [{ type: 'operations.UnitStoodDown' }],
      tour: [{ data: { assignmentId: 'a2' } }],
    });
    expect(events.active).toBeUndefined();
  });
});

describe('show me at', () => {
  const facts = {
    number: { day: '2026-11-22', sequence: 3, number: '0003 of 22/11' },
    code: { code: '503', name: 'Police-generated activity', grade: 'G1' },
    grade: immediate,
    place: { verified: true, areaId: 'oakham', ward: null, setting: 'urban' },
    owner: null,
    restriction: { kind: 'none', allowed: [], radiusMetres: 500 },
    nearConcealed: false,
  } as Parameters<typeof showMeAt>[2];
  const place = { label: 'High Street', lon: -0.73, lat: 52.67, gazetteerId: null };
  const input = { incidentId: 'i3', assignmentId: 'a3', tourId: 't1', place, code: '503', what: 'Vehicle check' };
  const show = (over: Partial<Parameters<typeof showMeAt>[1]> = {}, confirmed: readonly string[] = [], given = facts) =>
    showMeAt(
      commandOf(input, { confirmed }),
      { incident: none, tour: idle, callsign: free, previous: null, ...over },
      given,
    );

  test('within the radius of a concealed record it says: contact the FIM first', () => {
    const near = show({}, [], { ...facts, nearConcealed: true });
    expect(near).toMatchObject({ outcome: 'decided', result: { warning: 'Contact the FIM before deploying here.' } });
  });

  test('creates, assigns and arrives in one line', () => {
    const events = yes(show());
    expect(events.incident).toMatchObject([
      { type: 'operations.IncidentRaised', data: { origin: 'show-me-at', channel: 'officer', contactId: null } },
      { type: 'operations.UnitAssigned', data: { atScene: true } },
    ]);
    expect(show()).toMatchObject({ result: { number: '0003 of 22/11' } });
  });

  test('takes the unit from where it is, when that is confirmed', () => {
    expect(verdict(show({ tour: busy, previous: there }))).toBe('confirm unit-committed');
    expect(yes(show({ tour: busy, previous: there }, ['unit-committed'])).previous).toMatchObject([
      { data: { why: 'diverted' } },
    ]);
  });

  test('needs a unit, a new id and a code', () => {
    expect(verdict(show({ tour: { situation: 'none' } }))).toBe('refused no-such-tour');
    expect(verdict(show({ incident: here }))).toBe('refused incident-exists');
    expect(verdict(show({}, [], { ...facts, code: null }))).toBe('refused no-such-code');
  });

  test('leaves nothing late: the unit is there', () => {
    const state = incidentOf(...yes(show()).incident.map((event) => at(0, event)));
    expect(state).toMatchObject({
      incident: { lackingSince: null, attendedAt: expect.any(Number), assignments: [{ milestone: 'at-scene' }] },
    });
    expect(shown['at-scene'].code).toBe('6');
    expect(
      incidentOf(...yes(show()).incident.map((event) => at(0, event)), at(1, progressed('en-route'))),
    ).toMatchObject({ situation: 'open' });
  });
});
