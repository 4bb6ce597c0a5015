import { type Db, sql } from '../../../../kernel/index.ts';

/** Whose this address is; null: nobody has said. */
export async function personAt(db: Db, address: string): Promise<string | null> {
  const { rows } = await sql<{ person_id: string | null }>`
    SELECT person_id FROM service.mail_address WHERE address = ${address}`.execute(db);
  return rows[0]?.person_id ?? null;
}

/** Where somebody is written to; null: nobody has said. */
export async function addressOf(db: Db, personId: string): Promise<string | null> {
  const { rows } = await sql<{ address: string }>`
    SELECT address FROM service.mail_address
     WHERE person_id = ${personId} AND address IS NOT NULL ORDER BY kept_at DESC LIMIT 1`.execute(db);
  return rows[0]?.address ?? null;
}
