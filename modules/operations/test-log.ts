import type { Actor, AnyEvent, CommandOf, Outcome, StepData } from '../../kernel/pure.ts';
import { incidentAggregate } from './incidents/aggregate.ts';
import type { IncidentEvent } from './incidents/events.ts';
import type { IncidentState } from './incidents/incident.ts';
import { tourAggregate } from './resources/aggregate.ts';
import type { TourEvent } from './resources/events.ts';
import type { TourState } from './resources/tour.ts';
import type { GradeTerms } from './terms.ts';

/** Words for given/when/then: events with their times, folded to a state; commands with their times and confirmations. */
export const NOON = Date.UTC(2026, 10, 22, 12);
export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

export const dave: Actor = { kind: 'person', id: 'dave', name: 'Dave', seatId: 'dispatch-1' };
export const sue: Actor = { kind: 'person', id: 'sue', name: 'Sue', seatId: 'supervisor' };

export interface Happened {
  readonly event: AnyEvent;
  readonly at: number;
  readonly by: Actor;
}

/** Something that happened so many milliseconds after noon. */
export function at(offset: number, event: IncidentEvent | TourEvent | AnyEvent, by: Actor = dave): Happened {
  return { event, at: NOON + offset, by };
}

/** A step of the timer, fired when it was due. */
export function step(
  type: 'Warned' | 'Breached' | 'Escalated',
  data: Partial<StepData> & Pick<StepData, 'key' | 'dueAt'>,
): Happened {
  const whole = {
    kind: data.key,
    label: data.key,
    startedAt: NOON,
    step: 1,
    told: null,
    seats: [],
    passed: [],
    ...data,
  };
  return { event: { type: `kernel.Deadline${type}`, data: whole }, at: data.dueAt, by: dave };
}

interface Folding<State> {
  readonly initial: unknown;
  readonly evolve: (state: never, event: never) => State;
}

export function fold<State>(aggregate: Folding<State>, happened: readonly Happened[], from?: State): State {
  return happened.reduce<State>(
    (state, { event, at: when, by }, i) =>
      aggregate.evolve(
        state as never,
        {
          detail: null,
          ...event,
          position: i + 1,
          stream: 'test',
          version: i + 1,
          recordedAt: when,
          occurredAt: when,
          occurredBy: 'server',
          actor: by,
          commandId: 'test',
          packVersion: 'test',
        } as never,
      ),
    from ?? (aggregate.initial as State),
  );
}

export const incidentOf = (...happened: readonly Happened[]): IncidentState => fold(incidentAggregate, happened);
export const tourOf = (...happened: readonly Happened[]): TourState => fold(tourAggregate, happened);

export function commandOf<Input>(
  input: Input,
  over: { readonly at?: number; readonly by?: Actor; readonly confirmed?: readonly string[] } = {},
): CommandOf<Input> {
  const when = NOON + (over.at ?? 0);
  return {
    input,
    actor: over.by ?? dave,
    occurredAt: when,
    recordedAt: when,
    confirmed: new Set(over.confirmed ?? []),
  };
}

/** The events of a yes, by stream; fails loudly on anything else. */
export function yes<Decided>(outcome: Outcome<Decided>): Decided {
  if (outcome.outcome !== 'decided') throw new Error(`not decided: ${JSON.stringify(outcome)}`);
  return outcome.events;
}

/** `confirm unit-committed`, `refused no-such-tour`, or `decided`. */
export function verdict(outcome: Outcome<unknown>): string {
  return outcome.outcome === 'decided' ? 'decided' : `${outcome.outcome} ${outcome.code}`;
}

const rungs: GradeTerms['ladder']['rungs'] = [
  { to: 'dispatcher', afterSeconds: 0 },
  { to: 'control-room-supervisor', afterSeconds: 60 },
  { to: 'fim', afterSeconds: 180 },
];

