import { readFileSync } from 'node:fs';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withConnection } from './pool.ts';

/** What the lock file of a running server says. */
export interface LockFile {
  readonly pid: number;
  readonly port: number;
}

/** The lock file of the cluster in `data`; null when there is none or it is torn. */
export async function findLockFile(data: string): Promise<LockFile | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isSafeInteger(pid) && pid > 1 ? { pid, port: Number.isSafeInteger(port) ? port : 0 } : null;
}

/** Whether a process of that number lives. One that is dead but not yet buried by its parent (a zombie) does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    // No /proc here: the signal's word stands.
    return true;
  }
}

/**
 * Processes at work in `data`: every PostgreSQL process has its cluster as working directory. Null where the system does
 * not tell (no /proc).
 */
async function processesIn(data: string): Promise<readonly number[] | null> {
  const pids = await readdir('/proc').catch(() => null);
  if (pids === null) return null;
  const home = await realpath(data);
  const found: number[] = [];
  for (const pid of pids.filter((name) => /^\d+$/.test(name))) {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    if (folder === home) found.push(Number(pid));
  }
  return found;
}

/** Whether `pid` is the server of this cluster, not a stranger that has got its number since. */
export async function isServerOf(data: string, pid: number): Promise<boolean> {
  if (!lives(pid)) return false;
  return (await processesIn(data))?.includes(pid) ?? true;
}

const WAIT_STEP_MS = 50;

/** Waits until `done` answers true; false when it has not within `ms`. */
export async function until(ms: number, done: () => Promise<boolean> | boolean): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += WAIT_STEP_MS) {
    if (await done()) return true;
    await wait(WAIT_STEP_MS);
  }
  return done();
}

/**
 * Clears a lock file that no server holds. One that names a stranger's process would keep PostgreSQL from starting for
 * ever; but while a process of the old server still works in the folder, a second server would destroy the data.
 */
export async function clearStaleLock(data: string): Promise<void> {
  const lock = await findLockFile(data);
  if (lock === null || (await isServerOf(data, lock.pid))) return;
  const gone = await until(20_000, async () => ((await processesIn(data)) ?? []).length === 0);
  if (!gone) throw new Error(`Processes of an earlier PostgreSQL still work in ${data}: end them and start again.`);
  await rm(join(data, 'postmaster.pid'), { force: true });
}

const STARTING_UP = '57P03';
const TOO_MANY = '53300';
/** On a machine that is choking a living server may take as long for one answer; one that hangs takes for ever. */
const DEAF_MS = 12_000;

/** Whether the server at `url` answers and serves `data`. One that is still recovering is waited for, one that is slow for a while. */
export async function answersAs(url: string, data: string, patienceMs: number): Promise<boolean> {
  const home = await realpath(data);
  const begun = performance.now();
  for (;;) {
    try {
      const { rows } = await withConnection(url, (client) =>
        client.query(`SELECT current_setting('data_directory') AS home`),
      );
      return (await realpath(String(rows[0]?.home))) === home;
    } catch (error) {
      if (performance.now() - begun > Math.min(patienceMs, worthMs(error))) return false;
    }
    await wait(WAIT_STEP_MS);
  }
}

/** How long an answer is worth waiting for after this one. */
function worthMs(error: unknown): number {
  if (!(error instanceof Error)) return 0;
  const code = 'code' in error ? error.code : null;
  if (code === STARTING_UP) return Number.POSITIVE_INFINITY;
  return code === TOO_MANY || error.message === 'timeout expired' ? DEAF_MS : 0;
}

/** Stops a server: its sessions are ended and the data made safe (SIGINT); one that does not listen, at once (SIGQUIT). */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [['SIGINT', 30_000] as const, ['SIGQUIT', 10_000] as const]) {
    if (!lives(pid)) return;
    try {
      process.kill(pid, signal);
      // A server that was frozen hears nothing until it is thawed.
      process.kill(pid, 'SIGCONT');
    } catch {
      return;
    }
    if (await until(patienceMs, () => !lives(pid))) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop: end it and start again.`);
}
