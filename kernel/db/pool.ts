import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db } from '../log/schema.ts';
import { Lane, type PipelinedClient, readingThrough, type Transacting, transactingOn } from './lane.ts';

/** How the database knows who serves. */
const AT_WORK = 'trefoil';
const OF_THE_OWNER = 'trefoil owner';

const MOST_PREPARED = 500;
const PREPARE_AFTER = 3;

/** Times and positions are bigint in the database and numbers here: 2^53 milliseconds are 285,000 years. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** What takes no values is prepared as well when it reads; BEGIN and its like are not worth it. */
const READS = /^\s*select\b/i;

/** How often a text was asked; from the third time on it is prepared, under its number. */
const asked = new Map<string, { readonly name: string; times: number }>();

function preparedName(text: string): string | undefined {
  const known = asked.get(text);
  if (known !== undefined) {
    known.times += 1;
    return known.times >= PREPARE_AFTER ? known.name : undefined;
  }
  // The bound keeps texts that vary with the length of a list from filling the server's memory.
  if (asked.size < MOST_PREPARED) asked.set(text, { name: `s${asked.size}`, times: 1 });
  return undefined;
}

type Answered = Promise<pg.QueryResult>;

interface Question {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: unknown;
}

/** The driver copies each question that is given as an object, property by property; one of its own making it takes as it is. */
function answerOf({ name, text, values }: Question, ask: (query: pg.Query) => unknown): Answered {
  return new Promise((resolve, reject) => {
    const answer = (error: Error | undefined, result: unknown) =>
      error ? reject(error) : resolve(result as pg.QueryResult);
    const query = new pg.Query(text, values as unknown[] | undefined, answer);
    if (name !== undefined) Object.assign(query, { name });
    ask(query);
  });
}

/**
 * A connection that destroys its socket when an answer is overdue. It never cancels: a cancel that reaches a session
 * waiting in COMMIT for its standby is answered with success, and the row can be lost on fail-over.
 */
function impatient(patienceMs: number): new (config?: pg.ClientConfig) => pg.ClientBase {
  class Connection extends pg.Client {
    override query(...args: unknown[]): never {
      const [text, values] = args;
      const ask = super.query.bind(this) as (...all: unknown[]) => Answered;
      if (typeof text !== 'string' || args.some((arg) => typeof arg === 'function')) return ask(...args) as never;
      const name = Array.isArray(values) && (values.length > 0 || READS.test(text)) ? preparedName(text) : undefined;
      return this.inTime(text, () => answerOf({ name, text, values }, ask)) as never;
    }

    private async inTime(text: string, ask: () => Answered): Answered {
      const overdue = setTimeout(() => this.abandon(text), patienceMs);
      try {
        return await ask();
      } catch (error) {
        // Made where the socket was read: it is to tell who has asked.
        if (error instanceof Error) Error.captureStackTrace(error);
        throw error;
      } finally {
        clearTimeout(overdue);
      }
    }

    private abandon(text: string): void {
      const { stream } = (this as unknown as { connection: { stream: { destroy(error: Error): void } } }).connection;
      stream.destroy(new Error(`no answer from the database within ${patienceMs} ms to: ${text.slice(0, 200)}`));
    }
  }
  return Connection as unknown as new (
    config?: pg.ClientConfig,
  ) => pg.ClientBase;
}

export interface OpenOptions {
  readonly url: string;
  /** The role that every connection takes; null keeps the user of the URL (migrations, tests of the owner). */
  readonly role?: 'trefoil_app' | 'trefoil_eraser' | null;
  readonly connections?: number;
  /** Past this a query's connection is given up. Rebuilds and bulk loads need more than the usual 15 s. */
  readonly patienceMs?: number;
  /** Hears of connections lost while idle: the pool replaces them by itself. */
  readonly report?: (what: string, error: unknown) => void;
}

/** The ways into one database besides the pool, for what is short and frequent. */
export interface Lanes extends Transacting {
  /** For short questions only: a long one would hold up those behind it. */
  readonly reading: Db;
  /** On a lane of its own, for a transaction so long that nobody should wait behind it. */
  readonly apart: Transacting;
  /** For feed and timer, for whom every screen and every promise waits: no crowd of readers stands before them. */
  readonly watch: Db;
  /** For what reactions keep of their own: what follows from an event waits for no crowd, and holds up neither feed nor timer. */
  readonly following: Db;
  /** For reports and what runs by itself: connections of their own, and few, so that emergency work never waits for one of them. */
  readonly batch: Db;
}

