import type { Db } from '../../../kernel/index.ts';
import type { Pack } from '../pack.ts';
import { tablesOf } from '../tables.ts';
import { readVersion } from './versions.ts';

/** The pack that this process goes by, and how it hears of another. */
export interface PackInForce {
  readonly now: () => Pack;
  /** The pack that the database says is in force, in the transaction that asks; what this process goes by stays as it is. */
  readonly at: (db: Db) => Promise<Pack>;
  /** Goes by what the database says from here on. Answers whether it is another; a version that cannot be read leaves the one there is. */
  readonly takeUp: (db: Db) => Promise<boolean>;
  /** What is made of the pack in force: once for each. */
  readonly made: <T>(make: (pack: Pack) => T) => () => T;
}

/** Until the first `takeUp` it is the one given. A pack is never changed: another one is another object. */
export function holdPack(first: Pack): PackInForce {
  let pack = first;
  let last: Promise<unknown> = Promise.resolve();
  const at = async (db: Db): Promise<Pack> => {
    const row = await tablesOf(db)
      .selectFrom('force.pack')
      .select('version')
      .where('pack_id', '=', pack.id)
      .executeTakeFirst();
    if (row === undefined || row.version === pack.version) return pack;
    const found = await readVersion(db, pack.id, row.version);
    return found === null || found === 'unreadable' ? pack : found;
  };
  const takeUpOnce = async (db: Db): Promise<boolean> => {
    const found = await at(db);
    const isAnother = found !== pack;
    pack = found;
    return isAnother;
  };
  return {
    now: () => pack,
    at,
    // One after the other: of two that read at once, the one with the older answer must not be the last.
    takeUp: (db) => {
      const turn = last.then(() => takeUpOnce(db));
      last = turn.catch(() => undefined);
      return turn;
    },
    made: (make) => {
      let held: { readonly of: Pack; readonly made: ReturnType<typeof make> } | undefined;
      return () => {
        if (held?.of !== pack) held = { of: pack, made: make(pack) };
        return held.made;
      };
    },
  };
}
