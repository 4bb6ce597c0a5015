import type { RawBuilder } from 'kysely';
import { type Db, sql } from '../../../kernel/index.ts';
import { statesThen } from '../figures/states-then.ts';
import { changeAggregate } from './aggregate.ts';
import { countedOf } from './projections.ts';

/** Changes as they stood at an instant: what has moved since is folded anew from the log, up to then; of what has not, the row is what it was. */
export async function changesThen(db: Db, instant: number): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM service.change WHERE raised_at < ${instant} AND changed_at >= ${instant}`.execute(db);
  const moved = rows.map(({ id }) => id);
  const states = await statesThen(db, changeAggregate, { ids: moved, instant });
  const then = states.flatMap(([id, state]) => (state.situation === 'none' ? [] : [countedOf(id, state)]));
  return sql`(
    SELECT * FROM service.change WHERE raised_at < ${instant} AND id <> ALL (${moved}::text[])
    UNION ALL
    SELECT * FROM jsonb_populate_recordset(NULL::service.change, ${JSON.stringify(then)}::jsonb)
  )`;
}
