import type { Slice } from '../../../kernel/index.ts';
import type { People } from '../people.ts';
import { callersView } from './queries.ts';

/** Whoever rings the desk. */
export function callers(people: People): Slice {
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [callersView(people)],
    live: () => [],
  };
}