/**
 * All that goes by a lane finds its rows by an index. Planning it anew each time costs more than doing it; and a plan that is kept
 * must not be one for the empty tables of the first minute.
 */
const forShort = ['-c plan_cache_mode=force_generic_plan', '-c enable_seqscan=off'];

/** A report may take its time, and one core at most. */
const forBatch = ['-c max_parallel_workers_per_gather=0', '-c statement_timeout=60000'];
const BATCH_PATIENCE_MS = 65_000;
const BATCH_CONNECTIONS = 2;
/** One for each of those that go by it, and one for a second thing that one of them does. */
const WATCH_CONNECTIONS = 4;
const FOLLOWING_CONNECTIONS = 2;

const lanes = new WeakMap<Db, Lanes>();

/** The lanes of a database that `openDatabase` has opened. */
export function lanesOf(db: Db): Lanes {
  const found = lanes.get(db);
  if (found === undefined) throw new Error('this database has no lanes: it was not opened by openDatabase');
  return found;
}

function apartOn(open: () => PipelinedClient): Transacting {
  return {
    transact: async (work) => {
      const lane = new Lane(open);
      try {
        return await transactingOn(lane).transact(work);
      } finally {
        await lane.close();
      }
    },
  };
}

/** Opens a pool. Each connection acts as the application's role, which cannot change the log (decision 0003). */
export function openDatabase(options: OpenOptions): Db {
  const role = options.role === undefined ? 'trefoil_app' : options.role;
  // A stuck transaction could hold the ordering lock: the server ends it.
  const settings = ['-c idle_in_transaction_session_timeout=30000', '-c timezone=UTC'];
  if (role !== null) settings.push(`-c role=${role}`);
  const Connection = impatient(options.patienceMs ?? 15_000);
  const config = {
    connectionString: options.url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types,
    options: settings.join(' '),
    application_name: role === null ? OF_THE_OWNER : AT_WORK,
  };
  const pool = poolOf({ ...config, Client: Connection, max: options.connections ?? 16 }, options.report);
  const batch = {
    options: [...settings, ...forBatch].join(' '),
    Client: impatient(BATCH_PATIENCE_MS),
    max: BATCH_CONNECTIONS,
    // Whoever asks for a report waits for the ones before.
    connectionTimeoutMillis: BATCH_PATIENCE_MS,
  };
  const batchPool = poolOf({ ...config, ...batch }, options.report);
  const watchPool = poolOf({ ...config, Client: Connection, max: WATCH_CONNECTIONS }, options.report);
  const followingPool = poolOf({ ...config, Client: Connection, max: FOLLOWING_CONNECTIONS }, options.report);
  const short = { ...config, options: [...settings, ...forShort].join(' '), pipeline: true };
  const open = () => new Connection(short) as unknown as PipelinedClient;
  const [reading, writing] = [new Lane(open), new Lane(open)];
  const end = async (): Promise<void> => {
    const pools = [pool, batchPool, watchPool, followingPool].map((one) => one.end());
    await Promise.all([...pools, reading.close(), writing.close()]);
  };
  const door = { connect: () => pool.connect(), end, options: pool.options };
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: door }) });
  const [watch, following]: readonly [Db, Db] = [kyselyOn(watchPool), kyselyOn(followingPool)];
  const ways: Lanes = {
    ...{ reading: readingThrough(reading), ...transactingOn(writing), apart: apartOn(open) },
    ...{ watch, following, batch: kyselyOn(batchPool) },
  };
  for (const one of [db, watch, following]) lanes.set(one, ways);
  return db;
}

const kyselyOn = (pool: pg.Pool): Db => new Kysely({ dialect: new PostgresDialect({ pool }) });

type PoolConfig = pg.ClientConfig & { readonly Client: ReturnType<typeof impatient>; readonly max: number };

function poolOf(config: PoolConfig, report: OpenOptions['report']): pg.Pool {
  const pool = new pg.Pool({ ...config, idleTimeoutMillis: 60_000 } as pg.PoolConfig);
  pool.on('error', (error) => report?.('an idle database connection was lost', error));
  // One lost while at work fails its query; without a listener here it would end the whole process as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs `work` on one plain connection to `url`, as its own user. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    types,
    connectionTimeoutMillis: 5_000,
    application_name: OF_THE_OWNER,
  });
  // A connection that is lost while nobody waits on it must not end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How many connections of servers and their like stand to this database, besides the one that asks. */
export async function countAtWork(url: string): Promise<number> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query(
      'SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [AT_WORK],
    );
    return rows[0]?.n;
  });
}
