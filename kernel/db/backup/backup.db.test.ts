import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { dump, load, sql } from '../../index.ts';
import { sample } from '../../sample/sample.ts';
import { type TestDatabase, testDatabase } from '../../testing.ts';

let t: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample]);
  empty = await testDatabase([]);
});
afterAll(async () => {
  await t.close();
  await empty.close();
});

/** The sample as a later version has it: one migration more. */
function laterSample(): typeof sample {
  const migrations = mkdtempSync(join(tmpdir(), 'trefoil-migrations-'));
  onTestFinished(() => rmSync(migrations, { recursive: true, force: true }));
  cpSync(sample.migrations ?? '', migrations, { recursive: true });
  writeFileSync(
    join(migrations, '0002-extra.sql'),
    'CREATE TABLE sample.extra (id text); ALTER TABLE sample.job ADD COLUMN more text;',
  );
  return { ...sample, migrations, tables: { ...sample.tables, extra: 'bulk' } };
}

test('9.12 a backup of an older version is restored as it was and then brought forward', async () => {
  await t.handle({ name: 'sample.openJob', input: { id: 'a', note: 'line\n\\.\ttab "and" \\', dueAt: null } });
  const chunks: Buffer[] = [];
  const facts = { jobs: 'SELECT count(*) AS n FROM sample.job', later: 'SELECT * FROM sample.extra' };
  const options = { modules: [sample], key: null, createdAt: 1, facts };
  const manifest = await dump(t.url, options, async (bytes) => void chunks.push(bytes));
  expect(manifest).toMatchObject({ facts: { jobs: { n: 1 }, later: null }, position: 1 });
  async function* source(): AsyncGenerator<Buffer> {
    yield* chunks;
  }
  await load(empty.url, { modules: [laterSample()], key: null, facts }, source());
  const { rows } = await sql`SELECT note, more FROM sample.job`.execute(empty.db);
  expect(rows).toEqual([{ note: 'line\n\\.\ttab "and" \\', more: null }]);
  expect((await sql`SELECT * FROM sample.extra`.execute(empty.db)).rows).toEqual([]);
  await expect(load(empty.url, { modules: [laterSample()], key: null, facts }, source())).rejects.toThrow(
    /needs an empty database/,
  );
});
