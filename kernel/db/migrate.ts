import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { type ModuleDefinition, schemaOf } from '../module.ts';
import { withConnection } from './pool.ts';
import { ensureRoles } from './roles.ts';
import { checkTables } from './tables.ts';

type Migrated = Pick<ModuleDefinition, 'name' | 'migrations' | 'tables'>;

interface Migration {
  readonly module: string;
  readonly schema: string;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const kernel: Migrated = { name: 'kernel', migrations: join(import.meta.dirname, '../migrations'), tables: {} };
/** Held while migrating, so that two starts at once do not meet. */
const MIGRATION_LOCK = 72_363_346;

/** Every migration of the modules, the kernel's first, in order. */
export async function listMigrations(modules: readonly Migrated[]): Promise<readonly Migration[]> {
  const all: Migration[] = [];
  for (const { name: module, migrations: folder } of [kernel, ...modules]) {
    if (folder === null) continue;
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    for (const name of names) {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name)) {
        throw new Error(`migration ${module}/${name} must be named like 0001-incidents.sql`);
      }
      const text = await readFile(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      all.push({ module, schema: schemaOf(module), name, text, checksum });
    }
  }
  return all;
}

/**
 * Brings the database forward (SPEC 9.2): roles, each missing migration in its own transaction, grants, and a check that
 * every table is declared. Answers the names of what was applied. With `only`, no further than these (`module/name`): a restore
 * fills the tables of the version that was backed up.
 */
export async function migrate(
  url: string,
  modules: readonly Migrated[],
  only?: ReadonlySet<string>,
): Promise<readonly string[]> {
  const migrations = await listMigrations(modules);
  return withConnection(url, async (client) => {
    await refuseOld(client);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client);
    const all = notYetApplied(migrations, await applied(client), modules);
    const missing = all.filter(({ module, name }) => only?.has(`${module}/${name}`) ?? true);
    for (const migration of missing) await apply(client, migration);
    if (missing.length < all.length) return missing.map(nameOf);
    await checkTables(client, modules);
    await whole(client, () => grant(client, modules));
    return missing.map(nameOf);
  });
}

function nameOf({ module, name }: Migration): string {
  return `${module}/${name}`;
}

async function refuseOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::integer AS number, current_setting('server_version') AS text`,
  );
  if (rows[0].number < 150_000) throw new Error(`PostgreSQL 15 or later is needed; this one is ${rows[0].text}`);
}

async function applied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  await client.query('CREATE SCHEMA IF NOT EXISTS kernel');
  await client.query(`CREATE TABLE IF NOT EXISTS kernel.migration (
    module text NOT NULL, name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL, PRIMARY KEY (module, name))`);
  const { rows } = await client.query('SELECT module, name, checksum FROM kernel.migration ORDER BY module, name');
  return new Map(rows.map((row) => [`${row.module}/${row.name}`, row.checksum]));
}

/** What is still to apply. A migration changed, lost or slipped in before an applied one is an error: they only go forward. */
function notYetApplied(
  migrations: readonly Migration[],
  done: ReadonlyMap<string, string>,
  modules: readonly Migrated[],
): readonly Migration[] {
  const present = new Map(migrations.map((m) => [`${m.module}/${m.name}`, m]));
  const ours = new Set([kernel, ...modules].map((m) => m.name));
  const last = new Map<string, string>();
  for (const [key, checksum] of done) {
    const [module = '', name = ''] = key.split('/');
    const here = present.get(key);
    if (here === undefined && ours.has(module)) {
      throw new Error(`migration ${key} was applied to this database but its file is missing: is the program older?`);
    }
    if (here !== undefined && here.checksum !== checksum) {
      throw new Error(`migration ${key} was changed after it was applied: undo the change and add a new migration`);
    }
    if (name > (last.get(module) ?? '')) last.set(module, name);
  }
  const missing = migrations.filter((m) => !done.has(`${m.module}/${m.name}`));
  const late = missing.find((m) => m.name < (last.get(m.module) ?? ''));
  if (late !== undefined) {
    throw new Error(`migration ${late.module}/${late.name} comes before one already applied: give it a higher number`);
  }
  return missing;
}

async function apply(client: pg.Client, { module, schema, name, text, checksum }: Migration): Promise<void> {
  await whole(client, async () => {
    // No wait for a lock may stall the control room: a migration that meets one fails, and is started again later.
    await client.query(`SET LOCAL lock_timeout = '5s'`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await client.query(text);
    await client.query('INSERT INTO kernel.migration VALUES ($1, $2, $3, $4)', [module, name, checksum, Date.now()]);
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`migration ${module}/${name} failed and was undone: ${why}`, { cause: error });
  });
}

async function whole(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** A module's tables are the application's to read and write. The kernel's grants stand in its own migrations. */
async function grant(client: pg.Client, modules: readonly Migrated[]): Promise<void> {
  for (const { name, migrations, tables } of modules) {
    if (migrations === null) continue;
    const schema = schemaOf(name);
    await client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO trefoil_app, trefoil_eraser;
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${schema} TO trefoil_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO trefoil_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO trefoil_app`);
    for (const [table, kind] of Object.entries(tables)) {
      if (kind === 'detail') await client.query(`GRANT SELECT, DELETE ON ${schema}.${table} TO trefoil_eraser`);
      if (kind === 'ledger')
        await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${schema}.${table} FROM trefoil_app`);
    }
  }
}
