import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, sql } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';
import { Lane, LaneLost, type PipelinedClient, transactingOn } from './lane.ts';
import { lanesOf, withConnection } from './pool.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample]);
});
afterAll(() => t.close());

const setting = (name: string, value = '{}') => ({ name, value });
const names = async () =>
  (await t.db.selectFrom('kernel.setting').select('name').orderBy('name').execute()).map((r) => r.name);

test('9.13 questions asked at once are each answered with their own', async () => {
  const { reading } = lanesOf(t.db);
  const asked = Array.from({ length: 200 }, (_, n) => sql<{ n: number }>`SELECT ${n}::integer AS n`.execute(reading));
  expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.n)).toEqual(asked.map((_, n) => n));
});

test('9.13 a question that is wrong fails alone', async () => {
  const { reading } = lanesOf(t.db);
  const asked = [1, 0, 2].map((n) => sql<{ n: number }>`SELECT (6 / ${n}::integer) AS n`.execute(reading));
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('9.14 a transaction of which a statement fails stands not at all, and throws that fault', async () => {
  const { transact } = lanesOf(t.db);
  const name = randomUUID();
  const failed = transact(async (tx) => {
    await tx.insertInto('kernel.setting').values(setting(name)).execute();
    await tx.insertInto('kernel.setting').values(setting(name)).execute();
    await tx
      .insertInto('kernel.setting')
      .values(setting(`${name} later`))
      .execute();
    return tx.selectFrom('kernel.setting').selectAll().execute();
  });
  await expect(failed).rejects.toMatchObject({ code: '23505' });
  expect(await names()).not.toContain(name);
  expect(await names()).not.toContain(`${name} later`);
});

test('9.14 what is thrown between statements undoes them; the next transaction starts afresh', async () => {
  const { transact } = lanesOf(t.db);
  const [one, other] = [randomUUID(), randomUUID()];
  const failed = transact(async (tx) => {
    await tx.insertInto('kernel.setting').values(setting(one)).execute();
    throw new Error('the rule was wrong');
  });
  const done = transact(async (tx) => tx.insertInto('kernel.setting').values(setting(other)).execute());
  await expect(failed).rejects.toThrow('the rule was wrong');
  await done;
  const stand = await names();
  expect(stand).toContain(other);
  expect(stand).not.toContain(one);
});

test('9.15 a lane that is cut says so to all who wait on it, and the next question opens another', async () => {
  const { transact, reading } = lanesOf(t.db);
  const pid = async (db: Db) => (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db)).rows[0]?.pid;
  const end = (which: number | undefined) =>
    withConnection(t.url, (client) => client.query('SELECT pg_terminate_backend($1)', [which]));
  const cut = transact(async (tx) => {
    await end(await pid(tx));
    return sql`SELECT pg_sleep(60)`.execute(tx);
  });
  await expect(cut).rejects.toBeInstanceOf(LaneLost);
  const asleep = [1, 2].map(() => sql`SELECT pg_sleep(60)`.execute(reading));
  const waiting = Promise.allSettled(asleep);
  await end(await readingPid());
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = await transact((tx) => sql<{ n: number }>`SELECT 1 AS n`.execute(tx));
  expect(again.rows).toEqual([{ n: 1 }]);
  expect((await sql<{ n: number }>`SELECT 2 AS n`.execute(reading)).rows).toEqual([{ n: 2 }]);
});

test('9.15 a lane whose server said that it ends is lost, though its end comes after the word', async () => {
  const { transact } = transactingOn(new Lane(() => new SlowToEnd({ connectionString: t.url }) as PipelinedClient));
  const cut = transact((tx) => sql`SELECT pg_sleep(60)`.execute(tx));
  await expect(cut).rejects.toBeInstanceOf(LaneLost);
  expect((await transact((tx) => sql<{ n: number }>`SELECT 1 AS n`.execute(tx))).rows).toEqual([{ n: 1 }]);
});

/** Hears of its end in two pieces: the word of the server as the answer to a sleep, the end itself at the next question. */
class SlowToEnd extends pg.Client {
  private said = false;

  override query(...args: unknown[]): never {
    const ask = super.query.bind(this) as (...all: unknown[]) => unknown;
    if (String(args[0]).startsWith('SELECT pg_sleep')) {
      this.said = true;
      return Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' })) as never;
    }
    if (this.said) (this as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    return ask(...args) as never;
  }
}

/** The lane of questions is the one that sleeps; only the owner sees what it does. */
async function readingPid(): Promise<number> {
  const asleep = `SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'`;
  return withConnection(t.url, async (client) => {
    for (;;) {
      const pid = (await client.query(asleep)).rows[0]?.pid;
      if (pid !== undefined) return pid;
    }
  });
}
