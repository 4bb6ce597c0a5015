import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePorts } from '../free-ports.ts';
import { secondPostgres } from './machine.ts';

/** A throw-away cluster of Debian's PostgreSQL 15 on loopback. */
export interface Cluster {
  readonly url: string;
  stop(): void;
}

/** PostgreSQL refuses to run as root: there it runs as the `postgres` user that its package made. */
function asOwner(command: string, args: readonly string[]): void {
  const root = process.getuid?.() === 0;
  const [file, all] = root ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]];
  const done = spawnSync(file, all, { encoding: 'utf8', cwd: tmpdir() });
  if (done.status !== 0) throw new Error(`${command} failed: ${done.error?.message ?? done.stderr}`);
}

export async function startSecondPostgres(): Promise<Cluster> {
  const found = secondPostgres.found();
  if (found === null) throw new Error('PostgreSQL 15 is not installed');
  const bin = dirname(found);
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-pg15-'));
  chmodSync(folder, 0o777);
  const [data, secret] = [join(folder, 'data'), join(folder, 'secret')];
  const password = randomBytes(18).toString('hex');
  writeFileSync(secret, password);
  chmodSync(secret, 0o644);
  asOwner(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '--pwfile',
    secret,
    '-E',
    'UTF8',
    '--locale',
    'C.UTF-8',
    '--no-sync',
  ]);
  rmSync(secret);
  const port = await freePorts(1);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200`;
  const log = join(folder, 'log');
  asOwner(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', log, '-o', options, 'start']);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => {
      asOwner(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
