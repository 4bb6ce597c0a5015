import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import type { Account } from '../account.ts';

/** The cluster that is copied and then followed, as it is reached from here. */
export interface Upstream {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** How this copy is called there: the name of its connection and of its slot. */
  readonly name: string;
  /** Whether the line must be encrypted: everywhere but on one machine. */
  readonly encrypted: boolean;
}

const OVERDUE_MS = 5_000;
const SILENT_MS = 60_000;

/**
 * Copies a running cluster into the empty folder `into` by PostgreSQL's own replication protocol (BASE_BACKUP, chapter 54.4), together
 * with the log that makes it whole: what pg_basebackup does, which the embedded PostgreSQL does not bring. Throws when the line breaks.
 */
export async function copyCluster(from: Upstream, into: string, account: Account): Promise<void> {
  const client = new pg.Client({
    ...{ host: from.host, port: from.port, user: from.user, password: from.password },
    // Who the other site is is settled by the password, which SCRAM proves to both, bound to this very line: no authority is needed.
    ssl: from.encrypted ? { rejectUnauthorized: false } : false,
    enableChannelBinding: from.encrypted,
    connectionTimeoutMillis: OVERDUE_MS,
    replication: 'true',
  } as pg.ClientConfig);
  client.on('error', () => undefined);
  await client.connect();
  const unpacking = spawn('tar', ['-xf', '-', '-C', into], { stdio: ['pipe', 'ignore', 'pipe'], ...account.ids });
  let said = '';
  unpacking.stderr.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-1000);
  });
  unpacking.stdin.on('error', () => undefined);
  const ended = once(unpacking, 'exit');
  try {
    await receive(client, unpacking.stdin);
    unpacking.stdin.end();
    const [code] = await ended;
    if (code !== 0) throw new Error(`the copy could not be unpacked into ${into}: ${said}`);
  } finally {
    unpacking.kill();
    await client.end().catch(() => undefined);
  }
}

/** What a connection gives to whoever asks it something that it does not know as a query. */
interface Line {
  query(text: string): void;
  readonly stream: { pause(): void; resume(): void; destroy(error: Error): void };
}

const NEW_ARCHIVE = 'n'.charCodeAt(0);
const DATA = 'd'.charCodeAt(0);

function receive(client: pg.Client, sink: NodeJS.WritableStream): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let silent: NodeJS.Timeout | undefined;
  let archives = 0;
  let isFull = false;
  const listen = (line: Line): void => {
    clearTimeout(silent);
    silent = setTimeout(() => line.stream.destroy(new Error('the other site has fallen silent')), SILENT_MS);
  };
  const finish = (error?: Error): void => {
    clearTimeout(silent);
    if (error === undefined) resolve();
    else reject(error);
  };
  const nothing = (): void => undefined;
  client.query({
    submit: (line: Line) => {
      listen(line);
      line.query(`BASE_BACKUP (LABEL 'trefoil stand-by', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`);
    },
    handleRowDescription: nothing,
    handleDataRow: nothing,
    handleCommandComplete: nothing,
    handleEmptyQuery: nothing,
    handleCopyData: ({ chunk }: { chunk: Buffer }, line: Line) => {
      listen(line);
      if (chunk[0] === NEW_ARCHIVE) archives += 1;
      if (archives > 1) line.stream.destroy(new Error('the other site keeps data in tablespaces of their own'));
      // The driver uses its buffer again. What it has read already comes even while the line is paused.
      if (chunk[0] !== DATA || sink.write(Buffer.from(chunk.subarray(1))) || isFull) return;
      isFull = true;
      line.stream.pause();
      sink.once('drain', () => {
        isFull = false;
        line.stream.resume();
      });
    },
    handleError: (error: Error) => finish(error),
    handleReadyForQuery: () => finish(),
  } as unknown as pg.Submittable);
  return promise;
}
