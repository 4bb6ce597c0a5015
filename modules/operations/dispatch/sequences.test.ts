import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { incidentPromises } from '../incidents/deadlines.ts';
import * as incidents from '../incidents/decide.ts';
import * as supervision from '../incidents/decide-supervision.ts';
import { activeUnits, type IncidentState, shownState } from '../incidents/incident.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import * as tours from '../resources/decide.ts';
import { shownStatus, type TourState } from '../resources/tour.ts';
import {
  at,
  began,
  commandOf,
  fold,
  type Happened,
  immediate,
  incidentOf,
  NOON,
  priority,
  raised,
  step,
  tourOf,
} from '../test-log.ts';
import { assignUnits } from './assign-units.ts';
import { type AssignStates, assignUnit } from './decide.ts';
import { type ProgressStates, reportProgress, standDown } from './decide-progress.ts';
import { type ExchangeStates, handOverJob, swapUnits } from './exchange.ts';

/** A room in memory: three incidents, two units, and the rules between them. No tables, no clock but the one it is given. */
interface Room {
  readonly incidents: Map<string, IncidentState>;
  readonly tours: Map<string, TourState>;
  now: number;
  minted: number;
}

const none: IncidentState = { situation: 'none' };
const everything = [
  'unit-off-duty',
  'unit-committed',
  'unit-unavailable',
  'unit-emergency',
  'ring-the-fim',
  'unusual-order',
  'nothing-assigned',
  'still-assigned',
];

function open(): Room {
  const numbered = (sequence: number) => raised({ number: { day: '2026-11-22', sequence, number: String(sequence) } });
  return {
    incidents: new Map(['i1', 'i2', 'i3'].map((id, n) => [id, incidentOf(at(0, numbered(n)))])),
    tours: new Map(['t1', 't2'].map((id) => [id, tourOf(at(0, began({ callsign: id })))])),
    now: 0,
    minted: 0,
  };
}

type Lists = { [alias: string]: readonly unknown[] | undefined };
interface Act {
  /** Stream of each alias: `i1`, `t1`, or several. */
  readonly streams: Readonly<Record<string, string | readonly string[] | null>>;
  readonly outcome: { readonly outcome: string; readonly events?: unknown };
}

/** Appends what was decided, each alias to its stream, as the kernel does. */
function carryOut(room: Room, { streams, outcome }: Act): void {
  if (outcome.outcome !== 'decided') return;
  for (const [alias, list] of Object.entries(outcome.events as Lists)) {
    const names = streams[alias];
    if (names === null || names === undefined) throw new Error(`events for ${alias}, which is no stream here`);
    const lists = typeof names === 'string' ? [list ?? []] : ((list ?? []) as readonly (readonly unknown[])[]);
    (typeof names === 'string' ? [names] : names).forEach((name, i) => {
      add(room, name, (lists[i] ?? []) as readonly Happened['event'][]);
    });
  }
}

function add(room: Room, name: string, events: readonly Happened['event'][]): void {
  const happened = events.map((event) => at(room.now, event));
  if (name.startsWith('i'))
    room.incidents.set(name, fold(incidentAggregate, happened, room.incidents.get(name) ?? none));
  else room.tours.set(name, fold(tourAggregate, happened, room.tours.get(name)));
}

const held = (room: Room, tourId: string) => {
  const state = room.tours.get(tourId);
  if (state === undefined || state.situation === 'none') throw new Error('no tour');
  return { state, active: state.tour.active, stacked: state.tour.stacked };
};
const get = (room: Room, id: string): IncidentState => room.incidents.get(id) ?? none;

const lookUp = (room: Room, id: string | null) => (id === null ? null : get(room, id));

type Do = (room: Room) => Act;
const tourId = fc.constantFrom('t1', 't2');
const incidentId = fc.constantFrom('i1', 'i2', 'i3');

function assign(tour: string, incident: string, how: 'assign' | 'divert' | 'stack'): Do {
  return (room) => {
    const { state, active } = held(room, tour);
    const previous = active === null || active.incidentId === incident ? null : active.incidentId;
    const input = { assignmentId: `a${room.minted++}`, incidentId: incident, tourId: tour, how };
    const states: AssignStates = {
      incident: get(room, incident),
      tour: state,
      callsign: { situation: 'free' },
      previous: previous === null ? null : get(room, previous),
    };
    const outcome = assignUnit(command(room, input), states, { plan: null, nearConcealed: false });
    return { streams: { incident, tour, callsign: 'none', previous }, outcome: withoutCallsign(outcome) };
  };
}

