import { sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { ItemRecords } from './views.ts';

type Row = RowOf<typeof ItemRecords>;

interface Found extends Omit<Row, 'outage' | 'itemId'> {
  readonly outage_kind: 'planned' | 'unplanned' | null;
  readonly out_from: number | null;
  readonly out_until: number | null;
}

/** Of each kind: more is history, and stands in the lists of the practice. */
const MOST = 100;
/** Whoever reported it could not work. */
const CANNOT_WORK = 1;

/** By the index of each table on its items; who may see one of these records may see all of them. */
export const itemRecordsView: ViewSource = {
  declaration: ItemRecords,
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    const { rows } = await sql<Found>`
      (SELECT id, 'it-incident' AS kind, number, summary AS title, situation, situation IN ('resolved', 'closed') AS over,
              raised_at AS at, CASE WHEN urgency = ${CANNOT_WORK} THEN 'unplanned' END AS outage_kind,
              raised_at AS out_from, resolved_at AS out_until
         FROM service.service_incident WHERE item_ids @> ARRAY[${of}]::text[] ORDER BY raised_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT id, 'problem', number, title, situation, situation = 'closed', opened_at, NULL, NULL, NULL
         FROM service.problem WHERE item_ids @> ARRAY[${of}]::text[] ORDER BY opened_at DESC LIMIT ${MOST})
      UNION ALL
      (SELECT id, 'change', number, title, situation, situation IN ('closed', 'rejected', 'cancelled'), raised_at,
              CASE WHEN begun_at IS NOT NULL THEN 'planned' END, begun_at, ended_at
         FROM service.change WHERE item_ids @> ARRAY[${of}]::text[] ORDER BY raised_at DESC LIMIT ${MOST})
      ORDER BY at DESC, id`.execute(db);
    return rows.map(({ outage_kind: kind, out_from: from, out_until: until, ...one }) => {
      const outage = kind === null || from === null ? null : { kind, from, until };
      const row: Row = { ...one, itemId: of, outage };
      return { key: one.id, parent: of, row, member: true };
    });
  },
};
