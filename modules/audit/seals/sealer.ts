import { type Clock, type Db, type Leaves, leavesAfter, sql, type Tx } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';
import { signedText } from './checkpoint.ts';
import type { SealKey } from './key.ts';
import { findLastCheckpoint } from './queries.ts';
import { emptyTree, grow, rootOf, type Tree, treeOf } from './tree.ts';

/** Rows under one checkpoint: few enough that hashing them never holds up the server for long. */
const BATCH = 8192;
const BATCHES = 16;
/** Any number that no other lock has. */
const SEALING_LOCK = 72_363_347;

interface Standing {
  readonly tree: Tree;
  readonly position: number;
  readonly sealedAt: number;
}

/**
 * Seals what the log has gained since the last checkpoint; answers how many rows. Beside the hot path: it takes no lock that a
 * command waits for, and costs two small reads while nothing happens. What it sees has no gap that could fill later, because
 * positions commit in order (kernel SPEC 2.1), so "past the last sealed position" is all it need ask.
 */
export async function seal(db: Db, clock: Clock, key: SealKey): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction().execute((tx) => sealSome(tx, clock, key));
    sealed += count;
    if (count < BATCH * BATCHES) return sealed;
  }
}

async function sealSome(tx: Tx, clock: Clock, key: SealKey): Promise<number> {
  const turn = await sql<{ ours: boolean }>`SELECT pg_try_advisory_xact_lock(${SEALING_LOCK}) AS ours`.execute(tx);
  // Another server of this database is sealing.
  if (turn.rows[0]?.ours !== true) return 0;
  let standing = await standingOf(tx);
  let sealed = 0;
  let ahead = leavesAfter(tx, standing.position, BATCH);
  for (let n = 1; ; n += 1) {
    const leaves = await ahead;
    if (leaves.count === 0) return sealed;
    const goesOn = leaves.count === BATCH && n < BATCHES;
    // Read while this batch is hashed: the database's work and ours run side by side.
    if (goesOn) ahead = leavesAfter(tx, leaves.position, BATCH);
    standing = await checkpoint(tx, standing, leaves, { now: clock.now(), key });
    sealed += leaves.count;
    if (!goesOn) return sealed;
  }
}

async function standingOf(tx: Tx): Promise<Standing> {
  const last = await findLastCheckpoint(tx);
  if (last === undefined) return { tree: emptyTree, position: 0, sealedAt: 0 };
  const tree = treeOf(last.size, last.edge);
  if (!rootOf(tree).equals(last.root)) {
    throw new Error(`the checkpoint of ${last.size} rows has been altered: export the log and verify it`);
  }
  return { tree, position: last.position, sealedAt: last.sealed_at };
}

async function checkpoint(
  tx: Tx,
  standing: Standing,
  leaves: Leaves,
  { now, key }: { readonly now: number; readonly key: SealKey },
): Promise<Standing> {
  const tree = grow(standing.tree, leaves.hashes);
  const root = rootOf(tree);
  // A clock that was set back must not make seals run backwards.
  const sealedAt = Math.max(now, standing.sealedAt);
  await tablesOf(tx)
    .insertInto('audit.checkpoint')
    .values({
      size: tree.size,
      position: leaves.position,
      sealed_at: sealedAt,
      root,
      edge: Buffer.concat(tree.edge),
      leaves: leaves.hashes,
      public_key: key.publicKey,
      signature: key.sign(signedText(tree.size, root, sealedAt)),
    })
    .execute();
  return { tree, position: leaves.position, sealedAt };
}
