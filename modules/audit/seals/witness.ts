import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Db } from '../../../kernel/index.ts';
import { lineOf } from './checkpoint.ts';
import { findRoot, listCheckpointsAfter } from './queries.ts';

/** A file elsewhere that is told every checkpoint and is only ever added to. */
export interface Witness {
  readonly path: string;
  /** Writes what it has not been told yet. Throws when it cannot, and when it remembers another history than the database's. */
  readonly tell: (db: Db) => Promise<void>;
}

const PORTION = 32;
const TAIL = 4 * 1024 * 1024;

/** What a witness was told last: so many rows under this root, as hex. */
interface Told {
  readonly size: number;
  readonly root: string;
}

export function makeWitness(path: string): Witness {
  let told: Told | null = null;
  return {
    path,
    tell: async (db) => {
      for (;;) {
        told ??= await recall(path);
        await refuseOtherHistory(db, path, told);
        const rows = await listCheckpointsAfter(db, told.size, PORTION);
        const last = rows.at(-1);
        if (last === undefined) return;
        const lines = rows.map((row) => `${lineOf(row)}\n`).join('');
        // Until it is known to be safe on disk, what was written is in doubt: next time the file is asked again.
        told = null;
        await append(path, lines);
        told = { size: last.size, root: last.root.toString('hex') };
      }
    },
  };
}

/** A database that was turned back, or rewritten, must not be vouched for by a witness that has seen the other one. */
async function refuseOtherHistory(db: Db, path: string, told: Told): Promise<void> {
  const { size, root } = told;
  if (size === 0 || (await findRoot(db, size))?.toString('hex') === root) return;
  throw new Error(
    `the witness ${path} remembers another history: ${size} rows sealed under ${root.slice(0, 16)}…, which this database does ` +
      'not hold. After a restore from a backup name a new file in TREFOIL_WITNESS and keep the old one; else export and verify.',
  );
}

async function recall(path: string): Promise<Told> {
  await mkdir(dirname(path), { recursive: true });
  const tail = await readTail(path);
  // A crash may have torn the last line: it is closed off, and what it said is told again.
  if (tail !== '' && !tail.endsWith('\n')) await append(path, '\n');
  for (const line of tail.split('\n').reverse()) {
    const said = parsed(line);
    if (said !== null) return said;
  }
  return { size: 0, root: '' };
}

function parsed(line: string): Told | null {
  try {
    const { size, root }: Partial<Told> = JSON.parse(line);
    return typeof size === 'number' && typeof root === 'string' ? { size, root } : null;
  } catch {
    return null;
  }
}

async function readTail(path: string): Promise<string> {
  const file = await open(path, 'a+', 0o640);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer.subarray(0, bytesRead).toString();
  } finally {
    await file.close();
  }
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o640);
  try {
    await file.appendFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}
