import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDatabase, sql } from '../../../kernel/index.ts';
import { type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { makeAudit, makeSealing, openSealKey, seal } from '../index.ts';
import { tablesOf } from '../tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'trefoil-sealing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = openSealKey(folder);
let t: TestDatabase;
let owner: Db;

beforeAll(async () => {
  const aggregateOf = (stream: string) => t.context.registry.aggregateOf(stream);
  t = await testDatabase([makeAudit({ aggregateOf, key }).definition]);
  owner = openDatabase({ url: t.url, role: null, connections: 4 });
});
afterAll(async () => {
  await owner.destroy();
  await t.close();
});

/** Rows as kernel.append writes them: numbered under the ordering lock, which is held to the commit. */
function write(count: number): Promise<void> {
  return owner.transaction().execute(async (tx) => {
    await sql`SELECT kernel.hold_order()`.execute(tx);
    await sql`
      INSERT INTO kernel.event SELECT nextval('kernel.event_position'), ${randomUUID()} || i, 1, 'a.B', 1, 1, 'server', '{"id": "x"}',
             gen_random_uuid(), 'p', '{}', NULL FROM generate_series(1, ${count}::integer) AS i`.execute(tx);
  });
}

const checkpoints = () => tablesOf(t.db).selectFrom('audit.checkpoint').selectAll().orderBy('size').execute();

async function rowCount(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM kernel.event`.execute(t.db);
  return rows[0]?.n ?? 0;
}

describe('the sealer', () => {
  test('writes nothing when nothing is new, and one checkpoint a batch', async () => {
    expect(await seal(t.db, t.clock, key)).toBe(0);
    expect(await checkpoints()).toEqual([]);
    await write(10_000);
    expect(await seal(t.db, t.clock, key)).toBe(10_000);
    expect((await checkpoints()).map(({ size }) => size)).toEqual([8192, 10_000]);
    expect(await seal(t.db, t.clock, key)).toBe(0);
  });

  test('while many write and two seal: every row once, in order', async () => {
    let writing = true;
    const writers = Promise.all(
      [1, 2, 3].map(async () => {
        for (let n = 0; n < 30; n += 1) await write(1 + (n % 4));
      }),
    ).finally(() => {
      writing = false;
    });
    while (writing) await Promise.all([seal(t.db, t.clock, key), seal(t.db, t.clock, key)]);
    await writers;
    await seal(t.db, t.clock, key);
    const all = await checkpoints();
    expect(all.at(-1)?.size).toBe(await rowCount());
    const leaves = Buffer.concat(all.map((one) => one.leaves));
    const { rows } = await sql<{ hashes: Buffer }>`
      SELECT string_agg(sha256('\\x00'::bytea || convert_to(jsonb_build_array(position, stream, version, type, recorded_at,
             occurred_at, occurred_by, actor, command_id, pack_version, data, encode(detail_commit, 'hex'))::text, 'UTF8')), ''
             ORDER BY position) AS hashes FROM kernel.event`.execute(t.db);
    expect(leaves.equals(rows[0]?.hashes ?? Buffer.alloc(0))).toBe(true);
  });

  test('goes no further on a checkpoint that has been altered', async () => {
    await sql`ALTER TABLE audit.checkpoint DISABLE TRIGGER USER`.execute(owner);
    const change = (by: number) =>
      sql`UPDATE audit.checkpoint SET edge = set_byte(edge, 0, get_byte(edge, 0) # ${by}::integer)`.execute(owner);
    await change(1);
    await write(1);
    await expect(seal(t.db, t.clock, key)).rejects.toThrow(/has been altered/);
    await change(1);
    expect(await seal(t.db, t.clock, key)).toBe(1);
    await sql`ALTER TABLE audit.checkpoint ENABLE TRIGGER USER`.execute(owner);
  });

  test('the application can only add checkpoints, the owner too while the trigger stands', async () => {
    await expect(sql`DELETE FROM audit.checkpoint`.execute(t.db)).rejects.toThrow(/permission denied/);
    await expect(sql`UPDATE audit.checkpoint SET size = 1`.execute(t.db)).rejects.toThrow(/permission denied/);
    await expect(sql`DELETE FROM audit.checkpoint`.execute(owner)).rejects.toThrow(/only added to/);
  });

  test('the key is made once, for its owner alone', () => {
    expect(statSync(join(folder, 'seal', 'key.pem')).mode & 0o777).toBe(0o600);
    expect(openSealKey(folder).publicKey.equals(key.publicKey)).toBe(true);
  });
});

describe('a witness', () => {
  const path = join(folder, 'witness.jsonl');
  const sizes = (): readonly number[] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line).size);
  const sealing = () => makeSealing({ db: t.db, clock: t.clock, key, witnesses: [path] });

  test('hears everything from the start, also what was sealed before it was named', async () => {
    await sealing().turn();
    expect(sizes()).toEqual((await checkpoints()).map(({ size }) => size));
  });

  test('is told again what a crash tore off', async () => {
    const whole = sizes();
    truncateSync(path, statSync(path).size - 20);
    await write(1);
    await sealing().turn();
    expect(sizes()).toEqual([...whole, ...(await checkpoints()).slice(whole.length).map(({ size }) => size)]);
  });

  test('that remembers more than the database says so once, and hears no more', async () => {
    const last = readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? '';
    appendFileSync(path, `${last.replace(/"size":\d+/, '"size":999999')}\n`);
    const before = statSync(path).size;
    const turned = sealing();
    await expect(turned.turn()).rejects.toThrow(/remembers another history: 999999 rows/);
    await write(1);
    await turned.turn();
    expect(turned.silentWitnesses()).toBe(1);
    expect(statSync(path).size).toBe(before);
  });

  test('that cannot be reached keeps no other from hearing', async () => {
    const other = join(folder, 'other.jsonl');
    const unreachable = join(folder, 'seal', 'key.pem', 'nowhere');
    const both = makeSealing({ db: t.db, clock: t.clock, key, witnesses: [unreachable, other] });
    await expect(both.turn()).rejects.toThrow();
    expect(readFileSync(other, 'utf8').trim().split('\n').length).toBe((await checkpoints()).length);
  });
});
