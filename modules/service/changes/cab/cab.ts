import { type Aggregate, isStep, type Past, type Promised, type Role } from '../../../../kernel/pure.ts';
import type { StepEvent } from '../change.ts';
import type { CabEvent } from './events.ts';

type Called = Extract<CabEvent, { type: 'service.CabCalled' }>;

export interface Cab extends Readonly<Called['data']> {
  readonly attendance: readonly {
    readonly role: Role;
    readonly personId: string;
    /** Null when erased. */
    readonly person: string | null;
    readonly asDelegate: boolean;
  }[];
  readonly minutes: readonly {
    readonly changeId: string | null;
    readonly text: string | null;
    readonly by: string;
    readonly at: number;
  }[];
}

export type CabState = { readonly situation: 'none' } | { readonly situation: 'called' | 'held'; readonly cab: Cab };

function evolveCab(state: CabState, event: Past<CabEvent | StepEvent>): CabState {
  if (isStep(event)) return state;
  if (event.type === 'service.CabCalled') {
    return { situation: 'called', cab: { ...event.data, attendance: [], minutes: [] } };
  }
  if (state.situation === 'none') return state;
  const { cab } = state;
  switch (event.type) {
    case 'service.CabAgendaSet':
      return { ...state, cab: { ...cab, ...event.data } };
    case 'service.CabAttended': {
      const others = cab.attendance.filter(({ role }) => role !== event.data.role);
      return {
        ...state,
        cab: { ...cab, attendance: [...others, { ...event.data, person: event.detail?.person ?? null }] },
      };
    }
    case 'service.CabMinuted': {
      const line = { ...event.data, text: event.detail?.text ?? null, by: event.actor.name, at: event.occurredAt };
      return { ...state, cab: { ...cab, minutes: [...cab.minutes, line] } };
    }
    case 'service.CabHeld':
      return { situation: 'held', cab };
    default:
      // What the law itself wrote (an erasure, a hold) changes nothing here.
      return state;
  }
}

const DAY_MS = 86_400_000;

/** It is held, and its minutes are written. */
function cabPromises(state: CabState): readonly Promised[] {
  if (state.situation !== 'called') return [];
  const { at, ladder, repeatSeconds } = state.cab;
  return [
    {
      ...{ key: 'minutes', kind: 'cab-minutes', label: 'Hold the CAB and write its minutes' },
      ...{ startedAt: at, dueAt: at + DAY_MS, warnAt: at, ladder, repeatSeconds },
      ...{ alarm: 'B', areaId: null, paused: false },
    },
  ];
}

export const cabAggregate: Aggregate<CabState, CabEvent> = {
  name: 'service.cab',
  initial: { situation: 'none' },
  evolve: evolveCab,
  promises: cabPromises,
};
