import type { Slice } from '../../../kernel/index.ts';
import { deskFiguresView } from './queries.ts';

/** What the desk's reports count. */
export function figures(): Slice {
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [deskFiguresView],
    live: () => [],
  };
}
