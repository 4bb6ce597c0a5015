import { type Projection, putRows } from '../../../../kernel/index.ts';
import type { ProblemTables } from '../tables.ts';
import { type TrendState, trendAggregate } from './trend.ts';

const DAY_MS = 86_400_000;

/** The only writer of service.trend. */
export const trendProjection: Projection = {
  aggregate: trendAggregate,
  onState: async (tx, id, state: TrendState) => {
    if (state.situation === 'none') return;
    const { situation, trend } = state;
    const { by, subjectId: subject_id, days, count, foundAt: found_at } = trend;
    const row: ProblemTables['service.trend'] = {
      ...{ id, situation, by, subject_id, days, count, found_at },
      look_by: found_at + trend.lookDays * DAY_MS,
    };
    await putRows(tx, { table: 'service.trend', rows: [row] });
  },
};
