import type { Aggregate } from '../../../kernel/pure.ts';
import { type ChangeState, evolveChange } from './change.ts';
import { changePromises } from './deadlines.ts';
import type { ChangeEvent } from './events.ts';

export const changeAggregate: Aggregate<ChangeState, ChangeEvent> = {
  name: 'service.change',
  initial: { situation: 'none' },
  evolve: evolveChange,
  promises: changePromises,
};
