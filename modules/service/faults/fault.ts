import type { Aggregate } from '../../../kernel/pure.ts';
import type { FaultEvent } from './events.ts';

export interface FaultState {
  readonly situation: 'none' | 'reported';
}

export const faultAggregate: Aggregate<FaultState, FaultEvent> = {
  name: 'service.fault',
  initial: { situation: 'none' },
  evolve: () => ({ situation: 'reported' }),
};
