import { numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { ArchivedRecords } from './views.ts';

type Row = RowOf<typeof ArchivedRecords>;

/** So many words narrow a search far enough. */
const WORDS = 8;

/** Every practice's closed records in one list; who may see one of these records may see all of them. */
export const archivedRecordsView: ViewSource = {
  declaration: ArchivedRecords,
  list: async (db, { filters, limit, after }) => {
    if (after !== null) return [];
    const words = (filters.text ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, WORDS);
    const from = numberAfter(filters.from ?? null) ?? 0;
    const to = numberAfter(filters.to ?? null) ?? Number.MAX_SAFE_INTEGER;
    const { rows } = await sql<Row>`
      SELECT id, kind, number, title, person, "raisedAt", at FROM (
        SELECT id, 'it-incident' AS kind, number, summary AS title, reporter AS person, raised_at AS "raisedAt", changed_at AS at,
               concat_ws(' ', number, summary, description, symptoms, reporter) AS said
          FROM service.service_incident WHERE situation = 'closed'
        UNION ALL
        SELECT id, 'problem', number, title, owner, opened_at, changed_at, concat_ws(' ', number, title, description, owner)
          FROM service.problem WHERE situation = 'closed'
        UNION ALL
        SELECT id, 'change', number, title, requester, raised_at, changed_at, concat_ws(' ', number, title, requester)
          FROM service.change WHERE situation IN ('closed', 'rejected', 'cancelled')
        UNION ALL
        SELECT id, 'request', number, name, requester, submitted_at, changed_at,
               concat_ws(' ', number, name, requester, for_whom)
          FROM service.request WHERE situation = 'ended'
      ) AS record
      WHERE at >= ${from} AND at < ${to}
        AND (${filters.kind ?? null}::text IS NULL OR kind = ${filters.kind ?? null})
        AND NOT EXISTS (SELECT FROM unnest(${words}::text[]) AS word WHERE strpos(lower(said), word) = 0)
      ORDER BY at DESC, id LIMIT ${limit}`.execute(db);
    return rows.map((row) => ({ key: row.id, row, member: true }));
  },
};
