import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { DutyEvent } from './events.ts';

type Planned = Extract<Past<DutyEvent>, { type: 'operations.DutyPlanned' }>;

export interface Duty {
  readonly terms: Planned['data'];
  /** Empty when erased. */
  readonly crew: NonNullable<Planned['detail']>['crew'];
  /** Collar numbers of those who will not come. */
  readonly absent: readonly string[];
  /** As planned, or as it was extended. */
  readonly endsAt: number;
  readonly extended: boolean;
  readonly marks: Marks;
}

export type DutyState =
  | { readonly situation: 'none' }
  | { readonly situation: 'planned'; readonly duty: Duty }
  | { readonly situation: 'on'; readonly duty: Duty; readonly tourId: string; readonly takenAt: number }
  | { readonly situation: 'ended'; readonly duty: Duty; readonly endedAt: number }
  | { readonly situation: 'cancelled'; readonly duty: Duty };

function evolve(state: DutyState, event: Past<DutyEvent | StepEvent>): DutyState {
  if (!isStep(event) && event.type === 'operations.DutyPlanned') {
    const { data: terms, detail } = event;
    const { endsAt } = terms;
    const duty = { terms, crew: detail?.crew ?? [], absent: [], endsAt, extended: false, marks: {} };
    return { situation: 'planned', duty };
  }
  if (state.situation === 'none') return state;
  const { duty } = state;
  if (isStep(event)) return { ...state, duty: { ...duty, marks: noteStep(duty.marks, event) } };
  switch (event.type) {
    case 'operations.DutyTaken':
      return { situation: 'on', duty, tourId: event.data.tourId, takenAt: event.occurredAt };
    case 'operations.DutyEnded':
      return { situation: 'ended', duty, endedAt: event.occurredAt };
    case 'operations.DutyExtended':
      return { ...state, duty: { ...duty, endsAt: event.data.until, extended: true } };
    case 'operations.AbsenceRecorded':
      return { ...state, duty: { ...duty, absent: [...new Set([...duty.absent, event.data.collar])] } };
    case 'operations.DutyCancelled':
      return { situation: 'cancelled', duty };
    default:
      return state;
  }
}

/** Nobody of it will come. */
export function isAbsent({ crew, absent }: Duty): boolean {
  return absent.length > 0 && crew.every(({ collar }) => absent.includes(collar));
}

/** The force is owed the crew when its duty begins, and the crew its end. */
export function dutyPromises(state: DutyState): readonly Promised[] {
  if (state.situation === 'planned' && !isAbsent(state.duty)) return [late(state.duty)];
  return state.situation === 'on' ? [over(state.duty)] : [];
}

function late({ terms }: Duty): Promised {
  const dueAt = terms.startsAt + terms.lateAfterSeconds * 1000;
  return promised(terms, { key: 'late', label: `${terms.callsign} has not booked on`, dueAt, from: terms.startsAt });
}

function over({ terms, endsAt }: Duty): Promised {
  const dueAt = endsAt + terms.overAfterSeconds * 1000;
  return promised(terms, {
    key: 'over',
    label: `${terms.callsign} is on past the end of its duty`,
    dueAt,
    from: endsAt,
  });
}

interface Timing {
  readonly key: 'late' | 'over';
  readonly label: string;
  readonly from: number;
  readonly dueAt: number;
}

function promised({ ladder, areaId }: Planned['data'], { key, label, from, dueAt }: Timing): Promised {
  const { rungs, repeatSeconds } = ladder;
  const common = { warnAt: null, alarm: 'B', paused: false, areaId } as const;
  return {
    ...common,
    key,
    kind: `duty-${key}`,
    label,
    startedAt: Math.min(from, dueAt),
    dueAt,
    ladder: rungs,
    repeatSeconds,
  };
}

export const dutyAggregate: Aggregate<DutyState, DutyEvent> = {
  name: 'operations.duty',
  initial: { situation: 'none' },
  evolve,
  promises: dutyPromises,
};