const command = <Input>(room: Room, input: Input) => commandOf(input, { at: room.now, confirmed: everything });

/** The guard of a callsign is no part of this room. */
function withoutCallsign(outcome: Act['outcome']): Act['outcome'] {
  if (outcome.outcome !== 'decided') return outcome;
  const { callsign: _guard, ...events } = outcome.events as Lists;
  return { ...outcome, events };
}

function onAssignment(
  tour: string,
  which: number,
  decide: (
    naming: { tourId: string; incidentId: string; assignmentId: string },
    states: ProgressStates,
    room: Room,
  ) => Act['outcome'],
): Do {
  return (room) => {
    const { state, active, stacked } = held(room, tour);
    const all = [...(active === null ? [] : [active]), ...stacked];
    const one = all[which % Math.max(1, all.length)];
    if (one === undefined) return { streams: {}, outcome: { outcome: 'decided', events: {} } };
    const other = active === null || active.incidentId === one.incidentId ? null : active.incidentId;
    const next = stacked[0]?.incidentId ?? null;
    const naming = { tourId: tour, incidentId: one.incidentId, assignmentId: one.assignmentId };
    const states = {
      incident: get(room, one.incidentId),
      tour: state,
      active: lookUp(room, other),
      next: lookUp(room, next),
    };
    return { streams: { incident: one.incidentId, tour, active: other, next }, outcome: decide(naming, states, room) };
  };
}

/** The other unit in the place of this one: with or without the other's job in return, told by desk or by crew. */
function exchange(out: string, how: 'divert' | 'exchange' | 'hand-over'): Do {
  return (room) => {
    const into = out === 't1' ? 't2' : 't1';
    const [leaving, coming] = [held(room, out), held(room, into)];
    const mine = leaving.active;
    if (mine === null) return { streams: {}, outcome: { outcome: 'decided', events: {} } };
    const { incidentId: incident, assignmentId } = mine;
    const theirs = coming.active === null || coming.active.incidentId === incident ? null : coming.active.incidentId;
    const next = leaving.stacked[0]?.incidentId ?? null;
    const pair = {
      incidentId: incident,
      out: { tourId: out, assignmentId },
      in: { tourId: into, assignmentId: `a${room.minted++}` },
    };
    const states: ExchangeStates = {
      ...{ incident: get(room, incident), out: leaving.state, coming: coming.state, callsign: { situation: 'free' } },
      ...{ previous: lookUp(room, theirs), active: null, next: lookUp(room, next) },
    };
    const plain = { plan: null, nearConcealed: false };
    const facts = { coming: plain, returning: theirs === null ? null : plain };
    const outcome =
      how === 'hand-over'
        ? handOverJob(command(room, { ...pair, atScene: false, words: 'yours' }), states, facts)
        : swapUnits(
            command(room, { ...pair, how, returnAssignmentId: `a${room.minted++}`, reason: 'why' }),
            states,
            facts,
          );
    const streams = { incident, out, coming: into, callsign: 'none', previous: theirs, next };
    return { streams, outcome: withoutCallsign(outcome) };
  };
}

/** Both units at once, whatever each of them is on. */
function assignBoth(incident: string): Do {
  return (room) => {
    const tours = ['t1', 't2'];
    const states = tours.map((tour) => held(room, tour));
    const previous = states.map(({ active }) => active?.incidentId ?? incident);
    const units = tours.map((tour) => ({ tourId: tour, assignmentId: `a${room.minted++}`, how: 'assign' as const }));
    const outcome = assignUnits(
      command(room, { incidentId: incident, units, backUp: false }),
      {
        incident: get(room, incident),
        tours: states.map(({ state }) => state),
        callsigns: tours.map(() => ({ situation: 'free' })),
        previous: previous.map((id) => get(room, id)),
      },
      tours.map(() => ({ plan: null, nearConcealed: false })),
    );
    return { streams: { incident, tours, previous, callsigns: [] }, outcome };
  };
}

const meanings = [
  'emergency',
  'available',
  'refreshments',
  'en-route',
  'at-scene',
  'escort',
  'off-duty',
  'received',
  'repeat',
] as const;

