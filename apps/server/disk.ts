import { statfs } from 'node:fs/promises';
import { repeat } from './repeating.ts';

/** Whether there is room to write. Reads go on without it. */
export interface DiskWatch {
  readonly isFull: () => boolean;
  /** Told of every error that a write met. */
  met(error: unknown): void;
  stop(): void;
}

interface Looking {
  /** Where the database lies on this machine; null: elsewhere, and only its own word counts. */
  readonly folder: string | null;
  readonly free?: (folder: string) => Promise<number>;
  readonly report: (what: string, error: unknown) => void;
}

/**
 * PostgreSQL survives a full disk only as long as it finds room for its own log: so commands are refused while there still is
 * some. What is left goes to promises that fall due, the access log and the next checkpoint.
 */
const LEAST_BYTES = 128 * 2 ** 20;
/** Not at the first byte, or it would close and open with each command. */
const ENOUGH_BYTES = 160 * 2 ** 20;
const LOOK_MS = 1_000;
/** After PostgreSQL's own word for it nothing is tried for so long. */
const BELIEVED_MS = 3_000;
const DISK_FULL = '53100';

export function watchDisk({ folder, free = freeBytes, report }: Looking): DiskWatch {
  let short = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    if (folder === null) return;
    const bytes = await free(folder);
    const now = bytes < (short ? ENOUGH_BYTES : LEAST_BYTES);
    if (now !== short) {
      const what = now ? 'the disk is full: commands are refused' : 'the disk has room again';
      report(what, new Error(`${bytes} bytes free in ${folder}`));
    }
    short = now;
  };
  const stop = repeat(LOOK_MS, 'the disk could not be looked at', look, report);
  return {
    isFull: () => short || performance.now() - toldAt < BELIEVED_MS,
    met: (error) => {
      if (isDiskFull(error)) toldAt = performance.now();
    },
    stop,
  };
}

/** PostgreSQL's own word for it. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === DISK_FULL;
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
