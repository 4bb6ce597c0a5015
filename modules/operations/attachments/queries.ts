import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Locus, RowOf } from '../../../kernel/pure.ts';
import { Attachments } from './views.ts';

export async function isAttached(db: Db, attachmentId: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM operations.attachment WHERE id = ${attachmentId} LIMIT 1`.execute(db);
  return found.rows.length > 0;
}

export async function countFiles(db: Db, recordId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM operations.attachment WHERE record_id = ${recordId}`.execute(db);
  return found.rows[0]?.count ?? 0;
}

interface Found {
  id: string;
  record_id: string;
  sha256: string;
  media_type: string;
  bytes: number;
  given_by: 'caller' | 'force';
  name: string | null;
  at: number;
  by: string;
  restriction: 'none' | 'restricted' | 'concealed' | null;
  allowed: readonly string[] | null;
  locus: Locus | null;
  guarded_at: number | null;
  settled_position: number | null;
}

/** A file is guarded as its record is: that of a contact as the incident that came of it. */
const files = sql<Found>`
  SELECT file.*, incident.restriction, incident.allowed, incident.locus, incident.guarded_at, contact.settled_position
    FROM operations.attachment AS file
    LEFT JOIN operations.contact AS contact ON contact.id = file.record_id
    LEFT JOIN operations.incident AS incident ON incident.id = coalesce(contact.incident_id, file.record_id)`;

function held(parent: string): (found: Found) => HeldRow {
  return (found) => {
    const { id, sha256, bytes, name, at, by, restriction, allowed, locus } = found;
    const incidentGuardedAt = found.guarded_at;
    const row: RowOf<typeof Attachments> = {
      ...{ id, recordId: parent, sha256, bytes, name, at, by },
      mediaType: found.media_type,
      from: found.given_by,
    };
    const guard = restriction === null || allowed === null || locus === null ? null : { restriction, allowed, locus };
    const guardedAt = incidentGuardedAt === null ? null : Math.max(incidentGuardedAt, found.settled_position ?? 0);
    return {
      ...{ key: id, parent, row, member: true },
      ...(guard !== null && { guard }),
      ...(guardedAt !== null && { guardedAt }),
    };
  };
}

/** Of an incident: its own files and those of its callers. Of a contact: its own. Without a parent the one asked for by `id`. */
async function listFiles(db: Db, of: string | null, id: string | undefined): Promise<readonly HeldRow[]> {
  if (of === null) {
    if (id === undefined) return [];
    const one =
      await sql<Found>`${files} WHERE file.id = ${id} ORDER BY file.name IS NULL, file.record_id LIMIT 1`.execute(db);
    return one.rows.map((found) => held(found.record_id)(found));
  }
  const all = await sql<Found>`
    ${files} WHERE file.record_id = ${of}
      OR file.record_id IN (SELECT id FROM operations.contact WHERE incident_id = ${of})
    ORDER BY file.at, file.id, file.record_id = ${of} DESC`.execute(db);
  const seen = new Set<string>();
  return all.rows.filter(({ id: each }) => !seen.has(each) && seen.add(each)).map(held(of));
}

export const attachmentsView: ViewSource = {
  declaration: Attachments,
  list: async (db, { of, filters, limit, after }) => {
    const all = await listFiles(db, of, filters.id);
    const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
    return all.slice(from, from + limit);
  },
  byKeys: async (db, keys) => (await Promise.all(keys.map((key) => listFiles(db, null, key)))).flat(),
};
