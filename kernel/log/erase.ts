import { sql } from 'kysely';
import type { AnyPastEvent } from './event.ts';
import type { Tx } from './schema.ts';

interface Redacted {
  readonly positions: readonly number[];
}

/** The positions whose details these events order to be erased. */
export function redactedBy(events: readonly AnyPastEvent[]): readonly number[] {
  return events.filter(({ type }) => type === 'kernel.Redacted').flatMap(({ data }) => (data as Redacted).positions);
}

/**
 * Deletes details as the eraser, within the transaction that appended the order (SPEC 1.4). The trigger of the table judges
 * once more. Files that nothing else refers to go with them. The hash of the command's body goes with them: it has no salt, so that a short text could be guessed from it.
 */
export async function erase(tx: Tx, positions: readonly number[]): Promise<void> {
  const role = await sql<{ name: string }>`SELECT current_setting('role') AS name`.execute(tx);
  await sql`SELECT set_config('role', 'trefoil_eraser', true)`.execute(tx);
  await tx.deleteFrom('kernel.event_detail').where('position', 'in', positions).execute();
  await eraseFiles(tx, positions);
  await sql`SELECT set_config('role', ${role.rows[0]?.name ?? 'none'}, true)`.execute(tx);
  await sql`
    UPDATE kernel.command_result SET body_hash = sha256(convert_to(gen_random_uuid()::text, 'UTF8'))
     WHERE command_id IN (SELECT command_id FROM kernel.event WHERE position = ANY (${positions}::bigint[]))`.execute(
    tx,
  );
}

/**
 * The bytes that only these events referred to (SPEC 8.2). Whoever refers to them meanwhile waits for the order that is held here,
 * or stood before: then they stay.
 */
async function eraseFiles(tx: Tx, positions: readonly number[]): Promise<void> {
  await sql`
    DELETE FROM kernel.blob AS file USING kernel.event AS e
     WHERE e.position = ANY (${positions}::bigint[])
       AND file.sha256 = CASE WHEN e.data->>'sha256' ~ '^[0-9a-f]{64}$' THEN decode(e.data->>'sha256', 'hex') END
       AND NOT kernel.is_referred_to(file.sha256)`.execute(tx);
}
