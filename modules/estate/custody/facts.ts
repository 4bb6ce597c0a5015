import { type Db, findBlobFacts, sql } from '../../../kernel/index.ts';
import { findUnitOut, type UnitOut } from '../in-use/queries.ts';
import type { ItemState } from '../items/item.ts';
import type { Signature } from './commands.ts';

/** A picture that was not sent in is no signature. */
export async function isSigned(db: Db, signature: Signature): Promise<boolean> {
  return signature.kind === 'typed' || (await findBlobFacts(db, signature.sha256)) !== null;
}

/** The unit that has this radio with it; null: none, or it is no radio. */
export async function findUser(db: Db, item: ItemState): Promise<UnitOut | null> {
  const issi = item.situation === 'none' ? undefined : item.item.fields.issi;
  return typeof issi === 'string' ? findUnitOut(db, { issi }) : null;
}

/** By label, serial number or asset tag; null: nothing, or more than one thing. */
export async function findScanned(db: Db, scanned: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM estate.item WHERE NOT archived AND (label = ${scanned}
       OR fields @> jsonb_build_object('serial', ${scanned}::text) OR fields @> jsonb_build_object('assetTag', ${scanned}::text))
     LIMIT 2`.execute(db);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
