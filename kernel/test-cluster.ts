import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, openEmbedded } from './db/embedded.ts';
import { findLockFile, isServerOf, lives, stopServer } from './db/postmaster.ts';

const PREFIX = 'trefoil-test-';
let running: { readonly embedded: Embedded; readonly folder: string } | null = null;

/** Starts one PostgreSQL for all database tests of a run, unless TEST_DATABASE_URL names one. */
export async function setup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL !== undefined) return;
  await clearLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // The server may run as another account than ours, which must be able to pass.
  await chmod(folder, 0o755);
  const embedded = await openEmbedded(folder, undefined, { durable: false });
  running = { embedded, folder };
  process.env.TEST_DATABASE_URL = embedded.url;
}

export async function teardown(): Promise<void> {
  if (running === null) return;
  await running.embedded.stop();
  await rm(running.folder, { recursive: true, force: true });
  delete process.env.TEST_DATABASE_URL;
  running = null;
}

/** A run that was killed leaves its PostgreSQL behind: it is known by the number of a process that is no more. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || lives(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const data = join(folder, 'postgres/data');
    const lock = await findLockFile(data);
    if (lock !== null && (await isServerOf(data, lock.pid))) await stopServer(lock.pid);
    await rm(folder, { recursive: true, force: true });
  }
}
