import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom PostgreSQL runs as: the caller, or, for root, whom PostgreSQL refuses, the account `postgres`. */
export interface Account {
  readonly name: string;
  /** Null: the caller's own. */
  readonly ids: { readonly uid: number; readonly gid: number } | null;
}

/** Finds the account, and for root makes it if there is none. */
export async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return { name: 'the present user', ids: null };
  const ids = (await idsOf('postgres')) ?? (await create('postgres'));
  return { name: 'postgres', ids };
}

async function idsOf(name: string): Promise<Account['ids']> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function create(name: string): Promise<Account['ids']> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  } catch (error) {
    // Another start may have made it at the same moment.
    const ids = await idsOf(name);
    if (ids !== null) return ids;
    throw new Error('PostgreSQL may not run as root and no account "postgres" can be made: start as another user.', {
      cause: error,
    });
  }
  return idsOf(name);
}

/** Whether the program starts at all as this account: it may be unreachable, or lack a library. */
export async function canRun(account: Account, program: string): Promise<boolean> {
  return run(program, ['--version'], { cwd: '/', ...account.ids }).then(
    () => true,
    () => false,
  );
}

/** Gives the folder to the account. */
export async function give(account: Account, folder: string): Promise<void> {
  if (account.ids !== null) await chown(folder, account.ids.uid, account.ids.gid);
}

/**
 * Where PostgreSQL's account may work for `dataDir`: in it, or, where root keeps its folders shut (as /root is), in one of its own
 * under /var/lib/trefoil that belongs to this path alone (SPEC 9.10).
 */
export async function enterable(account: Account, dataDir: string): Promise<string> {
  if (account.ids === null || (await mayEnter(account, dataDir))) return dataDir;
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  const own = join('/var/lib/trefoil', name);
  await mkdir(own, { recursive: true, mode: 0o755 });
  if (await mayEnter(account, own)) return own;
  throw new Error(
    `PostgreSQL may not run as root; it runs as ${account.name}, who may enter neither ${dataDir} nor ${own}. ` +
      'Set TREFOIL_DATA to a folder that every user may reach, or start as another user.',
  );
}

async function mayEnter(account: Account, folder: string): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...account.ids }).then(
    () => true,
    () => false,
  );
}
