import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder of this run, for its journeys. */
const FOLDER = 'JOURNEYS_RESTED';

/** For vitest: a folder for the run. It is filled when the first journey asks. */
export function setup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-rested-'));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o711);
  process.env[FOLDER] = folder;
}

export function teardown(): void {
  rmSync(process.env[FOLDER] ?? '', { recursive: true, force: true });
}

/**
 * Lays in an empty directory what a first start of the demonstration leaves there when it is stopped again: to make database
 * and demonstration anew for every journey would take a third of their time. Outside a run there is nothing to lay in.
 */
export async function layRested(dataDir: string, makeIn: (folder: string) => Promise<void>): Promise<void> {
  const folder = process.env[FOLDER];
  if (folder === undefined) return;
  const [making, rested] = [join(folder, 'making'), join(folder, 'rested')];
  if (!existsSync(rested)) {
    await makeIn(making);
    copy('mv', making, rested);
  }
  copy('cp', '-a', `${rested}/.`, dataDir);
  // Two that start at once would both want the port that it had.
  rmSync(join(dataDir, 'postgres', 'port'), { force: true });
}

/** With the owners of all files, which Node's own copying forgets. */
function copy(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