function status(tour: string, meaning: (typeof meanings)[number]): Do {
  return (room) => {
    const { state, active, stacked } = held(room, tour);
    const availability =
      meaning === 'available'
        ? 'available'
        : meaning === 'received' || meaning === 'repeat'
          ? 'no-change'
          : 'unavailable';
    const outcome = tours.setStatus(
      command(room, { tourId: tour, status: '9' }),
      { tour: state },
      { status: { code: '9', name: meaning, meaning, availability }, unusual: [] },
    );
    return { streams: { tour, incidents: idsOf(active, stacked) }, outcome };
  };
}

const idsOf = (active: { incidentId: string } | null, stacked: readonly { incidentId: string }[]) =>
  [...(active === null ? [] : [active]), ...stacked].map((one) => one.incidentId);

function bookOff(tour: string): Do {
  return (room) => {
    const { state, active, stacked } = held(room, tour);
    const outcome = tours.bookOff(command(room, { tourId: tour }), { tour: state });
    return { streams: { tour, incidents: idsOf(active, stacked) }, outcome: withoutCallsign(outcome) };
  };
}

function desk(
  incident: string,
  what: 'upgrade' | 'downgrade' | 'review' | 'result' | 'close' | 'reopen' | 'refer',
): Do {
  return (room) => {
    const states = { incident: get(room, incident) };
    const code = { code: '202', name: '' };
    const seen = states.incident.situation === 'none' ? '' : states.incident.incident.grade.id;
    const reason = 'reason';
    const decided = {
      upgrade: () =>
        incidents.regrade(command(room, { incidentId: incident, seen, grade: 'G1', reason }), states, immediate),
      downgrade: () =>
        incidents.regrade(command(room, { incidentId: incident, seen, grade: 'G2', reason }), states, priority),
      review: () =>
        supervision.review(
          command(room, { incidentId: incident, rationale: reason, nextReviewAt: NOON + room.now + 600_000 }),
          states,
        ),
      result: () =>
        incidents.recordResult(
          command(room, { incidentId: incident, result: 'NFA', closingCode: '202', note: '' }),
          states,
          { result: code, closing: code },
        ),
      close: () => incidents.closeIncident(command(room, { incidentId: incident }), states),
      reopen: () => incidents.reopenIncident(command(room, { incidentId: incident, reason }), states),
      refer: () =>
        supervision.refer(command(room, { incidentId: incident, to: 'fim', reason }), states, {
          answerWithinSeconds: 300,
        }),
    };
    return { streams: { incident }, outcome: decided[what]() };
  };
}

/** Time passes; whatever falls due breaks, as the timer would have it. */
function pass(seconds: number): Do {
  return (room) => {
    room.now += seconds * 1000;
    for (const [id, state] of room.incidents) {
      const due = incidentPromises(state).filter((p) => !p.paused && p.dueAt <= NOON + room.now);
      for (const { key, label, startedAt, dueAt } of due) {
        add(room, id, [step('Breached', { key, label, startedAt, dueAt }).event]);
      }
    }
    return { streams: {}, outcome: { outcome: 'decided', events: {} } };
  };
}

const anything: fc.Arbitrary<Do> = fc.oneof(
  fc
    .tuple(tourId, incidentId, fc.constantFrom('assign', 'divert', 'stack'))
    .map(([t, i, how]) => assign(t, i, how as 'assign')),
  fc.tuple(tourId, fc.constantFrom('divert', 'exchange', 'hand-over')).map(([t, how]) => exchange(t, how as 'divert')),
  incidentId.map(assignBoth),
  fc
    .tuple(tourId, fc.nat(3), fc.constantFrom('acknowledged', 'en-route', 'at-scene', 'resumed'))
    .map(([t, n, milestone]) =>
      onAssignment(t, n, (naming, states, room) =>
        reportProgress(command(room, { ...naming, milestone: milestone as 'resumed' }), states),
      ),
    ),
  fc
    .tuple(tourId, fc.nat(3))
    .map(([t, n]) =>
      onAssignment(t, n, (naming, states, room) => standDown(command(room, { ...naming, reason: 'why' }), states)),
    ),
  fc.tuple(tourId, fc.constantFrom(...meanings)).map(([t, meaning]) => status(t, meaning)),
  tourId.map(bookOff),
  fc
    .tuple(incidentId, fc.constantFrom('upgrade', 'downgrade', 'review', 'result', 'close', 'reopen', 'refer'))
    .map(([i, what]) => desk(i, what as 'review')),
  fc.integer({ min: 1, max: 1800 }).map(pass),
);

