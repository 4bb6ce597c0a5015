import type { Aggregate } from '../../../kernel/pure.ts';
import { problemPromises } from './deadlines.ts';
import type { ProblemEvent } from './events.ts';
import { evolveProblem, type ProblemState } from './problem.ts';

export const problemAggregate: Aggregate<ProblemState, ProblemEvent> = {
  name: 'service.problem',
  initial: { situation: 'none' },
  evolve: evolveProblem,
  promises: problemPromises,
};
