import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ground, openGround } from './ground.ts';

/** Those of one run, in folders that outlast their servers. */
export interface Grounds {
  open(): Promise<Ground>;
  /** Leaves the folders, to start on them again. */
  stop(): Promise<void>;
  clear(): Promise<void>;
}

export function keepGrounds(): Grounds {
  const open: Ground[] = [];
  const folders: string[] = [];
  const grounds: Grounds = {
    open: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'trefoil-bench-'));
      folders.push(folder);
      const ground = await openGround(folder);
      open.push(ground);
      return ground;
    },
    stop: async () => void (await Promise.all(open.splice(0).map((ground) => ground.stop()))),
    clear: async () => {
      await grounds.stop();
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  };
  // Whoever has seen enough leaves nothing running behind.
  const leave = () => void grounds.clear().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  return grounds;
}