/** One active assignment a unit, and the same on both sides. */
function agrees(room: Room): void {
  for (const [tour, state] of room.tours) {
    if (state.situation === 'none') continue;
    const { active, stacked } = state.tour;
    if (stacked.length > 0) expect(active).not.toBeNull();
    const fromUnit = [
      ...(active === null ? [] : [`${active.incidentId} ${active.assignmentId} ${active.milestone} ${active.since}`]),
      ...stacked.map((one) => `${one.incidentId} ${one.assignmentId} stacked`),
    ];
    const fromIncidents = [...room.incidents].flatMap(([id, incident]) =>
      incident.situation === 'none'
        ? []
        : incident.incident.assignments
            .filter((a) => a.tourId === tour)
            .map((a) => `${id} ${a.assignmentId} ${a.stacked ? 'stacked' : `${a.milestone} ${a.since}`}`),
    );
    expect(fromIncidents.sort()).toEqual(fromUnit.sort());
    const { status } = shownStatus(state);
    if (state.tour.emergencySince !== null) expect(status.meaning).toBe('emergency');
    else if (active === null && state.situation === 'on-tour') expect(status).toEqual(state.tour.own);
  }
}

/** Promises run only in states that owe them, each once, with whole times in order. */
function owes(state: IncidentState): void {
  const promises = incidentPromises(state);
  const keys = promises.map((p) => p.key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { startedAt, dueAt, warnAt } of promises) {
    expect([startedAt, dueAt, warnAt ?? 0].every(Number.isSafeInteger)).toBe(true);
    expect(dueAt).toBeGreaterThanOrEqual(startedAt);
    if (warnAt !== null) expect(warnAt).toBeLessThanOrEqual(dueAt);
  }
  if (state.situation !== 'open') {
    expect(keys.filter((key) => !/^(acknowledge|break-glass)/.test(key))).toEqual([]);
    return;
  }
  const { incident } = state;
  const units = activeUnits(incident);
  expect(keys.includes('deploy')).toBe(incident.lackingSince !== null);
  if (units.length > 0) expect(keys).not.toContain('deploy');
  expect(keys.includes('arrive')).toBe(incident.attendedAt === null);
  expect(keys.filter((key) => key.startsWith('acknowledge:')).sort()).toEqual(
    units
      .filter((u) => u.milestone === 'assigned')
      .map((u) => `acknowledge:${u.assignmentId}`)
      .sort(),
  );
  // A late target never stands silent while nobody is on it and nobody has said when to look again.
  const watched = promises.some((p) => !p.paused);
  if (units.length === 0) expect(watched).toBe(true);
  expect(shownState(state) === 'open').toBe(units.length === 0);
}

describe('whatever the desks and the units do, in any order', () => {
  test('F02 both sides agree, states follow, and promises run only where they are owed', () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 40, size: 'max' }), (acts) => {
        const room = open();
        for (const act of acts) {
          carryOut(room, act(room));
          agrees(room);
          for (const state of room.incidents.values()) owes(state);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a change of grade re-times: its targets are the new grade’s, and none falls due before the change', () => {
    const grade = fc.constantFrom(immediate, priority);
    fc.assert(
      fc.property(grade, fc.array(fc.tuple(grade, fc.nat(7200)), { maxLength: 8 }), (first, changes) => {
        let state = incidentOf(at(0, raised({ grade: first })));
        let now = 0;
        for (const [next, after] of changes) {
          now += after * 1000;
          const from = state.situation === 'none' ? '' : state.incident.grade.id;
          const outcome = incidents.regrade(
            commandOf({ incidentId: 'i', seen: from, grade: next.id, reason: 'why' }, { at: now }),
            { incident: state },
            next,
          );
          if (outcome.outcome !== 'decided') throw new Error(outcome.code);
          state = fold(
            incidentAggregate,
            outcome.events.incident.map((event) => at(now, event)),
            state,
          );
          if (outcome.events.incident.length === 0) continue;
          const arrive = incidentPromises(state).find((p) => p.key === 'arrive');
          const seconds = next.arrival?.urbanSeconds ?? 0;
          const origin = next.weight === 1 ? NOON + now : NOON;
          expect(arrive?.dueAt).toBe(Math.max(origin + seconds * 1000, NOON + now));
        }
      }),
      { numRuns: 300 },
    );
  });
});
