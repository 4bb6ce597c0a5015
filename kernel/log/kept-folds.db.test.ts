import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, foldStream } from '../index.ts';
import { job } from '../sample/job.ts';
import { sample } from '../sample/sample.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';
import { append, type StreamAppend } from './append.ts';
import { erase } from './erase.ts';
import { KeptFolds } from './kept-folds.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample]);
});
afterAll(() => t.close());

const stamp = () => ({
  recordedAt: 1,
  occurredAt: 1,
  occurredBy: 'server' as const,
  actor: { kind: 'system' as const, id: 't', name: 't', seatId: null },
  commandId: randomUUID(),
  packVersion: 'p',
});

/** A stream with so many notes; answers how to add to it. */
async function longStream(of: TestDatabase, stream: string, notes: number) {
  let version = 0;
  const add = async (events: StreamAppend['events']): Promise<readonly number[]> => {
    const appends = [{ stream, version, events }];
    const written = await of.db.transaction().execute((tx) => append(tx, appends, stamp(), of.context.registry));
    version += events.length;
    return written.map(({ position }) => position);
  };
  const note = (n: number) => ({ type: 'sample.JobNoted', data: {}, detail: { note: `note ${n}` } });
  const positions = await add(Array.from({ length: notes }, (_, n) => note(n)));
  return { add, note, positions };
}

/** The same database, and how many rows it was asked for. */
function counted(db: Db): { readonly db: Db; readonly rows: () => number } {
  let rows = 0;
  const counting = Object.create(db) as Db;
  counting.executeQuery = async (query) => {
    const answer = await db.executeQuery(query);
    rows += answer.rows.length;
    return answer as never;
  };
  return { db: counting, rows: () => rows };
}

const readBy = (folds: KeptFolds, db: Db, stream: string) => folds.readOne(db, job, stream);

test('3.12 of a long stream only what came since is read again, and folds to the same', async () => {
  const stream = 'sample.job/long';
  const { add, note } = await longStream(t, stream, 300);
  const folds = new KeptFolds();
  const { db, rows } = counted(t.db);
  await readBy(folds, db, stream);
  expect(rows()).toBe(300);
  await add([note(300), note(301)]);
  expect(await readBy(folds, db, stream)).toEqual(await foldStream(t.db, job, stream));
  // The one it stands on, and the two that came.
  expect(rows()).toBe(303);
});

test('3.12 an erasure reaches what is kept', async () => {
  const stream = 'sample.job/erased';
  const { add, positions } = await longStream(t, stream, 80);
  const folds = new KeptFolds();
  expect(JSON.stringify((await readBy(folds, t.db, stream)).state)).toContain('note 7"');
  const order = { lawfulBasis: 'court order', reason: 'said by mistake', requestedBy: 'DPO' };
  await add([{ type: 'kernel.Redacted', data: { positions: [positions[7]], ...order } }]);
  await t.db.transaction().execute((tx) => erase(tx, [positions[7] ?? 0]));
  const { state } = await readBy(folds, t.db, stream);
  expect(JSON.stringify(state)).not.toContain('note 7"');
  expect(state).toEqual((await foldStream(t.db, job, stream)).state);
});

test('3.12 what stands in another log is not believed, though it is as long', async () => {
  const stream = 'sample.job/other';
  const other = await testDatabase([sample]);
  await longStream(t, stream, 60);
  await longStream(other, 'sample.job/before', 1);
  await longStream(other, stream, 90);
  const folds = new KeptFolds();
  await readBy(folds, t.db, stream);
  expect(await readBy(folds, other.db, stream)).toEqual(await foldStream(other.db, job, stream));
  await other.close();
});

test('3.12 several streams, long and short, kept and not, fold as if each had been read whole', async () => {
  const folds = new KeptFolds();
  const streams = await Promise.all(
    [0, 1, 2].map(async (n) => {
      const stream = `sample.job/many-${n}`;
      return { stream, ...(await longStream(t, stream, 40 * n)) };
    }),
  );
  const one = (n: number): (typeof streams)[number] => {
    const stream = streams[n];
    if (stream === undefined) throw new Error(`there is no stream ${n}`);
    return stream;
  };
  const additions = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 30 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(additions, fc.subarray([0, 1, 2]), async (added, asked) => {
      for (const [which, count] of added) {
        const { add, note } = one(which);
        await add(Array.from({ length: count }, (_, n) => note(n)));
      }
      const wanted = asked.map(one);
      const read = await folds.read(t.db, new Map(wanted.map(({ stream }) => [stream, job])));
      for (const { stream } of wanted) expect(read.get(stream)).toEqual(await foldStream(t.db, job, stream));
    }),
    { numRuns: 25 },
  );
});
