import { basename } from 'node:path';
import type { Db } from '../../../kernel/index.ts';
import { loadPack, PackError } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import { tablesOf } from '../tables.ts';
import { findHash, hashOf, readVersion, unversioned } from './versions.ts';

export interface PackOfStart {
  readonly pack: Pack;
  /** Why the folder's is not gone by; null: it is. */
  readonly refused: string | null;
}

/**
 * The pack that a start goes by: the folder's. Where that has faults, or was changed without a new version, a server that has run before goes
 * on by what stands in force in its database: no room is without a server for a file. Throws `PackError` for one with faults that never ran.
 */
export async function packOfStart(db: Db, packDir: string): Promise<PackOfStart> {
  const found = inFolder(packDir);
  const refused = found instanceof PackError ? found.message : await unversionedIn(db, found);
  const standing = refused === null ? null : await inForceOf(db, basename(packDir));
  if (standing !== null) return { pack: standing, refused };
  if (found instanceof PackError) throw found;
  return { pack: found, refused: null };
}

function inFolder(packDir: string): Pack | PackError {
  try {
    return loadPack(packDir);
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}

/** A database that is away, or has no tables yet, has nothing to say against the folder: what is put in force later looks again. */
async function unversionedIn(db: Db, pack: Pack): Promise<string | null> {
  const hash = await findHash(db, pack.id, pack.version).catch(() => null);
  return hash === null || hash === hashOf(pack) ? null : unversioned(pack);
}

async function inForceOf(db: Db, packId: string): Promise<Pack | null> {
  const rows = tablesOf(db).selectFrom('force.pack').select('version').where('pack_id', '=', packId);
  const row = await rows.executeTakeFirst().catch(() => undefined);
  const pack = row === undefined ? null : await readVersion(db, packId, row.version);
  return pack === 'unreadable' ? null : pack;
}
