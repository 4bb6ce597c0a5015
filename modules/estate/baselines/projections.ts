import { type Projection, putRows } from '../../../kernel/index.ts';
import { type BaselineState, baselineAggregate } from './baseline.ts';

/** The only writer of estate.baseline. */
export const baselineProjection: Projection = {
  aggregate: baselineAggregate,
  onState: async (tx, id, state: BaselineState) => {
    if (state.situation === 'taken') await putRows(tx, { table: 'estate.baseline', rows: [{ id, ...state.baseline }] });
  },
};
