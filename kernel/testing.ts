import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Subject } from './authorise/authorise.ts';
import type { Answer, Call } from './command/answer.ts';
import type { Role } from './command/declare.ts';
import { handle } from './command/handle.ts';
import type { KernelContext, OccupiedSeats } from './context.ts';
import { listMigrations, migrate } from './db/migrate.ts';
import { openDatabase, withConnection } from './db/pool.ts';
import { makeKernel } from './kernel.ts';
import type { Db } from './log/schema.ts';
import type { ModuleDefinition } from './module.ts';
import type { Registry } from './registry.ts';

/** A clock that stands still until it is set. */
export interface SettableClock {
  now(): number;
  set(to: number): void;
  advance(milliseconds: number): void;
}

export function settableClock(at: number): SettableClock {
  let time = at;
  return {
    now: () => time,
    set: (to) => {
      time = to;
    },
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}

export interface TestOptions {
  /** Epoch milliseconds at which the clock stands; 22 November 2026, 12:00 UTC unless told. */
  readonly at?: number;
  readonly packVersion?: () => string;
  readonly occupiedSeats?: OccupiedSeats;
  /** Hears of faults that nobody waits for; they are kept in `faults` as well. */
  readonly report?: (what: string, error: unknown) => void;
  readonly connections?: number;
  /** Another PostgreSQL than the run's: for tests that kill it. */
  readonly server?: string;
}

/** A call with only what the test cares for; the subject is the system unless told. */
export type TestCall = Pick<Call, 'name' | 'input'> & Partial<Call>;

export interface TestDatabase {
  readonly db: Db;
  /** The owner's URL: for `migrate`, or for a second pool on the same database. */
  readonly url: string;
  readonly context: KernelContext;
  readonly clock: SettableClock;
  /** Faults reported in the background. */
  readonly faults: readonly string[];
  readonly handle: (call: TestCall) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

const NOON = Date.UTC(2026, 10, 22, 12);

/** The system as a subject: it may do everything. */
export function systemSubject(id = 'test'): Subject {
  const none = { seat: null, callsign: null, accessVersion: 1, sessionId: null };
  return { kind: 'system', id, name: id, roles: [], ...none };
}

/** A person with these roles, at a seat that carries them. */
export function personSubject(id: string, roles: readonly Role[], areas: readonly string[] = []): Subject {
  const seat = { id: `seat-of-${id}`, name: `Seat of ${id}`, roles, areas };
  return { kind: 'person', id, name: id, roles, seat, callsign: null, accessVersion: 1, sessionId: null };
}

/** A fresh, migrated database in a real PostgreSQL; `close` drops it. */
export async function testDatabase(
  modules: readonly ModuleDefinition[],
  options: TestOptions = {},
): Promise<TestDatabase> {
  const server = options.server ?? serverUrl();
  const template = await ensureTemplate(server, modules);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await cloned(server, name, template);
  const url = on(server, name);
  const db = openDatabase({ url, connections: options.connections ?? 12 });
  const clock = settableClock(options.at ?? NOON);
  const faults: string[] = [];
  const context = makeKernel({
    db,
    modules,
    clock,
    packVersion: options.packVersion ?? (() => 'test-1'),
    occupiedSeats: options.occupiedSeats ?? (async () => []),
    report: (what, error) => {
      faults.push(`${what}: ${String(error)}`);
      options.report?.(what, error);
    },
  });
  return {
    db,
    url,
    context,
    clock,
    faults,
    handle: (call) => handle(context, { commandId: randomUUID(), subject: systemSubject(), confirmed: [], ...call }),
    close: async () => {
      await db.destroy();
      await withConnection(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** The PostgreSQL under test: TEST_DATABASE_URL, or the one that vitest's project `database` has started. */
function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) {
    throw new Error('TEST_DATABASE_URL is not set: run database tests with npx vitest run --project database');
  }
  return url;
}

function on(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Any number that no other lock of the kernel has. */
const TEMPLATE_LOCK = 72_363_399;

/** Migrates once for one set of migrations; every database of the run is a clone of the result. */
async function ensureTemplate(server: string, modules: readonly ModuleDefinition[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { module, name, checksum } of await listMigrations(modules))
    hash.update(`${module}/${name} ${checksum}\n`);
  for (const { name, tables } of modules) hash.update(JSON.stringify([name, tables]));
  const template = `template_${hash.digest('hex').slice(0, 32)}`;
  await withConnection(server, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const ready = await client.query('SELECT datallowconn FROM pg_database WHERE datname = $1', [template]);
    if (ready.rows[0]?.datallowconn === false) return;
    // Left half-made by a run that was ended: it still allows connections.
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
    await migrate(on(server, template), modules);
    await client.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`);
  });
  return template;
}

async function cloned(server: string, name: string, template: string): Promise<void> {
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
}

/** The law's own events: no module's command writes them. */
const legal = ['kernel.Redacted', 'kernel.HoldPlaced', 'kernel.HoldLifted'];

/** Fails, by name, when the log does not hold every event type that the modules declare, save those `except`ed. */
export async function assertEveryTypeReached(
  db: Db,
  registry: Pick<Registry, 'schemas'>,
  except: readonly string[] = [],
): Promise<void> {
  const reached = await db.selectFrom('kernel.event').select('type').distinct().execute();
  const types = new Set(reached.map((row) => row.type));
  const missing = Object.keys(registry.schemas).filter(
    (type) => !types.has(type) && ![...legal, ...except].includes(type),
  );
  if (missing.length > 0) throw new Error(`event types that this log does not reach: ${missing.join(', ')}`);
}

/** As the law's eraser would, of everything at once: a Redacted event in every stream, then its details go. */
export async function eraseEveryDetail({ db, url }: Pick<TestDatabase, 'db' | 'url'>): Promise<void> {
  await sql`
    INSERT INTO kernel.event (position, stream, version, type, recorded_at, occurred_at, occurred_by, actor, command_id, pack_version, data)
    SELECT nextval('kernel.event_position'), e.stream, max(e.version) + 1, 'kernel.Redacted', 1, 1, 'server',
           '{"kind":"system","id":"law","name":"law","seatId":null}', gen_random_uuid(), 'test',
           jsonb_build_object('positions', jsonb_agg(e.position), 'reason', 'test')
      FROM kernel.event AS e GROUP BY e.stream`.execute(db);
  const eraser = openDatabase({ url, role: 'trefoil_eraser', connections: 1 });
  await sql`DELETE FROM kernel.event_detail`.execute(eraser);
  await eraser.destroy();
}
