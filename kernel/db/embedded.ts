import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Account, enterable, findAccount, give } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { withConnection } from './pool.ts';
import { answersAs, clearStaleLock, findLockFile, isServerOf, lives, stopServer, until } from './postmaster.ts';
import { reachableBy } from './standby/reachable.ts';

/** A PostgreSQL of our own, on this machine only. It runs as its own process and outlives the one that opened it. */
export interface Embedded {
  readonly url: string;
  readonly pid: number;
  /** Stopped so that nothing is lost; its port is kept for the next start. */
  readonly stop: () => Promise<void>;
  /** Whether it answers; a server that hangs is not alive. */
  readonly alive: () => Promise<boolean>;
}

export interface EmbeddedOptions {
  /** False only for tests that are not about durability. */
  readonly durable?: boolean;
  /** How another site reaches it, to follow it; left out: nobody but this machine does. */
  readonly reachable?: Reachable;
}

/** An address of ours besides loopback. */
export interface Reachable {
  readonly host: string;
  readonly port: number;
  /** Without a certificate it must be loopback. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
}

type Progress = (what: string) => void;

/** Where everything lies. */
export interface Place {
  readonly root: string;
  readonly data: string;
  readonly password: string;
  readonly port: string;
  readonly log: string;
  /** Present while the cluster is being made: found at a start, the making was cut short. */
  readonly unfinished: string;
}

const NAME = 'trefoil';
const MAJOR = '18';
const START_PATIENCE_MS = 120_000;
/** So often it may die while it is opened before that is an error of its own. */
const MOST_DEATHS = 5;
/** Its connections break some moments before its process counts as gone. */
const DYING_MS = 2_000;

function placeIn(dataDir: string): Place {
  const root = join(resolve(dataDir), 'postgres');
  return {
    root,
    data: join(root, 'data'),
    password: join(root, 'password'),
    port: join(root, 'port'),
    log: join(root, 'server.log'),
    unfinished: join(root, 'unfinished'),
  };
}

/** Starts, adopts or repairs the PostgreSQL in `dataDir` (SPEC 9.4 to 9.8). */
export async function openEmbedded(
  dataDir: string,
  onProgress: Progress = () => undefined,
  options: EmbeddedOptions = {},
): Promise<Embedded> {
  const { account, place } = await preparePlace(dataDir, onProgress);
  const binaries = await findBinaries(account, join(place.root, 'program'));
  if (!(await isWhole(place))) await initialise(place, account, binaries, onProgress);
  const password = (await readFile(place.password, 'utf8')).trim();
  for (let tries = 1; ; tries++) {
    const running = await adopt(place, password, onProgress);
    const pid = running?.pid ?? (await start(place, account, binaries, { onProgress, options, password }));
    const port = running?.port ?? Number(await readFile(place.port, 'utf8'));
    const url = await bySocket(place, urlOf(password, port), port);
    try {
      await ensureDatabase(url);
    } catch (error) {
      // One that dies between its first answer and here is one more that was killed; whatever else is wrong is told.
      if (tries === MOST_DEATHS || !(await until(DYING_MS, () => !lives(pid)))) throw error;
      continue;
    }
    return { url, pid, stop: () => stopServer(pid), alive: () => answersAs(url, place.data, 2_000) };
  }
}

/** The folders of an embedded PostgreSQL, made if need be, and the account that works in them. */
export async function preparePlace(
  dataDir: string,
  onProgress: Progress,
): Promise<{ readonly account: Account; readonly place: Place }> {
  const account = await findAccount();
  await mkdir(dataDir, { recursive: true });
  const folder = await enterable(account, dataDir);
  if (folder !== dataDir) onProgress(`the database lies in ${folder}: its account may not enter ${dataDir}`);
  const place = placeIn(folder);
  await mkdir(place.root, { recursive: true, mode: 0o700 });
  await give(account, place.root);
  return { account, place };
}

function urlOf(password: string, port: number, database = NAME): string {
  return `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`;
}

/** The longest path that a socket may have: Linux, unix(7), 108 bytes with the one that ends it. */
const LONGEST_SOCKET = 107;

/** Where its socket lies beside the port; none where the path would be too long. */
function socketFolder(place: Place): string | null {
  return Buffer.byteLength(join(place.root, '.s.PGSQL.65535')) > LONGEST_SOCKET ? null : place.root;
}

/** By the socket where there is one, which takes a quarter less time than loopback; a server of before may have none. */
async function bySocket(place: Place, url: string, port: number): Promise<string> {
  const folder = socketFolder(place);
  const there = folder !== null && (await stat(join(folder, `.s.PGSQL.${port}`)).catch(() => null)) !== null;
  return there ? `${url}?host=${encodeURIComponent(folder)}` : url;
}

/** Whether the cluster was made to the end. Anything that we did not make is left alone. */
async function isWhole(place: Place): Promise<boolean> {
  const unfinished = await stat(place.unfinished).catch(() => null);
  if (unfinished !== null) return false;
  const files = await readdir(place.data).catch(() => []);
  if (files.length === 0) return false;
  const version = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null)
    throw new Error(`${place.data} is not empty and holds no PostgreSQL: move it away and start again.`);
  if (version.trim() !== MAJOR) {
    throw new Error(
      `${place.data} was made by PostgreSQL ${version.trim()}; this is ${MAJOR}. Restore a backup into a new folder.`,
    );
  }
  if ((await stat(place.password).catch(() => null)) === null) {
    throw new Error(
      `${place.password} is missing: without it the database in ${place.data} cannot be entered. Restore it.`,
    );
  }
  return true;
}

