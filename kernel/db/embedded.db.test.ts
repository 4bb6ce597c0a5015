import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { mendLinks } from './binaries.ts';
import { type Embedded, isRunning, openEmbedded } from './embedded.ts';
import { withConnection } from './pool.ts';
import { lives, until } from './postmaster.ts';

const folders: string[] = [];
const servers: Embedded[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'trefoil-embedded-'));
  await chmod(made, 0o755);
  folders.push(made);
  return made;
}

async function open(dataDir: string, told: string[] = []): Promise<Embedded> {
  const server = await openEmbedded(dataDir, (what) => void told.push(what));
  servers.push(server);
  return server;
}

function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  return withConnection(url, async (client) => (await client.query(text)).rows);
}

async function gone(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  expect(await until(10_000, () => !isRunning({ pid }))).toBe(true);
}

/** Opens the database from another process, which is then killed. */
async function openAndDie(dataDir: string): Promise<number> {
  const program = `
    const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
    console.log((await openEmbedded(${JSON.stringify(dataDir)})).pid);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  return pid;
}

describe('9.4 the embedded database', () => {
  test('makes itself, safe and private, keeps its port, and stops', async () => {
    const dataDir = await folder();
    const first = await open(dataDir);
    const port = Number(new URL(first.url).port);
    expect(port).toBeLessThan(32_768);
    const [settings] = await ask(
      first.url,
      `SELECT current_setting('listen_addresses') AS listen, inet_client_addr() IS NULL AS "bySocket",
         current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
         current_setting('password_encryption') AS password, current_setting('server_encoding') AS encoding`,
    );
    expect(settings).toEqual({
      listen: '127.0.0.1',
      bySocket: true,
      fsync: 'on',
      commit: 'on',
      password: 'scram-sha-256',
      encoding: 'UTF8',
    });
    expect((await stat(join(dataDir, 'postgres/password'))).mode & 0o777).toBe(0o600);
    const wrong = new URL(first.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await first.stop();
    expect(isRunning(first)).toBe(false);
    expect(await first.alive()).toBe(false);
    expect((await open(dataDir)).url).toBe(first.url);
  });

  test('by loopback where the path of a socket would be too long; by either only with the password', async () => {
    const dataDir = join(await folder(), 'a'.repeat(90));
    const { url } = await open(dataDir);
    const address = `SELECT host(inet_client_addr()) AS address`;
    expect(await ask(url, address)).toEqual([{ address: '127.0.0.1' }]);
  });

  test('9.6 a socket that a killed one left, with a lock that names a stranger, does not keep it from starting', async () => {
    const dataDir = await folder();
    const first = await open(dataDir);
    const port = new URL(first.url).port;
    await gone(first.pid);
    await writeFile(
      join(dataDir, `postgres/.s.PGSQL.${port}.lock`),
      `${process.pid}\n${dataDir}\n0\n${port}\n${dataDir}\n`,
    );
    const second = await open(dataDir);
    expect(second.url).toBe(first.url);
    expect(await second.alive()).toBe(true);
  });

  test('9.5 outlives a parent that is killed, and is taken over', async () => {
    const dataDir = await folder();
    const orphan = await openAndDie(dataDir);
    const told: string[] = [];
    const adopted = await open(dataDir, told);
    expect(adopted.pid).toBe(orphan);
    expect(told).toEqual(['taking over the database that still runs']);
    expect(await adopted.alive()).toBe(true);
  });

  test('9.6 killed itself, it starts again with everything acknowledged, on the same port', async () => {
    const dataDir = await folder();
    const first = await open(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await gone(first.pid);
    const second = await open(dataDir);
    expect(second.pid).not.toBe(first.pid);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('9.6 killed at any moment while it is taken over, it is opened all the same', async () => {
    const dataDir = await folder();
    let before = await open(dataDir);
    // The shortest of three: after one that stalled every kill would come too late.
    let takesMs = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 3; n += 1) {
      const begun = performance.now();
      before = await open(dataDir);
      takesMs = Math.min(takesMs, performance.now() - begun);
    }
    let killedInTime = 0;
    for (let part = 0.3; part < 1; part += 0.07) {
      const dying = wait(part * takesMs).then(() => process.kill(before.pid, 'SIGKILL'));
      const after = await open(dataDir);
      await dying;
      if (after.pid !== before.pid) {
        killedInTime += 1;
        expect(await after.alive()).toBe(true);
      }
      before = after.pid === before.pid ? await open(dataDir) : after;
    }
    expect(killedInTime).toBeGreaterThan(0);
  });

  test('9.6 a lock file that names a stranger does not keep it from starting', async () => {
    const dataDir = await folder();
    const first = await open(dataDir);
    await first.stop();
    const lock = [
      process.pid,
      join(dataDir, 'postgres/data'),
      0,
      new URL(first.url).port,
      '',
      '127.0.0.1',
      '',
      'ready',
    ];
    await writeFile(join(dataDir, 'postgres/data/postmaster.pid'), lock.join('\n'));
    expect(await (await open(dataDir)).alive()).toBe(true);
  });

  test('9.6 one that hangs is stopped and started again', async () => {
    const dataDir = await folder();
    const first = await open(dataDir);
    process.kill(first.pid, 'SIGSTOP');
    const told: string[] = [];
    const second = await open(dataDir, told);
    expect(told).toContain('stopping a database that does not answer');
    expect(isRunning(first)).toBe(false);
    expect(await second.alive()).toBe(true);
  });

  test('9.7 a making that was cut short is begun anew; a folder that is not ours is left alone', async () => {
    const dataDir = await folder();
    await mkdir(join(dataDir, 'postgres/data'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/data/PG_VERSION'), '18\n');
    await writeFile(join(dataDir, 'postgres/unfinished'), '');
    expect(await (await open(dataDir)).alive()).toBe(true);

    const other = await folder();
    await mkdir(join(other, 'postgres/data'), { recursive: true });
    await writeFile(join(other, 'postgres/data/letter.txt'), 'keep me');
    await expect(open(other)).rejects.toThrow(/is not empty and holds no PostgreSQL/);
    expect(await readFile(join(other, 'postgres/data/letter.txt'), 'utf8')).toBe('keep me');

    await writeFile(join(other, 'postgres/data/PG_VERSION'), '12\n');
    await expect(open(other)).rejects.toThrow(/was made by PostgreSQL 12/);
  });

  test('9.6 a dead process that its parent has not buried does not count as living', async () => {
    // The shell becomes a program that never asks after its child: so the child stays unburied.
    const program = 'exec 3<&0; (read line <&3) & echo $!; exec tail -f /dev/null';
    const child = spawn('/bin/sh', ['-c', program], { stdio: ['pipe', 'pipe', 'ignore'] });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    const became = async () => (await readFile(`/proc/${child.pid}/comm`, 'utf8')).trim() === 'tail';
    expect(await until(10_000, became)).toBe(true);
    expect(lives(pid)).toBe(true);
    child.stdin.end();
    expect(await until(10_000, () => !lives(pid))).toBe(true);
    expect(() => process.kill(pid, 0)).not.toThrow();
    child.kill('SIGKILL');
  });

  test('9.8 library links that an install without scripts left out are made', async () => {
    const packed = await folder();
    await mkdir(join(packed, 'native/lib'), { recursive: true });
    await writeFile(join(packed, 'native/lib/libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(packed, 'native/pg-symlinks.json'), JSON.stringify(links));
    await mendLinks(join(packed, 'native'));
    await mendLinks(join(packed, 'native'));
    expect(await readlink(join(packed, 'native/lib/libpq.so.5'))).toBe('libpq.so.5.18');
  });

  test('9.10 in a folder that only its owner may enter it starts, elsewhere for root, and is found again', async () => {
    const shut = await folder();
    await chmod(shut, 0o700);
    const told: string[] = [];
    const first = await open(join(shut, 'data'), told);
    const moved = told.map((what) => /^the database lies in (\/var\/lib\/trefoil\/\w+):/.exec(what)?.[1]).find(Boolean);
    // Anybody but root runs it as himself, and may enter his own folders.
    expect(moved !== undefined).toBe(process.getuid?.() === 0);
    if (moved !== undefined) folders.push(moved);
    await ask(first.url, 'CREATE TABLE kept (n integer)');
    await first.stop();
    const again = await open(join(shut, 'data'));
    expect(await ask(again.url, 'SELECT count(*)::integer AS n FROM kept')).toEqual([{ n: 0 }]);
  });

  test('9.4 nothing that it starts holds the opener: a program that opened it ends by itself', async () => {
    const dataDir = await folder();
    const program = `
      const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
      console.log((await openEmbedded(${JSON.stringify(dataDir)})).pid);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect((await open(dataDir)).pid).toBe(Number(stdout));
  });
});
