import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDatabase, openPast, type Past, PastNotReady, pastUrlOf, sql, tableContents } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { eraseEveryDetail, type TestDatabase, testDatabase } from '../testing.ts';

let t: TestDatabase;
let past: Past;
let reader: Db;
const SECOND = 1_000;

beforeAll(async () => {
  t = await testDatabase([sample], { occupiedSeats: async (role) => [role] });
  reader = openDatabase({ url: pastUrlOf(t.url), connections: 1 });
  // So near that standings are thinned twice.
  past = openPast({
    ...{
      live: t.db,
      url: t.url,
      modules: [sample],
      registry: t.context.registry,
      report: () => undefined,
      apart: 2,
      portion: 50,
    },
  });
});
afterAll(async () => {
  await reader.destroy();
  await past.close();
  await t.close();
});

type Tables = Awaited<ReturnType<typeof tableContents>>;

async function step(n: number): Promise<void> {
  const id = `j${n % 12}`;
  t.clock.advance(SECOND);
  if (n < 12)
    await t.handle({ name: 'sample.openJob', input: { id, note: `note ${n}`, dueAt: t.clock.now() + 60_000 } });
  else if (n % 5 === 0) await t.handle({ name: 'sample.assign', input: { jobId: id, unitId: `u${n}` } });
  else if (n % 7 === 0) await t.handle({ name: 'sample.closeJob', input: { id } });
  else await t.handle({ name: 'sample.noteJob', input: { id, note: `line ${n}` } });
}

async function look<T>(at: number, see: (position: number) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await past.lookAt(at, ({ position }) => see(position));
    } catch (error) {
      if (!(error instanceof PastNotReady)) throw error;
    }
  }
}

const shown: { readonly at: number; readonly position: number; readonly tables: Tables }[] = [];

test('10.1 10.4 every table reads as it stood at any instant, in whichever order they are looked at', async () => {
  for (let n = 0; n < 130; n++) {
    await step(n);
    const last = await sql<{ position: number }>`SELECT max(position) AS position FROM kernel.event`.execute(t.db);
    const tables = await tableContents(t.db, t.context.registry);
    shown.push({ at: t.clock.now() + SECOND / 2, position: last.rows[0]?.position ?? 0, tables });
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(shown.length - 1), async (nth) => {
      const then = shown[nth];
      if (then === undefined) return;
      const seen = await look(then.at, async (position) => ({
        position,
        tables: await tableContents(reader, t.context.registry),
      }));
      expect(seen).toEqual({ position: then.position, tables: then.tables });
    }),
    { numRuns: 40 },
  );
});

test('10.2 what reads the tables reads a log that ends there', async () => {
  const then = shown[20];
  const end = await look(then?.at ?? 0, async () => {
    return (await sql<{ end: number }>`SELECT max(position) AS "end" FROM kernel.event`.execute(reader)).rows[0]?.end;
  });
  expect(end).toBe(then?.position);
});

test('10.3 before the first event there is nothing, and what comes next is told', async () => {
  const moment = await past.lookAt(1, async (found) => found);
  expect(moment).toMatchObject({ position: 0, lastAt: null, nextAt: moment.firstAt });
  const tables = await look(1, () => tableContents(reader, t.context.registry));
  expect(Object.values(tables).flat()).toEqual([]);
});

test('10.5 what is erased goes from the past as well', async () => {
  const at = shown.at(-1)?.at ?? 0;
  const words = (): Promise<string> =>
    look(at, async () => JSON.stringify(await tableContents(reader, t.context.registry)));
  expect(await words()).toContain('note 3');
  await eraseEveryDetail(t);
  expect(await words()).not.toContain('note 3');
  const copied = await sql`SELECT FROM kernel.event_detail`.execute(reader);
  expect(copied.rows).toEqual([]);
});
