import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ModuleDefinition } from '../../module.ts';
import { listMigrations, migrate } from '../migrate.ts';
import { withConnection } from '../pool.ts';
import { type CopiedTable, listFilled, listTables, type Sequence, settle } from './catalogue.ts';
import { ask, copyOut, type Digest, type DumpOptions, type Head, type Manifest, schemasOf } from './dump.ts';
import { BackupUnreadable, type Rec, readRecords } from './record.ts';
import { RowsSum } from './rows-sum.ts';

export interface LoadOptions {
  readonly modules: readonly Pick<ModuleDefinition, 'name' | 'migrations' | 'tables'>[];
  readonly key: Buffer | null;
  readonly facts: DumpOptions['facts'];
}

/** The database already holds something: a restore never mixes. */
class NotEmpty extends Error {}

type Records = AsyncGenerator<Rec & { readonly digest: string }>;

/**
 * Fills an empty database from a backup (SPEC 9.12), in one transaction: whatever is wrong with the file, nothing of it stays.
 * Every table is read back and compared before the commit. A backup of an older version is brought forward afterwards.
 */
export async function load(url: string, options: LoadOptions, source: AsyncIterable<Buffer>): Promise<Manifest> {
  const records: Records = readRecords(source, options.key);
  const head = await readHead(records);
  await refuseNewer(head, options);
  await withConnection(url, refuseFilled);
  const held = new Set(head.migrations.map(({ module, name }) => `${module}/${name}`));
  await migrate(url, options.modules, held);
  const manifest = await withConnection(url, async (client) => {
    await settle(client);
    await client.query('BEGIN');
    await refuseFilled(client);
    const found = await fill(client, head, records, options);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return found;
  });
  await migrate(url, options.modules);
  return manifest;
}

async function readHead(records: Records): Promise<Head> {
  const { value } = await records.next();
  if (value?.kind !== 'H') throw new BackupUnreadable('the file does not begin as a backup does: it has been altered');
  return read<Head>(value.bytes);
}

function read<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new BackupUnreadable('a record is not what it should be: the file has been altered');
  }
}

async function refuseNewer({ migrations }: Head, { modules }: LoadOptions): Promise<void> {
  const ours = new Map((await listMigrations(modules)).map((m) => [`${m.module}/${m.name}`, m.checksum]));
  for (const { module, name, checksum } of migrations) {
    if (ours.get(`${module}/${name}`) === checksum) continue;
    throw new BackupUnreadable(
      `this backup was made by another version of Trefoil (migration ${module}/${name}): restore it with that version, then upgrade`,
    );
  }
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const filled = await listFilled(client);
  if (filled.length > 0) throw new NotEmpty(`a restore needs an empty database; this one holds ${filled.join(', ')}`);
}

async function fill(client: pg.Client, head: Head, records: Records, options: LoadOptions): Promise<Manifest> {
  for (const { name, parent, bound } of head.partitions) {
    await client.query(`CREATE TABLE IF NOT EXISTS ${name} PARTITION OF ${parent} ${bound}`);
  }
  const tables = new Map((await listTables(client, schemasOf(options.modules))).map((table) => [table.name, table]));
  const filled = new Map<string, Filling>();
  for (;;) {
    const { value } = await records.next();
    if (value === undefined) throw new BackupUnreadable('the file breaks off: it is not all of a backup');
    if (value.kind === 'T') {
      const said = read<Pick<CopiedTable, 'name' | 'columns'>>(value.bytes);
      const table = tables.get(said.name);
      if (table === undefined || filled.has(said.name))
        throw new BackupUnreadable(`the file holds ${said.name}, which has no place here`);
      filled.set(table.name, await fillTable(client, table, records));
    } else if (value.kind === 'S') await setSequences(client, read<readonly Sequence[]>(value.bytes));
    else if (value.kind === 'M') return await settled(client, { tables, filled, options }, value);
    else throw new BackupUnreadable('the records are not in order: the file has been altered');
  }
}

interface Filling {
  readonly digest: Digest;
  /** Of its rows in any order: a table does not give them back as they were put in. */
  readonly sum: string;
}

async function fillTable(client: pg.Client, table: CopiedTable, records: Records): Promise<Filling> {
  const sum = createHash('sha256');
  const rowsSum = new RowsSum();
  let said: Digest | null = null;
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value } = await records.next();
      if (value?.kind === 'D') {
        sum.update(value.bytes);
        rowsSum.add(value.bytes);
        yield value.bytes;
      } else if (value?.kind === 'E') {
        said = read<Digest>(value.bytes);
        return;
      } else throw new BackupUnreadable(`the rows of ${table.name} break off: the file has been altered`);
    }
  }
  const sink = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(rows()), sink);
  const digest = { rows: sink.rowCount, sha256: sum.digest('hex') };
  if (!isSame(digest, said)) throw new BackupUnreadable(`the rows of ${table.name} are not those that were backed up`);
  return { digest, sum: rowsSum.text() };
}

function isSame(a: Digest, b: Digest | null | undefined): boolean {
  return a.rows === b?.rows && a.sha256 === b.sha256;
}

async function setSequences(client: pg.Client, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query('SELECT setval($1, $2, $3)', [name, value, called]);
}

interface Filled {
  readonly tables: ReadonlyMap<string, CopiedTable>;
  readonly filled: ReadonlyMap<string, Filling>;
  readonly options: LoadOptions;
}

/** Everything that the manifest says is looked for in the database itself, not in what was just read. */
async function settled(
  client: pg.Client,
  { tables, filled, options }: Filled,
  { bytes, digest }: { readonly bytes: Buffer; readonly digest: string },
): Promise<Manifest> {
  const manifest = read<Manifest>(bytes);
  if (manifest.digest !== digest) throw new BackupUnreadable('the records are not those that were backed up');
  for (const table of tables.values()) {
    const put = filled.get(table.name);
    const found = await copyOut(client, table, async () => undefined);
    if (put === undefined || !isSame(put.digest, manifest.tables[table.name]) || found.sum !== put.sum) {
      throw new BackupUnreadable(`${table.name} does not read back as it was backed up`);
    }
  }
  const facts = await ask(client, options.facts);
  if (JSON.stringify(facts) !== JSON.stringify(manifest.facts)) {
    throw new BackupUnreadable('the restored database does not answer as the one that was backed up');
  }
  return manifest;
}
