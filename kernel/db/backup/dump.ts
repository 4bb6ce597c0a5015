import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type ModuleDefinition, schemaOf } from '../../module.ts';
import { withConnection } from '../pool.ts';
import { type CopiedTable, listPartitions, listSequences, listTables, type Partition, settle } from './catalogue.ts';
import { type RecordWriter, startRecords } from './record.ts';
import { RowsSum } from './rows-sum.ts';

export interface Digest {
  readonly rows: number;
  readonly sha256: string;
}

/** What the first record says: what the file was made of. */
export interface Head {
  readonly createdAt: number;
  readonly server: string;
  readonly migrations: readonly { readonly module: string; readonly name: string; readonly checksum: string }[];
  readonly partitions: readonly Partition[];
}

/** What the last record says: what a restore must find. */
export interface Manifest {
  readonly tables: Readonly<Record<string, Digest>>;
  /** Last position of the log. */
  readonly position: number;
  /** Answers to the caller's questions in the same snapshot, by name. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** SHA-256 of all records before. */
  readonly digest: string;
}

export interface DumpOptions {
  readonly modules: readonly Pick<ModuleDefinition, 'name'>[];
  readonly key: Buffer | null;
  readonly createdAt: number;
  /** Questions whose first row goes into the manifest. */
  readonly facts: Readonly<Record<string, string>>;
}

const CHUNK = 256 * 1024;

/** The schemas of the kernel and of these modules. */
export function schemasOf(modules: DumpOptions['modules']): readonly string[] {
  return ['kernel', ...modules.map(({ name }) => schemaOf(name))];
}

/**
 * Writes everything that the database holds as one moment saw it, while others go on writing (SPEC 9.11). Each table through COPY,
 * in one REPEATABLE READ snapshot. What the migrations make is not in it.
 */
export function dump(url: string, options: DumpOptions, put: (bytes: Buffer) => Promise<void>): Promise<Manifest> {
  return withConnection(url, async (client) => {
    await settle(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const records = await startRecords(options.key, put);
    const schemas = schemasOf(options.modules);
    await say(records, 'H', await headOf(client, schemas, options.createdAt));
    const tables: Record<string, Digest> = {};
    for (const table of await listTables(client, schemas)) tables[table.name] = await dumpTable(client, table, records);
    await say(records, 'S', await listSequences(client, schemas));
    const last = await client.query('SELECT coalesce(max(position), 0) AS position FROM kernel.event');
    const facts = await ask(client, options.facts);
    const manifest = { tables, position: last.rows[0]?.position, facts, digest: records.digest() };
    await say(records, 'M', manifest);
    await client.query('COMMIT');
    return manifest;
  });
}

function say(records: RecordWriter, kind: 'H' | 'T' | 'E' | 'S' | 'M', what: unknown): Promise<void> {
  return records.write(kind, Buffer.from(JSON.stringify(what)));
}

async function headOf(client: pg.Client, schemas: readonly string[], createdAt: number): Promise<Head> {
  const there = await client.query(`SELECT to_regclass('kernel.migration') IS NOT NULL AS yes`);
  if (there.rows[0]?.yes !== true) throw new Error('there is no Trefoil in this database: nothing to back up');
  const migrations = await client.query('SELECT module, name, checksum FROM kernel.migration ORDER BY module, name');
  const server = await client.query(`SELECT current_setting('server_version') AS version`);
  const partitions = await listPartitions(client, schemas);
  return { createdAt, server: server.rows[0]?.version, migrations: migrations.rows, partitions };
}

export async function ask(client: pg.Client, questions: DumpOptions['facts']): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(questions)) {
    await client.query('SAVEPOINT question');
    answers[name] = await client.query(text).then(
      ({ rows }) => rows[0] ?? null,
      async (error: unknown) => {
        if (!isUndefinedTable(error)) throw error;
        await client.query('ROLLBACK TO SAVEPOINT question');
        return null;
      },
    );
  }
  return answers;
}

/** A database of an older version is backed up as it is, before the upgrade: not everything that is asked for is there yet. */
function isUndefinedTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}

async function dumpTable(client: pg.Client, table: CopiedTable, records: RecordWriter): Promise<Digest> {
  await say(records, 'T', { name: table.name, columns: table.columns });
  let held: Buffer[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (bytes > 0) await records.write('D', Buffer.concat(held));
    held = [];
    bytes = 0;
  };
  const { rows, sha256 } = await copyOut(client, table, async (chunk) => {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes >= CHUNK) await flush();
  });
  await flush();
  await say(records, 'E', { rows, sha256 });
  return { rows, sha256 };
}

/** The rows of a table as COPY writes them; `sum` is the same in whatever order they come. */
export async function copyOut(
  client: pg.Client,
  { name, columns, partitioned }: CopiedTable,
  take: (chunk: Buffer) => Promise<void>,
): Promise<Digest & { readonly sum: string }> {
  const list = columns.join(', ');
  // COPY alone does not read a partitioned table.
  const source = partitioned ? `(SELECT ${list} FROM ${name})` : `${name} (${list})`;
  const stream = client.query(copyTo(`COPY ${source} TO STDOUT`));
  const bytes = createHash('sha256');
  const rows = new RowsSum();
  for await (const chunk of stream) {
    bytes.update(chunk);
    rows.add(chunk);
    await take(chunk);
  }
  // Counted here: the server's own count may come after the end of the stream.
  return { rows: rows.rows, sha256: bytes.digest('hex'), sum: rows.text() };
}
