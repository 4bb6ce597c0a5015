import type { Aggregate } from '../../../kernel/pure.ts';
import { type CheckState, evolveCheck } from './check.ts';
import type { CheckEvent } from './events.ts';

export const checkAggregate: Aggregate<CheckState, CheckEvent> = {
  name: 'insight.check',
  initial: { situation: 'none' },
  evolve: evolveCheck,
};
