import type { Slice } from '../../../kernel/index.ts';
import { type EstatePack, termsOf } from '../items/terms.ts';
import { licencePositionsView, measuresView } from './queries.ts';

/** Figures about what is recorded: read when asked for. */
export function measures(pack: () => EstatePack): Slice {
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [measuresView(() => termsOf(pack())), licencePositionsView],
    live: () => [],
  };
}
