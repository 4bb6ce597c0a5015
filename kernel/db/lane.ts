import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { Db, KernelTables, Tx } from '../log/schema.ts';

/** A connection as the lanes use it: what is asked is sent at once, and answered in order. */
export interface PipelinedClient {
  connect(): Promise<unknown>;
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  end(): Promise<void>;
  on(event: 'error' | 'end', hear: () => void): unknown;
}

/** The connection has gone: whether what was under way stands, nobody knows. */
export class LaneLost extends Error {
  constructor(cause: unknown) {
    super('the connection to the database was lost', { cause });
  }
}

/**
 * One connection for many askers, without a turn to wait for: a question does not wait for the answer to the one before. What is
 * asked in one turn of the event loop leaves in one piece, which is what a round trip mostly costs.
 */
export class Lane {
  private readonly open: () => PipelinedClient;
  private client: Promise<PipelinedClient> | null = null;
  private ready: PipelinedClient | null = null;
  private corked = false;
  /** How often the connection has been lost, or could not be made. */
  losses = 0;

  constructor(open: () => PipelinedClient) {
    this.open = open;
  }

  ask(text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
    const { ready } = this;
    if (ready === null) return this.connected().then(() => this.ask(text, values));
    this.cork(ready);
    return ready.query(text, values);
  }

  /**
   * What belongs to a transaction that began when the connection had been lost so often: on the next connection each statement
   * would stand by itself.
   */
  async askOn(losses: number, text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.ready === null && this.losses === losses) await this.connected();
    if (this.losses !== losses) throw new LaneLost(new Error('Connection terminated within a transaction'));
    return this.ask(text, values);
  }

  async close(): Promise<void> {
    const { client } = this;
    this.forget();
    await (await client?.catch(() => null))?.end();
  }

  private connected(): Promise<PipelinedClient> {
    this.client ??= this.connect().catch((error: unknown) => {
      this.lost();
      throw error;
    });
    return this.client;
  }

  private async connect(): Promise<PipelinedClient> {
    const client = this.open();
    // One that is lost fails what is under way on it; the next question opens another.
    const lost = () => {
      if (this.ready === client) this.lost();
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    this.ready = client;
    return client;
  }

  private lost(): void {
    this.losses += 1;
    this.forget();
  }

  private forget(): void {
    this.client = null;
    this.ready = null;
  }

  private cork(client: PipelinedClient): void {
    if (this.corked) return;
    const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    this.corked = true;
    stream.cork();
    setImmediate(() => {
      this.corked = false;
      stream.uncork();
    });
  }
}

function dialectOf(connection: DatabaseConnection): Dialect {
  const driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

async function refuse(): Promise<never> {
  throw new Error('a lane is shared: it has no transactions to begin');
}

function resultOf<R>({ rows }: pg.QueryResult): QueryResult<R> {
  return { rows: rows as R[] };
}

async function* refuseStream(): AsyncGenerator<never> {
  yield await refuse();
}

/** Questions by themselves, each in its own snapshot, as one after another in a transaction at READ COMMITTED. */
export function readingThrough(lane: Lane): Db {
  return new Kysely<KernelTables>({
    dialect: dialectOf({
      executeQuery: async <R>({ sql, parameters }: CompiledQuery) => resultOf<R>(await lane.ask(sql, parameters)),
      streamQuery: refuseStream,
    }),
  });
}

/** One transaction after another on one connection. */
export interface Transacting {
  /** `work` is committed whole or not at all; the first fault of a statement is the one that is thrown. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * Within `work` a write that answers nothing is not waited for: it is sent, and what follows may assume it. Its fault ends the
 * transaction like any other, when it comes. So all that a command writes takes two round trips, however many rows that are.
 */
export function transactingOn(lane: Lane): Transacting {
  /** What is still to be answered, and what has failed, in the order of asking. */
  let asked = new Set<Promise<unknown>>();
  let began = 0;
  const ask = (text: string, values?: readonly unknown[]): Promise<pg.QueryResult> => {
    const [answer, among] = [lane.askOn(began, text, values), asked];
    among.add(answer);
    // A fault stays, and is heard below.
    answer.then(() => among.delete(answer)).catch(() => undefined);
    return answer;
  };
  const tx = new Kysely<KernelTables>({
    dialect: dialectOf({
      executeQuery: async <R>(query: CompiledQuery) => {
        const answer = ask(query.sql, query.parameters);
        return answersNothing(query) ? { rows: [] } : resultOf<R>(await answer);
      },
      streamQuery: refuseStream,
    }),
  }) as unknown as Tx;
  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    began = lane.losses;
    asked = new Set();
    try {
      ask('BEGIN').catch(() => undefined);
      const done = await work(tx);
      const ended = await ask('COMMIT');
      // A transaction in which a statement failed answers a COMMIT with ROLLBACK, and no error.
      if (ended.command !== 'COMMIT') throw new Error('the transaction was rolled back');
      return done;
    } catch (error) {
      const faults = (await Promise.allSettled(asked)).filter((one) => one.status === 'rejected');
      const first = faults[0]?.reason ?? error;
      // A server says that it ends a connection before the connection ends: the answer to this comes after both.
      if (lane.losses === began) await lane.ask('ROLLBACK').catch(() => undefined);
      if (lane.losses !== began) throw first instanceof LaneLost ? first : new LaneLost(first);
      throw first;
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    transact: (work) => {
      const mine = last.then(() => once(work));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

const unanswered = new WeakSet<CompiledQuery>();

/** A statement in words that answers nothing. The query builder's own are known by their kind. */
export function answerless(text: string, values: readonly unknown[]): CompiledQuery {
  const query = CompiledQuery.raw(text, [...values]);
  unanswered.add(query);
  return query;
}

function answersNothing(compiled: CompiledQuery): boolean {
  if (unanswered.has(compiled)) return true;
  const { query } = compiled;
  switch (query.kind) {
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
      return query.returning === undefined;
    default:
      return false;
  }
}