export const immediate: GradeTerms = {
  id: 'G1',
  name: 'Immediate',
  weight: 1,
  clockFrom: 'received',
  deploySeconds: 120,
  arrival: { urbanSeconds: 900, ruralSeconds: 1200 },
  resolution: null,
  warnAtShare: 0.8,
  acknowledgeSeconds: 60,
  noActionSeconds: 300,
  ladder: { rungs, repeatSeconds: 120 },
  alarm: 'A',
  emergencyDriving: true,
};
export const priority: GradeTerms = {
  ...immediate,
  id: 'G2',
  name: 'Priority',
  weight: 2,
  deploySeconds: 600,
  arrival: { urbanSeconds: 3600, ruralSeconds: 3600 },
  acknowledgeSeconds: 120,
  noActionSeconds: 1200,
  alarm: 'B',
};
export const scheduled: GradeTerms = {
  ...priority,
  id: 'G3',
  name: 'Scheduled',
  weight: 3,
  clockFrom: 'appointment',
  deploySeconds: null,
  arrival: { urbanSeconds: 172_800, ruralSeconds: 172_800 },
  acknowledgeSeconds: null,
  noActionSeconds: null,
};
export const withoutAttendance: GradeTerms = {
  ...scheduled,
  id: 'G4',
  name: 'Resolution without attendance',
  weight: 4,
  clockFrom: 'received',
  arrival: null,
  resolution: { label: 'Call back', seconds: 86_400 },
};

type Raised = Extract<IncidentEvent, { type: 'operations.IncidentRaised' }>;
type Began = Extract<TourEvent, { type: 'operations.TourBegan' }>;

const place = { verified: true, areaId: 'oakham', ward: 'Oakham', setting: 'urban' } as const;

export function raised(over: Partial<Raised['data']> = {}): Raised {
  return {
    type: 'operations.IncidentRaised',
    data: {
      number: { day: '2026-11-22', sequence: 1, number: '0001 of 22/11' },
      contactId: 'contact',
      channel: '999',
      code: { code: '202', name: 'Rowdy' },
      grade: immediate,
      proposedGrade: 'G1',
      place,
      owner: { id: 'dispatch-1', name: 'Dispatch 1' },
      restriction: { kind: 'none', allowed: [], radiusMetres: 500 },
      receivedAt: NOON,
      origin: 'contact',
      ...over,
    },
    detail: { what: 'Fight', place: { label: 'High Street', lon: -0.73, lat: 52.67, gazetteerId: null } },
  };
}

const unit = { assignmentId: 'a1', tourId: 't1', callsign: 'RA21' };

export const assigned = (over: Partial<typeof unit> & { stacked?: boolean } = {}): IncidentEvent => ({
  type: 'operations.UnitAssigned',
  data: { ...unit, stacked: false, atScene: false, confirmed: [], ...over },
});
export const progressed = (milestone: 'acknowledged' | 'en-route' | 'at-scene'): IncidentEvent => ({
  type: 'operations.UnitProgressed',
  data: { ...unit, milestone },
});
export const resumed: IncidentEvent = { type: 'operations.UnitResumed', data: unit };
export const stoodDown = (why: 'stood-down' | 'diverted' | 'booked-off'): IncidentEvent => ({
  type: 'operations.UnitStoodDown',
  data: { ...unit, why, toNumber: null },
  detail: { reason: 'test' },
});
export const regraded = (from: string, grade: GradeTerms): IncidentEvent => ({
  type: 'operations.IncidentRegraded',
  data: { from, grade, tourIds: [] },
  detail: { reason: 'test' },
});
export const reviewed = (nextReviewAt: number): IncidentEvent => ({
  type: 'operations.IncidentReviewed',
  data: { nextReviewAt },
  detail: { rationale: 'test' },
});

const status = (code: string, meaning: string, availability: 'available' | 'conditional' | 'unavailable') => ({
  code,
  name: meaning,
  meaning,
  availability,
});

export const shown: Began['data']['shown'] = {
  available: status('2', 'available', 'available'),
  committed: status('7', 'committed-deployable', 'conditional'),
  'en-route': status('5', 'en-route', 'unavailable'),
  'at-scene': status('6', 'at-scene', 'unavailable'),
  emergency: status('0', 'emergency', 'unavailable'),
  'off-duty': status('11', 'off-duty', 'unavailable'),
};

export function began(over: Partial<Began['data']> = {}): Began {
  return {
    type: 'operations.TourBegan',
    data: {
      callsign: 'RA21',
      kind: 'response',
      responds: true,
      armed: false,
      permits: ['response'],
      emergencyDriver: true,
      vehicle: null,
      skills: ['taser'],
      talkgroup: 'RUT-1',
      issi: '4000001',
      areaId: 'oakham',
      stationId: null,
      shiftEndsAt: NOON + 8 * HOUR,
      shown,
      emergencyLadder: { rungs, repeatSeconds: 60 },
      ...over,
    },
    detail: { crew: [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: null }] },
  };
}

export const taken = (over: { assignmentId?: string; incidentId?: string; stacked?: boolean } = {}): TourEvent => ({
  type: 'operations.AssignmentTaken',
  data: { assignmentId: 'a1', incidentId: 'i1', stacked: false, atScene: false, ...over },
});
