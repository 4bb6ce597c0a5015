import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openDatabase, sql } from '../kernel/index.ts';
import { closedLoop } from './load.ts';

/**
 * The rows that `addLine` writes, in tables made like Trefoil's, on the same PostgreSQL: one event with its detail, the remembered
 * command, the line, and the incident's row. Nothing is read, checked, decided or told: what a database gives at best.
 */
const statements = [
  `INSERT INTO bench.event SELECT :position, 'operations.incident/' || gen_random_uuid(), 1, 'operations.LineAdded', 1795500000000, 1795500000000, 'server',
   '{"kind": "person", "id": "0198c2f0-7777-7000-8000-000000000001", "name": "Aisha Bell", "seatId": "contact-1"}', gen_random_uuid(), '2026.11.1',
   jsonb_build_object('lineId', gen_random_uuid(), 'corrects', null), sha256(:position::text::bytea)`,
  `INSERT INTO bench.event_detail VALUES (:position, '\\x00112233445566778899aabbccddeeff', '{"text": "Caller back on the line: both have gone towards the Market Place"}')`,
  `INSERT INTO bench.command_result VALUES (gen_random_uuid(), '0198c2f0-7777-7000-8000-000000000001', 'operations.addLine', sha256(:position::text::bytea), :position, '{}', 1795500000000)`,
  `INSERT INTO bench.incident_line SELECT id, gen_random_uuid()::text, :position, 1795500000000, 1795500000000, 'note', 'Caller back on the line: both have gone towards the Market Place',
   'Aisha Bell', 'contact-1', null, null FROM bench.incident WHERE sequence = :n`,
  'UPDATE bench.incident SET lines = lines + 1, last_line_at = last_line_at + 1 WHERE sequence = :n',
];
const NUMBER = "SELECT nextval('bench.event_position') AS position";
const LOCK = 'SELECT pg_advisory_xact_lock(72363000)';

/** Tables like ours, with their indexes and the incidents that there are. */
export async function layOut(owner: Db): Promise<number> {
  await sql`DROP SCHEMA IF EXISTS bench CASCADE`.execute(owner);
  await sql`CREATE SCHEMA bench`.execute(owner);
  for (const table of [
    'kernel.event',
    'kernel.event_detail',
    'kernel.command_result',
    'operations.incident',
    'operations.incident_line',
  ]) {
    const name = table.slice(table.indexOf('.') + 1);
    await sql`CREATE TABLE ${sql.table(`bench.${name}`)} (LIKE ${sql.table(table)} INCLUDING ALL)`.execute(owner);
  }
  await sql`ALTER TABLE bench.event_detail ADD FOREIGN KEY (position) REFERENCES bench.event (position)`.execute(owner);
  await sql`CREATE SEQUENCE bench.event_position`.execute(owner);
  await sql`INSERT INTO bench.incident SELECT * FROM operations.incident WHERE state <> 'closed'`.execute(owner);
  await sql`UPDATE bench.incident SET day = '2026-01-01', sequence = numbered.n
    FROM (SELECT id, row_number() OVER () AS n FROM bench.incident) AS numbered WHERE numbered.id = bench.incident.id`.execute(
    owner,
  );
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM bench.incident`.execute(owner);
  return rows[0]?.count ?? 0;
}

export async function clearAway(owner: Db): Promise<void> {
  await sql`DROP SCHEMA IF EXISTS bench CASCADE`.execute(owner);
}

export interface Peer {
  readonly name: string;
  /** Transactions a second. */
  run(clients: number, seconds: number, withLock: boolean): Promise<number>;
}

export function findPeer(databaseUrl: string, incidents: number): Peer {
  const program = findPgbench();
  return program === null ? bareLoop(databaseUrl, incidents) : pgbench(program, databaseUrl, incidents);
}

function findPgbench(): string | null {
  const places = [
    process.env.PGBENCH,
    ...globSync('/usr/lib/postgresql/*/bin/pgbench').sort().reverse(),
    '/usr/bin/pgbench',
  ];
  return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

function pgbench(program: string, databaseUrl: string, incidents: number): Peer {
  const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return {
    name: version,
    run: async (clients, seconds, withLock) => {
      const folder = mkdtempSync(join(tmpdir(), 'trefoil-pgbench-'));
      const script = join(folder, 'add-line.sql');
      const lines = [
        `\\set n random(1, ${incidents})`,
        'BEGIN;',
        ...(withLock ? [`${LOCK};`] : []),
        `${NUMBER} \\gset`,
      ];
      writeFileSync(
        script,
        [...lines, ...statements.map((text) => `${text.replaceAll('\n', ' ')};`), 'END;', ''].join('\n'),
      );
      const args = [
        '-n',
        '-M',
        'prepared',
        '-c',
        String(clients),
        '-j',
        '2',
        '-T',
        String(seconds),
        '-f',
        script,
        databaseUrl,
      ];
      try {
        return tpsOf(await outputOf(program, args));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

function outputOf(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`pgbench ended with ${code}: ${said}`)),
    );
  });
}

function tpsOf(said: string): number {
  const found = /^tps = ([\d.]+)/m.exec(said)?.[1];
  if (found === undefined) throw new Error(`pgbench said no tps: ${said}`);
  return Number(found);
}

/** Where there is no pgbench: the same statements, as plainly as this language can send them. */
function bareLoop(databaseUrl: string, incidents: number): Peer {
  return {
    name: 'a bare loop (no pgbench here)',
    run: async (clients, seconds, withLock) => {
      const db = openDatabase({ url: databaseUrl, role: null, connections: clients });
      try {
        const load = await closedLoop(clients, seconds, () =>
          writeOnce(db, 1 + Math.floor(Math.random() * incidents), withLock),
        );
        return load.perSecond;
      } finally {
        await db.destroy();
      }
    },
  };
}

async function writeOnce(db: Db, n: number, withLock: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (withLock) await sql.raw(LOCK).execute(tx);
    const { rows } = await sql.raw<{ position: number }>(NUMBER).execute(tx);
    for (const text of statements) {
      const filled = text.replaceAll(':position', String(rows[0]?.position)).replaceAll(/:n\b/g, String(n));
      await sql.raw(filled).execute(tx);
    }
  });
}
