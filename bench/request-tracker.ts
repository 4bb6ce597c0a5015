import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, sql } from '../kernel/index.ts';

/** Request Tracker 5 as Debian packages it (request-tracker5, rt5-standalone, rt5-db-postgresql): no dependency of ours. */
const server = '/usr/share/request-tracker5/libexec/rt-server';
const setup = '/usr/sbin/rt-setup-database-5';
const rows = '/usr/share/request-tracker5/etc/initialdata';
const PATIENCE_MS = 60_000;
const WORKERS = 8;
const DATABASE = 'request_tracker';
const user = { name: 'root', password: 'bench-of-trefoil' };

export interface RequestTracker {
  readonly name: string;
  /** Creates a ticket through REST. Answers its number. */
  raise(ticket: { readonly summary: string; readonly text: string }): Promise<string>;
  /** What the person who asked reads, or a comment for the desk alone. */
  say(id: string, to: 'correspond' | 'comment', text: string): Promise<void>;
  /** The page of a ticket, as one who has signed in reads it. */
  page(id: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it on a database of its own beside ours, in a folder that is cleared away; in words, why there is none. */
export async function startRequestTracker(databaseUrl: string): Promise<RequestTracker | string> {
  if (!existsSync(server)) return 'no Request Tracker 5 here: see bench/README.md';
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-request-tracker-'));
  const port = await freePort();
  const env = { ...process.env, ...writeConfig(folder, databaseUrl, port) };
  makeDatabase(folder, databaseUrl, env);
  await sendNoMail(databaseUrl);
  const args = ['--server', 'Starlet', '--host', '127.0.0.1', '--port', `${port}`, '--max-workers', `${WORKERS}`];
  // A group of its own: it ends with all of its workers.
  const child = spawn(server, args, { env, stdio: 'ignore', detached: true });
  const url = `http://127.0.0.1:${port}`;
  try {
    const version = await untilItAnswers(url, child);
    return doorTo({ url, version, session: await signIn(url), stop: () => ended(child, folder) });
  } catch (error) {
    await ended(child, folder);
    throw error;
  }
}

/** What its configuration leaves as it is shipped stays so. */
function writeConfig(folder: string, databaseUrl: string, port: number): Readonly<Record<string, string>> {
  const { hostname, port: databasePort, username, password } = new URL(databaseUrl);
  const inner = Object.fromEntries(['mason', 'sessions', 'more'].map((name) => [name, join(folder, name)]));
  for (const path of Object.values(inner)) mkdirSync(path);
  const said = {
    ...{ rtname: 'bench', Organization: 'bench', WebDomain: '127.0.0.1', WebPort: port, WebPath: '' },
    ...{ DatabaseType: 'Pg', DatabaseHost: hostname, DatabasePort: databasePort, DatabaseName: DATABASE },
    ...{ DatabaseUser: username, DatabasePassword: password, LogToSTDERR: 'critical', MailCommand: 'testfile' },
  };
  const lines = Object.entries(said).map(([name, value]) => `Set($${name}, '${value}');`);
  const places = [`$RT::MasonDataDir = '${inner.mason}';`, `$RT::MasonSessionDir = '${inner.sessions}';`];
  const file = join(folder, 'RT_SiteConfig.pm');
  writeFileSync(file, [...lines, 'Set($LogToSyslog, undef);', ...places, '1;', ''].join('\n'));
  return { RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: inner.more ?? '' };
}

function makeDatabase(folder: string, databaseUrl: string, env: NodeJS.ProcessEnv): void {
  const { username, password } = new URL(databaseUrl);
  const secret = join(folder, 'password');
  writeFileSync(secret, user.password);
  const run = (...args: string[]): void => {
    const owner = ['--dba', username, '--dba-password', password];
    const done = spawnSync(setup, [...args, ...owner], { env, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`rt-setup-database-5 ended with ${done.status}: ${done.stderr.slice(-500)}`);
  };
  run('--action', 'create,schema');
  run('--action', 'coredata', '--root-password-file', secret);
  run('--action', 'insert', '--datafile', rows, '--root-password-file', secret);
}

/** Ours sends none here either. What it does of itself, letters among it, are its scrips. */
async function sendNoMail(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl);
  url.pathname = `/${DATABASE}`;
  const db = openDatabase({ url: url.href, role: null, connections: 1 });
  await sql`UPDATE scrips SET disabled = 1`.execute(db);
  await db.destroy();
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<string> {
  for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; await wait(200)) {
    if (child.exitCode !== null) throw new Error(`Request Tracker ended with ${child.exitCode}`);
    const answer = await ask(`${url}/REST/2.0/rt`, {}).catch(() => null);
    if (answer?.ok === true) return String(((await answer.json()) as { Version?: string }).Version);
  }
  throw new Error('Request Tracker does not answer');
}

const authorization = `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`;

function ask(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, headers: { authorization, 'content-type': 'application/json' } });
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/NoAuth/Login.html`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', referer: `${url}/` },
    body: new URLSearchParams({ user: user.name, pass: user.password }).toString(),
  });
  await answer.text();
  return (
    answer.headers
      .getSetCookie()
      .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
      .at(-1) ?? ''
  );
}

interface Door {
  readonly url: string;
  readonly version: string;
  readonly session: string;
  stop(): Promise<void>;
}

function doorTo({ url, version, session, stop }: Door): RequestTracker {
  const post = async (path: string, body: unknown): Promise<{ readonly id?: string }> => {
    const answer = await ask(`${url}/REST/2.0/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`Request Tracker, ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as { readonly id?: string };
  };
  const plain = (text: string) => ({ Content: text, ContentType: 'text/plain' });
  return {
    name: `Request Tracker ${version} on the same PostgreSQL, its mail switched off, ${WORKERS} workers`,
    raise: async ({ summary, text }) => {
      const asked = { Queue: 'General', Subject: summary, Requestor: 'reporter@example.invalid', ...plain(text) };
      return String((await post('ticket', asked)).id);
    },
    say: async (id, to, text) => void (await post(`ticket/${id}/${to}`, plain(text))),
    page: async (id) => {
      const answer = await fetch(`${url}/Ticket/Display.html?id=${id}`, { headers: { cookie: session } });
      const text = await answer.text();
      if (!answer.ok || !text.includes(`<title>#${id}:`))
        throw new Error(`Request Tracker, ticket ${id}: ${answer.status}`);
      return text;
    },
    stop,
  };
}

async function ended(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.pid !== undefined) {
    const gone = once(child, 'exit');
    process.kill(-child.pid, 'SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
