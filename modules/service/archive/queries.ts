import type { RawBuilder } from 'kysely';
import { numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { asked, practices, wordsOf } from './practices.ts';
import { ArchivedRecords } from './views.ts';

type Row = RowOf<typeof ArchivedRecords>;

interface Looked {
  readonly query: string | null;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/**
 * The last of one practice. What has such words is gathered before it is put in order and cut to its time: left the choice, PostgreSQL
 * goes over all there are from the last on, until it has met enough, and a rare word has it read them all.
 */
function lastOf(practice: (typeof practices)[number], { query, from, to, limit }: Looked): RawBuilder<unknown> {
  const { kind, table, over, title, person, raisedAt, at } = practice;
  const found = sql`
    SELECT id, ${sql.lit(kind)} AS kind, number, ${sql.ref(title)} AS title, ${sql.ref(person)} AS person,
           ${sql.ref(raisedAt)} AS "raisedAt", ${sql.ref(at)} AS at
      FROM ${sql.table(table)} WHERE ${sql.raw(over)}`;
  const last = sql`ORDER BY at DESC, id LIMIT ${limit}`;
  if (query === null) return sql`(${found} AND ${sql.ref(at)} >= ${from} AND ${sql.ref(at)} < ${to} ${last})`;
  const like = sql`${found} AND ${sql.raw(wordsOf(practice))} @@ to_tsquery('simple', ${query})`;
  return sql`(WITH found AS MATERIALIZED (${like}) SELECT * FROM found WHERE at >= ${from} AND at < ${to} ${last})`;
}

/** Every practice's closed records in one list; who may see one of these records may see all of them. */
export const archivedRecordsView: ViewSource = {
  declaration: ArchivedRecords,
  list: async (db, { filters, limit, after }) => {
    if (after !== null) return [];
    const from = numberAfter(filters.from ?? null) ?? 0;
    const to = numberAfter(filters.to ?? null) ?? Number.MAX_SAFE_INTEGER;
    const looked = { query: asked(filters.text ?? ''), from, to, limit };
    const lists = practices
      .filter(({ kind }) => filters.kind === undefined || filters.kind === kind)
      .map((practice) => lastOf(practice, looked));
    if (lists.length === 0) return [];
    const { rows } = await sql<Row>`
      SELECT * FROM (${sql.join(lists, sql` UNION ALL `)}) AS record ORDER BY at DESC, id LIMIT ${limit}`.execute(db);
    return rows.map((row) => ({ key: row.id, row, member: true }));
  },
};
