import type { Aggregate } from '../index.ts';
import type { SampleEvent } from './events.ts';

export interface Unit {
  readonly jobId: string | null;
  readonly times: number;
}

export const unit: Aggregate<Unit, SampleEvent> = {
  name: 'sample.unit',
  initial: { jobId: null, times: 0 },
  evolve: (state, event) => {
    if (event.type === 'sample.UnitTaken') return { jobId: event.data.jobId, times: state.times + 1 };
    return event.type === 'sample.UnitFreed' ? { ...state, jobId: null } : state;
  },
};

export const tally: Aggregate<readonly string[], SampleEvent> = {
  name: 'sample.tally',
  initial: [],
  evolve: (jobs, event) => (event.type === 'sample.Tallied' ? [...jobs, event.data.jobId] : jobs),
};

export const access: Aggregate<null, SampleEvent> = { name: 'sample.access', initial: null, evolve: () => null };
