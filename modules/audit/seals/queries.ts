import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import { Checkpoints } from '../contract.ts';
import { tablesOf } from '../tables.ts';

/** A checkpoint as witnesses and exports carry it. */
export interface Selectable {
  readonly size: number;
  readonly sealed_at: number;
  readonly root: Buffer;
  readonly leaves: Buffer;
  readonly public_key: Buffer;
  readonly signature: Buffer;
}

/** Where the next seal goes on: the last checkpoint, without its leaves. */
export function findLastCheckpoint(db: Db) {
  const last = tablesOf(db).selectFrom('audit.checkpoint').select(['size', 'position', 'root', 'edge', 'sealed_at']);
  return last.orderBy('size', 'desc').limit(1).executeTakeFirst();
}

/** Checkpoints past `size`, in order, at most `limit`. */
export function listCheckpointsAfter(db: Db, size: number, limit: number): Promise<Selectable[]> {
  return tablesOf(db)
    .selectFrom('audit.checkpoint')
    .select(['size', 'sealed_at', 'root', 'leaves', 'public_key', 'signature'])
    .where('size', '>', size)
    .orderBy('size')
    .limit(limit)
    .execute();
}

/** The root sealed at exactly this size. */
export async function findRoot(db: Db, size: number): Promise<Buffer | null> {
  const found = tablesOf(db).selectFrom('audit.checkpoint').select('root').where('size', '=', size);
  return (await found.executeTakeFirst())?.root ?? null;
}

/** The mark of a page; whatever is none begins at the latest. */
function sizeOf(after: string | null): number | undefined {
  return after !== null && /^\d{1,15}$/.test(after) ? Number(after) : undefined;
}

/** The latest first. */
export const checkpointsView: ViewSource = {
  declaration: Checkpoints,
  list: async (db, { limit, after }) => {
    const all = tablesOf(db)
      .selectFrom('audit.checkpoint')
      .select(['size', 'position', 'sealed_at', 'root', 'public_key', 'signature']);
    const before = sizeOf(after);
    const page = before === undefined ? all : all.where('size', '<', before);
    const rows = await page.orderBy('size', 'desc').limit(limit).execute();
    return rows.map(
      (row): HeldRow => ({
        key: String(row.size),
        row: {
          size: String(row.size),
          position: row.position,
          sealedAt: row.sealed_at,
          root: row.root.toString('hex'),
          publicKey: row.public_key.toString('hex'),
          signature: row.signature.toString('hex'),
        },
        member: true,
      }),
    );
  },
};

const PIECES = 64;

/** The leaf hashes of the first `size` rows, in pieces. */
export async function* listLeavesUpTo(db: Db, size: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < size; ) {
    const seals = await listCheckpointsAfter(db, done, PIECES);
    for (const { leaves, size: upTo } of seals) {
      if (upTo > size) return;
      yield leaves;
      done = upTo;
    }
    if (seals.length === 0) return;
  }
}

/**
 * Between which positions of the log all lies that was recorded between two instants: wider by what a seal covers, since it is sealed a moment
 * after it was recorded.
 */
export async function positionsBetween(
  db: Db,
  from: number,
  to: number,
): Promise<{ readonly after: number; readonly before: number }> {
  const seals = () => tablesOf(db).selectFrom('audit.checkpoint').select('position');
  const first = await seals().where('sealed_at', '<', from).orderBy('sealed_at', 'desc').limit(1).executeTakeFirst();
  const last = await seals().where('sealed_at', '>', to).orderBy('sealed_at').limit(1).executeTakeFirst();
  return { after: first?.position ?? 0, before: (last?.position ?? Number.MAX_SAFE_INTEGER - 1) + 1 };
}
