import { type Clock, type Db, rowTextsAfter } from '../../../kernel/index.ts';
import { lineOf } from '../seals/checkpoint.ts';
import { listCheckpointsAfter } from '../seals/queries.ts';

const ROWS = 2000;
const CHECKPOINTS = 32;
/** Positions begin at 1; whoever puts a row before them must not hide it from the export. */
const BELOW_ALL = Number.MIN_SAFE_INTEGER;

export interface ExportCounts {
  readonly rows: number;
  readonly details: number;
  readonly checkpoints: number;
}

/**
 * Writes the whole log and its seals, a line each, as one moment saw them (SEAL.md, "The export"). Answers how much it wrote.
 */
export async function exportLog(
  db: Db,
  clock: Clock,
  options: { readonly detail: boolean },
  write: (text: string) => Promise<void>,
): Promise<ExportCounts> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (tx) => {
    await write(`${JSON.stringify({ export: 'trefoil-export/1', exportedAt: clock.now(), ...options })}\n`);
    const { rows, details } = await writeRows(tx, options.detail, write);
    const checkpoints = await writeCheckpoints(tx, write);
    await write(`${JSON.stringify({ end: { rows, details, checkpoints } })}\n`);
    return { rows, details, checkpoints };
  });
}

async function writeRows(
  db: Db,
  withDetail: boolean,
  write: (text: string) => Promise<void>,
): Promise<{ rows: number; details: number }> {
  const count = { rows: 0, details: 0 };
  for (let position = BELOW_ALL; ; ) {
    const rows = await rowTextsAfter(db, position, ROWS);
    const lines: string[] = [];
    for (const row of rows) {
      lines.push(row.text);
      if (!withDetail || row.salt === null) continue;
      lines.push(JSON.stringify({ of: row.position, salt: row.salt.toString('hex'), detail: row.detail }));
      count.details += 1;
    }
    count.rows += rows.length;
    position = rows.at(-1)?.position ?? position;
    if (lines.length > 0) await write(`${lines.join('\n')}\n`);
    if (rows.length < ROWS) return count;
  }
}

async function writeCheckpoints(db: Db, write: (text: string) => Promise<void>): Promise<number> {
  let count = 0;
  for (let size = 0; ; ) {
    const rows = await listCheckpointsAfter(db, size, CHECKPOINTS);
    for (const row of rows) await write(`${lineOf(row)}\n`);
    count += rows.length;
    size = rows.at(-1)?.size ?? size;
    if (rows.length < CHECKPOINTS) return count;
  }
}
