import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import { Disclosable, Disclosures } from '../contract.ts';
import { tablesOf } from '../tables.ts';
import type { Redaction } from './disclosure.ts';
import type { RecordDoor } from './record-door.ts';

/** A disclosure as it stands; null: there is none. */
export async function findDisclosure(db: Db, id: string) {
  const row = await tablesOf(db).selectFrom('audit.disclosure').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...row, redactions: row.redactions as unknown as readonly Redaction[] };
}

/** What has been given out, the latest first. */
export const disclosuresView: ViewSource = {
  declaration: Disclosures,
  list: async (db, { limit, after }) => {
    const all = tablesOf(db).selectFrom('audit.disclosure').selectAll();
    const before = after !== null && /^\d{1,15}$/.test(after) ? all.where('disclosed_at', '<', Number(after)) : all;
    const rows = await before.orderBy('disclosed_at', 'desc').limit(limit).execute();
    return rows.map(
      (row): HeldRow => ({
        key: row.id,
        row: {
          ...{ id: row.id, recordId: row.record_id, number: row.number, at: row.disclosed_at, by: row.disclosed_by },
          ...{ recipient: row.recipient, reason: row.reason },
          heldBack: (row.redactions as unknown as readonly Redaction[]).length,
        },
        member: true,
      }),
    );
  },
};

/** Entry by entry what would be given out of one record. */
export function disclosableView(records: RecordDoor): ViewSource {
  return {
    declaration: Disclosable,
    list: async (db, { of, after }) => {
      const record = of === null || after !== null ? null : await records.find(db, of);
      if (record === null) return [];
      const { id: recordId, number, title, guard } = record;
      return record.entries.map(({ position, stream, at, by, words, hasDetail, file }): HeldRow => {
        const entry = { position, stream, at, by, words, hasDetail, file: file?.name ?? null };
        const row = { id: String(position), recordId, number, title, ...entry };
        return { key: row.id, parent: recordId, row, member: true, guard };
      });
    },
  };
}
