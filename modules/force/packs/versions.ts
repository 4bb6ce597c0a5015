import { createHash, randomUUID } from 'node:crypto';
import { canonical, type Db, handle, type KernelContext } from '../../../kernel/index.ts';
import { PublishPack } from '../contract.ts';
import { checkPack } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import { tablesOf } from '../tables.ts';

/** SHA-256 of the canonical JSON: two packs of one hash say the same. */
function hashOf(pack: Pack): string {
  return createHash('sha256').update(canonical(pack)).digest('hex');
}

/** A version as it was loaded; null when it never was. */
export async function findPack(db: Db, packId: string, version: string): Promise<Pack | null> {
  const row = await versions(db).select('content').where('pack_id', '=', packId).where('version', '=', version);
  const found = await row.executeTakeFirst();
  return found === undefined ? null : checkPack(found.content, `version ${version} of ${packId}`);
}

export async function findHash(db: Db, packId: string, version: string): Promise<string | null> {
  const row = versions(db).select('hash').where('pack_id', '=', packId).where('version', '=', version);
  return (await row.executeTakeFirst())?.hash ?? null;
}

function versions(db: Db) {
  return tablesOf(db).selectFrom('force.pack_version');
}

/**
 * Loads the pack of this start and puts it in force; nothing happens when it is already. Refused: another force than the
 * one this database belongs to, and a pack that was changed without a new version, since events name versions.
 */
export async function ensurePublished(context: KernelContext, pack: Pack): Promise<void> {
  const { db, clock } = context;
  const others = await tablesOf(db)
    .selectFrom('force.pack')
    .select('pack_id')
    .where('pack_id', '<>', pack.id)
    .execute();
  if (others[0] !== undefined) {
    throw new Error(`this database belongs to the force ${others[0].pack_id}: ${pack.id} needs a database of its own`);
  }
  const hash = hashOf(pack);
  const row = { pack_id: pack.id, version: pack.version, hash, content: JSON.stringify(pack), loaded_at: clock.now() };
  await tablesOf(db)
    .insertInto('force.pack_version')
    .values(row)
    .onConflict((clash) => clash.columns(['pack_id', 'version']).doNothing())
    .execute();
  if ((await findHash(db, pack.id, pack.version)) !== hash) {
    throw new Error(
      `pack ${pack.id} was changed but its version is still ${pack.version}: give it a new one, e.g. ${next(pack.version)}`,
    );
  }
  await publish(context, pack);
}

async function publish(context: KernelContext, pack: Pack): Promise<void> {
  const none = { seat: null, callsign: null, accessVersion: 0, sessionId: null, roles: [] };
  const answer = await handle(context, {
    name: PublishPack.name,
    commandId: randomUUID(),
    input: { packId: pack.id, version: pack.version, reason: 'The pack of this start' },
    subject: { kind: 'system', id: 'force-start', name: 'start', ...none },
    confirmed: [],
  });
  if (answer.kind !== 'done') throw new Error(`pack ${pack.id} ${pack.version} was not published: ${answer.kind}`);
}

function next(version: string): string {
  const [year, month, number] = version.split('.');
  return `${year}.${month}.${Number(number) + 1}`;
}