async function initialise(place: Place, account: Account, binaries: Binaries, onProgress: Progress): Promise<void> {
  onProgress('making the database');
  await writeFile(place.unfinished, '');
  await rm(place.data, { recursive: true, force: true });
  await mkdir(place.data, { mode: 0o700 });
  await give(account, place.data);
  await writeFile(place.password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await chmod(place.password, 0o600);
  if (account.ids !== null) await chown(place.password, account.ids.uid, account.ids.gid);
  const args = [`--pgdata=${place.data}`, `--username=${NAME}`, `--pwfile=${place.password}`, '--auth=scram-sha-256'];
  args.push(
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  );
  await promisify(execFile)(binaries.initdb, args, { cwd: place.root, ...account.ids }).catch((error: unknown) => {
    throw new Error(
      `the database could not be made in ${place.data}: ${String((error as { stderr?: string }).stderr ?? error)}`,
    );
  });
  await rm(place.unfinished);
}

/** A server that a killed parent left behind is taken over when it answers as ours, else stopped. */
async function adopt(
  place: Place,
  password: string,
  onProgress: Progress,
): Promise<{ pid: number; port: number } | null> {
  const lock = await findLockFile(place.data);
  if (lock !== null && (await isServerOf(place.data, lock.pid))) {
    onProgress('taking over the database that still runs');
    if (await answersAs(urlOf(password, lock.port, 'postgres'), place.data, START_PATIENCE_MS)) return lock;
    onProgress('stopping a database that does not answer');
    await stopServer(lock.pid);
  }
  await clearStaleLock(place.data);
  // A killed one leaves its socket and the lock of that, which names a process that may be a stranger's by now.
  for (const name of await readdir(place.root)) if (name.startsWith('.s.PGSQL.')) await rm(join(place.root, name));
  return null;
}

interface Starting {
  readonly onProgress: Progress;
  readonly options: EmbeddedOptions;
  readonly password: string;
}

async function start(place: Place, account: Account, binaries: Binaries, starting: Starting): Promise<number> {
  starting.onProgress('starting the database');
  const { reachable } = starting.options;
  const more = reachable === undefined ? {} : await reachableBy(place, account, reachable);
  for (let tries = 1; ; tries++) {
    const port = reachable?.port ?? (await choosePort(place));
    if (reachable !== undefined) await writeFile(place.port, String(port));
    const server = await launch(place, account, binaries, { port, options: starting.options, more });
    const url = urlOf(starting.password, port, 'postgres');
    const answered = await until(START_PATIENCE_MS, async () => ended(server) || (await answersAs(url, place.data, 0)));
    if (answered && !ended(server) && server.pid !== undefined) return server.pid;
    // Between the choice of a port and its use another program may have taken it; leftovers of a kill need a moment.
    if (tries === 5) throw new Error(`PostgreSQL does not start. The end of ${place.log}:\n${await tailOf(place.log)}`);
    await rm(place.port, { force: true });
  }
}

function ended(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null;
}

async function launch(
  place: Place,
  account: Account,
  binaries: Binaries,
  how: { port: number; options: EmbeddedOptions; more: Readonly<Record<string, string>> },
): Promise<ChildProcess> {
  const size = (await stat(place.log).catch(() => null))?.size ?? 0;
  const log = await open(place.log, size > 10_000_000 ? 'w' : 'a', 0o600);
  const durable = how.options.durable !== false;
  const settings = {
    listen_addresses: '127.0.0.1',
    // Only for those who may enter the folder, and they by the password too.
    unix_socket_directories: socketFolder(place) ?? '',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_connections: '120',
    shared_buffers: '256MB',
    // Fewer checkpoints: the pages that each makes the log repeat cost more than the commands themselves.
    max_wal_size: '2GB',
    log_checkpoints: 'off',
    jit: 'off',
    ...how.more,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(binaries.postgres, ['-D', place.data, '-p', String(how.port), ...args], {
    cwd: place.data,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...account.ids,
  });
  server.on('error', () => undefined);
  server.unref();
  await log.close();
  return server;
}

/** The port of last time when it is free, so that clients find the database again; else any below the ephemeral ones. */
async function choosePort(place: Place): Promise<number> {
  const before = Number(await readFile(place.port, 'utf8').catch(() => '0'));
  const candidates = [before, ...Array.from({ length: 50 }, () => 20_000 + Math.floor(Math.random() * 12_000))];
  for (const port of candidates) {
    if (port < 1024 || port >= 32_768 || !(await isFree(port))) continue;
    await writeFile(place.port, String(port));
    return port;
  }
  throw new Error('no free port for the database between 20000 and 32000');
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)));
  });
}

async function ensureDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  await withConnection(maintenance.href, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  });
}

async function tailOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').slice(-15).join('\n');
}

/** Whether the server process still runs, without asking it. */
export function isRunning(embedded: Pick<Embedded, 'pid'>): boolean {
  return lives(embedded.pid);
}
