import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrate, openDatabase, sql, systemClock } from '../kernel/index.ts';
import { exportLog, makeAudit, makeSealing, openSealKey } from '../modules/audit/index.ts';
import { provide, secondPostgres } from './test/machine.ts';
import { verifyExport } from './verify/verify.ts';

/**
 * Continuous archiving as docs/backup.md tells it (T25), on a throw-away PostgreSQL 15: base backup, archive, a table dropped, and
 * back to a moment just before it; every row counted and the seals verified beside the witness. `node tools/archive-drill.ts`
 */
provide([secondPostgres]);
const bin = dirname(secondPostgres.found() ?? '');
const folder = mkdtempSync(join(tmpdir(), 'trefoil-archive-'));
chmodSync(folder, 0o777);
const [live, base, archive] = ['live', 'base', 'archive'].map((name) => join(folder, name)) as [string, string, string];
const port = 20_000 + Math.floor(Math.random() * 9000);
const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
const witness = join(folder, 'witness.jsonl');
const key = openSealKey(folder);
const aggregateOf = (stream: string): never => {
  throw new Error(`nobody asks for ${stream} here`);
};

/** PostgreSQL refuses to run as root. */
function run(program: string, ...args: readonly string[]): string {
  const owner = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const [file = '', ...all] = [...owner, join(bin, program), ...args];
  const done = spawnSync(file, all, { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  return done.stdout;
}

async function start(data: string): Promise<void> {
  const owner = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const [file = '', ...all] = [...owner, join(bin, 'postgres'), '-D', data, '-p', String(port)];
  spawn(file, all, { cwd: folder, stdio: 'ignore', detached: true }).unref();
  for (let n = 0; n < 300; n += 1) {
    if (spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
    await wait(100);
  }
  throw new Error('PostgreSQL does not start');
}

const stop = (data: string): string => run('pg_ctl', '-D', data, '-m', 'fast', 'stop');

/** Rows as commands would write them, sealed. */
async function write(from: number, count: number): Promise<void> {
  const db = openDatabase({ url, role: null, connections: 2 });
  await sql`
    INSERT INTO kernel.event SELECT i, 'drill.record/' || i, 1, 'drill.Written', i, i, 'server',
           '{"kind": "system", "id": "drill", "name": "drill", "seatId": null}', gen_random_uuid(), 'drill', '{}', NULL
      FROM generate_series(${from}::integer, ${from + count - 1}::integer) AS i`.execute(db);
  await makeSealing({ db, clock: systemClock, key, witnesses: [witness] }).turn();
  await db.destroy();
}

async function ask(text: string): Promise<string> {
  const db = openDatabase({ url, role: null, connections: 1 });
  const { rows } = await sql.raw<{ answer: unknown }>(text).execute(db);
  await db.destroy();
  return String(rows[0]?.answer);
}

try {
  mkdirSync(archive);
  chmodSync(archive, 0o777);
  run('initdb', '-D', live, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync');
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'archive_mode = on',
    `archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f.part && sync ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f'`,
  ];
  appendFileSync(join(live, 'postgresql.conf'), `${settings.join('\n')}\n`);
  await start(live);
  await migrate(url, [makeAudit({ aggregateOf, key: null }).definition]);
  await write(1, 1000);
  run(
    'pg_basebackup',
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-U',
    'postgres',
    '-D',
    base,
    '--checkpoint=fast',
    '--manifest-checksums=SHA256',
  );
  run('pg_verifybackup', base);
  await write(1001, 500);
  const moment = await ask('SELECT clock_timestamp()::text AS answer');
  await wait(50);
  await ask('DROP TABLE kernel.event_detail');
  await write(1501, 100);
  const last = await ask('SELECT pg_walfile_name(pg_switch_wal()) AS answer');
  for (let n = 0; !existsSync(join(archive, last)); n += 1) {
    if (n > 300) throw new Error(`${last} is not archived; there are ${readdirSync(archive).join(', ')}`);
    await wait(100);
  }
  stop(live);
  writeFileSync(join(base, 'recovery.signal'), '');
  const recovery = [
    `restore_command = 'cp ${archive}/%f %p'`,
    `recovery_target_time = '${moment}'`,
    "recovery_target_action = 'promote'",
  ];
  appendFileSync(join(base, 'postgresql.auto.conf'), `${recovery.join('\n')}\n`);
  const startedAt = performance.now();
  await start(base);
  while ((await ask('SELECT pg_is_in_recovery() AS answer')) === 'true') await wait(50);
  console.log(`back at ${moment} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  await judge();
} finally {
  for (const data of [live, base]) if (existsSync(join(data, 'postmaster.pid'))) stop(data);
  rmSync(folder, { recursive: true, force: true });
}

async function judge(): Promise<void> {
  const rows = await ask('SELECT count(*) AS answer FROM kernel.event');
  const details = await ask(`SELECT to_regclass('kernel.event_detail') AS answer`);
  const file = join(folder, 'export.jsonl');
  const db = openDatabase({ url, role: null, connections: 1 });
  await exportLog(db, systemClock, { detail: true }, async (text) => appendFileSync(file, text));
  await db.destroy();
  const alone = await verifyExport(file);
  const beside = await verifyExport(file, [witness]);
  for (const line of beside.lines) console.log(line);
  const cut = beside.faults[0];
  const right = rows === '1500' && details === 'kernel.event_detail' && alone.faults.length === 0 && cut?.row === 1500;
  if (!right)
    throw new Error(
      `expected 1500 rows and their table back; found ${rows}, ${details}, ${JSON.stringify(alone.faults)}`,
    );
  console.log(
    'As it should be: 1500 rows and the dropped table are back, intact; the witness names what the moment left out.',
  );
}
