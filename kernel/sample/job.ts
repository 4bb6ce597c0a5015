import type { Aggregate } from '../index.ts';
import { guardedSince, type Past, type Promised } from '../pure.ts';
import type { SampleEvent } from './events.ts';

export interface Job {
  readonly state: 'none' | 'open' | 'closed';
  readonly openedAt: number;
  readonly dueAt: number | null;
  readonly note: string | null;
  readonly lines: readonly (string | null)[];
  readonly unitId: string | null;
  readonly restriction: 'none' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
  readonly guardedAt: number;
}

const noJob: Job = {
  state: 'none',
  openedAt: 0,
  dueAt: null,
  note: null,
  lines: [],
  unitId: null,
  restriction: 'none',
  allowed: [],
  guardedAt: 0,
};

/** Given 60 s warning, a dispatcher at once, a supervisor after a minute, the FIM after two and every minute again. */
function promiseOf(startedAt: number, dueAt: number): Promised {
  return {
    key: 'arrive',
    kind: 'arrive',
    label: 'Arrive',
    startedAt,
    dueAt,
    warnAt: dueAt - 60_000,
    ladder: [
      { to: 'dispatcher', afterSeconds: 0 },
      { to: 'control-room-supervisor', afterSeconds: 60 },
      { to: 'fim', afterSeconds: 120 },
    ],
    repeatSeconds: 60,
    alarm: 'A',
    areaId: null,
    paused: false,
  };
}

function guardedBy(state: Job, { data, position }: Past<Extract<SampleEvent, { type: 'sample.JobGuarded' }>>): Job {
  const { restriction, allowed, takenFrom } = data;
  const guardedAt = guardedSince(state, { restriction, allowed }, { position, named: takenFrom !== undefined });
  return { ...state, restriction, allowed, guardedAt };
}

export const job: Aggregate<Job, SampleEvent> = {
  name: 'sample.job',
  initial: noJob,
  evolve: (state, event) => {
    switch (event.type) {
      case 'sample.JobOpened':
        if (event.detail?.note === 'poison') throw new Error('a state that cannot be folded');
        return {
          ...state,
          state: 'open',
          openedAt: event.occurredAt,
          dueAt: event.data.dueAt,
          note: event.detail?.note ?? null,
        };
      case 'sample.JobNoted':
        return { ...state, lines: [...state.lines, event.detail?.note ?? null] };
      case 'sample.JobAssigned':
        return { ...state, unitId: event.data.unitId };
      case 'sample.JobGuarded':
        return guardedBy(state, event);
      case 'sample.JobClosed':
        return { ...state, state: 'closed', unitId: null };
      default:
        return state;
    }
  },
  promises: (state) =>
    state.state === 'open' && state.unitId === null && state.dueAt !== null
      ? [promiseOf(state.openedAt, state.dueAt)]
      : [],
};
