import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { migrate, openDatabase, sql } from '../index.ts';
import type { TableKind } from '../module.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';
import { withConnection } from './pool.ts';
import { ensureRoles } from './roles.ts';

let t: TestDatabase;
const folders: string[] = [];
beforeAll(async () => {
  t = await testDatabase([]);
});
afterAll(() => t.close());
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A module whose migrations lie in a folder of its own. */
async function moduleWith(files: Readonly<Record<string, string>>, tables: Record<string, TableKind>) {
  const migrations = await mkdtemp(join(tmpdir(), 'trefoil-migrations-'));
  folders.push(migrations);
  const name = `m-${randomUUID().slice(0, 8)}`;
  const schema = name.replaceAll('-', '_');
  const write = (file: string, text: string) => writeFile(join(migrations, file), text.replaceAll('@', schema));
  for (const [file, text] of Object.entries(files)) await write(file, text);
  return { module: { name, migrations, tables }, schema, write, migrations };
}

describe('9.2 migrations', () => {
  test('are applied once, in order, each whole, in the schema of the module', async () => {
    const { module, schema, write } = await moduleWith(
      { '0001-a.sql': 'CREATE TABLE @.a (n integer)' },
      { a: 'projection' },
    );
    expect(await migrate(t.url, [module])).toEqual([`${module.name}/0001-a.sql`]);
    expect(await migrate(t.url, [module])).toEqual([]);
    await write('0002-b.sql', 'CREATE TABLE @.b (n integer); SELECT 1/0');
    await expect(migrate(t.url, [module])).rejects.toThrow(`${module.name}/0002-b.sql failed and was undone`);
    await write('0002-b.sql', 'CREATE TABLE @.b (n integer)');
    const two = { ...module, tables: { a: 'projection', b: 'bulk' } as const };
    expect(await migrate(t.url, [two])).toEqual([`${module.name}/0002-b.sql`]);
    await sql`INSERT INTO ${sql.table(`${schema}.b`)} VALUES (1)`.execute(t.db);
  });

  test('one changed, lost or slipped in after the fact stops the start with a clear message', async () => {
    const { module, write, migrations } = await moduleWith(
      { '0002-a.sql': 'CREATE TABLE @.a (n integer)' },
      { a: 'bulk' },
    );
    await migrate(t.url, [module]);
    await write('0001-before.sql', 'SELECT 1');
    await expect(migrate(t.url, [module])).rejects.toThrow(/comes before one already applied/);
    await rm(join(migrations, '0001-before.sql'));
    await write('0002-a.sql', 'CREATE TABLE @.a (n bigint)');
    await expect(migrate(t.url, [module])).rejects.toThrow(/was changed after it was applied/);
    await rm(join(migrations, '0002-a.sql'));
    await expect(migrate(t.url, [module])).rejects.toThrow(/its file is missing/);
    await write('two.sql', 'SELECT 1');
    await expect(migrate(t.url, [module])).rejects.toThrow(/must be named like/);
  });

  test('two starts at once do not meet', async () => {
    const { module } = await moduleWith({ '0001-a.sql': 'CREATE TABLE @.a (n integer)' }, { a: 'bulk' });
    const applied = await Promise.all([migrate(t.url, [module]), migrate(t.url, [module])]);
    expect(applied.flat()).toEqual([`${module.name}/0001-a.sql`]);
  });
});

describe('9.3 tables', () => {
  test('one that is not declared fails, and so does one declared but not made; partitions go with their parent', async () => {
    const text = `CREATE TABLE @.a (n integer) PARTITION BY RANGE (n);
      CREATE TABLE @.a_1 PARTITION OF @.a FOR VALUES FROM (0) TO (10)`;
    const { module, schema } = await moduleWith({ '0001-a.sql': text }, {});
    await expect(migrate(t.url, [module])).rejects.toThrow(`bulk or ledger: ${schema}.a`);
    await expect(migrate(t.url, [{ ...module, tables: { a: 'bulk', b: 'detail' } }])).rejects.toThrow(
      `no migration: ${schema}.b`,
    );
    await migrate(t.url, [{ ...module, tables: { a: 'bulk' } }]);
  });
});

describe('9.3 ledgers', () => {
  test('the application adds to a ledger and can neither change nor delete', async () => {
    const { module, schema } = await moduleWith({ '0001-a.sql': 'CREATE TABLE @.a (n integer)' }, { a: 'ledger' });
    await migrate(t.url, [module]);
    const table = sql.table(`${schema}.a`);
    await sql`INSERT INTO ${table} VALUES (1)`.execute(t.db);
    for (const change of [sql`UPDATE ${table} SET n = 2`, sql`DELETE FROM ${table}`, sql`TRUNCATE ${table}`]) {
      await expect(change.execute(t.db)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('9.1 roles', () => {
  test('the application acts as its own role, which owns nothing', async () => {
    const answer = await sql<{ role: string; owned: number }>`SELECT current_user AS role,
      (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole) AS owned`.execute(t.db);
    expect(answer.rows).toEqual([{ role: 'trefoil_app', owned: 0 }]);
  });

  test('a user who may create roles may start; one who may not is told what to have run', async () => {
    const name = `user_${randomBytes(4).toString('hex')}`;
    const as = (user: string) => {
      const url = new URL(t.url);
      [url.username, url.password] = [user, 'p'];
      return url.href;
    };
    await withConnection(t.url, async (client) => {
      await client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'p'`);
      await expect(withConnection(as(name), ensureRoles)).rejects.toThrow(/GRANT trefoil_app, trefoil_eraser TO/);
      await client.query(`GRANT trefoil_app, trefoil_eraser TO ${name}`);
      await withConnection(as(name), ensureRoles);
      const db = openDatabase({ url: as(name), connections: 1 });
      expect((await sql<{ role: string }>`SELECT current_user AS role`.execute(db)).rows).toEqual([
        { role: 'trefoil_app' },
      ]);
      await db.destroy();
      await client.query(`DROP ROLE ${name}`);
    });
  });
});

describe('9.9 connections', () => {
  test('times and positions come as numbers', async () => {
    const answer = await sql`SELECT 1795500000000::bigint AS at`.execute(t.db);
    expect(answer.rows).toEqual([{ at: 1795500000000 }]);
  });

  test('an answer that is overdue costs its connection, and the next one is served by another', async () => {
    const db = openDatabase({ url: t.url, connections: 1, patienceMs: 2_000 });
    const [pid] = (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db)).rows;
    await expect(sql`SELECT pg_sleep(30)`.execute(db)).rejects.toThrow(/no answer from the database|terminated/);
    const [next] = (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db)).rows;
    expect(next?.pid).not.toBe(pid?.pid);
    await db.destroy();
  });
});
