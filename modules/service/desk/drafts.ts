import { type Db, sql } from '../../../kernel/index.ts';

/** What somebody has begun to write into an IT incident and not sent. */
export interface Draft {
  readonly accountId: string;
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly changedAt: number;
}

/** Whose draft of what. */
export interface DraftOf {
  readonly accountId: string;
  readonly name: string;
  readonly recordId: string;
  readonly kind: string;
}

const KEEP_MS = 30 * 86_400_000;

/** Kept here, not in the log: nobody has said it yet. An empty one is put away. */
export async function keepDraft(db: Db, of: DraftOf, text: string, now: number): Promise<void> {
  const { accountId, name, recordId, kind } = of;
  if (text === '') {
    await sql`DELETE FROM service.draft
      WHERE record_id = ${recordId} AND account_id = ${accountId} AND kind = ${kind}`.execute(db);
    return;
  }
  await sql`
    INSERT INTO service.draft (record_id, account_id, name, kind, text, changed_at)
    VALUES (${recordId}, ${accountId}, ${name}, ${kind}, ${text}, ${now})
    ON CONFLICT (record_id, account_id, kind)
    DO UPDATE SET text = excluded.text, name = excluded.name, changed_at = excluded.changed_at`.execute(db);
}

/** Of everybody: whoever takes a record over finds what was begun there, whoever had it. */
export async function listDrafts(db: Db, recordId: string): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`
    SELECT account_id AS "accountId", name, kind, text, changed_at AS "changedAt"
      FROM service.draft WHERE record_id = ${recordId} ORDER BY changed_at`.execute(db);
  return rows;
}

/** What nobody went on with for a month. */
export async function sweepDrafts(db: Db, now: number): Promise<void> {
  await sql`DELETE FROM service.draft WHERE changed_at < ${now - KEEP_MS}`.execute(db);
}
