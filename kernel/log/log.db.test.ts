import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldStream, lastPosition, openDatabase, readAfter, readStream, rebuild, sql, type Tx } from '../index.ts';
import { job } from '../sample/job.ts';
import { sample } from '../sample/sample.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';
import { append, commitTo } from './append.ts';

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

const note = (text: string) => ({ type: 'sample.JobNoted', data: {}, detail: { note: text } });

function write(tx: Tx, stream: string, version: number, ...texts: string[]) {
  return append(tx, [{ stream, version, events: texts.map(note) }], stamp(), t.context.registry);
}

describe('1 events', () => {
  test('1.1 the application may add to the log and read it, and nothing else', async () => {
    await t.handle({ name: 'sample.openJob', input: { id: 'a', note: 'x', dueAt: null } });
    for (const table of ['event', 'event_detail']) {
      const denied = /permission denied/;
      await expect(sql`UPDATE ${sql.table(`kernel.${table}`)} SET position = 0`.execute(t.db)).rejects.toThrow(denied);
      await expect(sql`DELETE FROM ${sql.table(`kernel.${table}`)}`.execute(t.db)).rejects.toThrow(denied);
      await expect(sql`TRUNCATE ${sql.table(`kernel.${table}`)} CASCADE`.execute(t.db)).rejects.toThrow(denied);
    }
  });

  test('1.2 an event that no module declares, or whose data do not fit, is not appended', async () => {
    const wrong = [
      { type: 'sample.Unheard', data: {} },
      { type: 'sample.JobAssigned', data: { unitId: 5 } },
    ];
    for (const event of wrong) {
      const appends = [{ stream: 'sample.job/wrong', version: 0, events: [event] }];
      await expect(
        t.db.transaction().execute((tx) => append(tx, appends, stamp(), t.context.registry)),
      ).rejects.toThrow();
    }
    expect(await readStream(t.db, 'sample.job/wrong')).toEqual([]);
  });

  test('1.3 the commitment in the event is that of the salt and detail beside it', async () => {
    const [event] = await t.db.transaction().execute((tx) => write(tx, 'sample.job/commit', 0, 'said'));
    const held = await t.db
      .selectFrom('kernel.event as e')
      .innerJoin('kernel.event_detail as d', 'd.position', 'e.position')
      .select(['e.detail_commit', 'd.salt', 'd.detail'])
      .where('e.position', '=', event?.position ?? 0)
      .executeTakeFirstOrThrow();
    expect(commitTo(held.salt, held.detail)).toEqual(held.detail_commit);
  });
});

test('1.7 an event may say when it happened itself: a claim, never later than recorded; order is that of positions', async () => {
  const stream = 'sample.job/history';
  const at = (occurredAt: number) => ({ ...note('long ago'), occurredAt });
  const events = [at(50), at(20), note('now'), at(900)];
  const appends = [{ stream, version: 0, events }];
  const when = { ...stamp(), recordedAt: 100, occurredAt: 90 };
  await t.db.transaction().execute((tx) => append(tx, appends, when, t.context.registry));
  const read = await readStream(t.db, stream);
  expect(read.map(({ occurredAt, occurredBy }) => [occurredAt, occurredBy])).toEqual([
    [50, 'claim'],
    [20, 'claim'],
    [90, 'server'],
    [100, 'claim'],
  ]);
});

describe('1.4 a detail may be erased by law', () => {
  const stream = 'sample.job/erased';
  const system = (type: string, data: object) => ({ type, data });

  async function say(version: number, event: { type: string; data: object }) {
    const appends = [{ stream, version, events: [event] }];
    await t.db.transaction().execute((tx) => append(tx, appends, stamp(), t.context.registry));
  }

  test('only by the eraser, after a Redacted event, under no legal hold; fold and rebuild go on without it', async () => {
    await t.handle({ name: 'sample.openJob', input: { id: 'erased', note: 'a name', dueAt: null } });
    await t.handle({ name: 'sample.noteJob', input: { id: 'erased', note: 'another name' } });
    const positions = (await readStream(t.db, stream)).map((event) => event.position);
    const eraser = openDatabase({ url: t.url, role: 'trefoil_eraser', connections: 1 });
    const erase = () => eraser.deleteFrom('kernel.event_detail').where('position', 'in', positions).execute();
    await expect(erase()).rejects.toThrow(/no Redacted event/);
    await say(2, system('kernel.HoldPlaced', { reason: 'inquest' }));
    await say(3, system('kernel.Redacted', { positions, reason: 'erasure asked for' }));
    await expect(erase()).rejects.toThrow(/legal hold/);
    await say(4, system('kernel.HoldLifted', { reason: 'inquest over' }));
    await erase();
    await expect(eraser.deleteFrom('kernel.event').execute()).rejects.toThrow(/permission denied/);
    await eraser.destroy();
    const events = await readStream(t.db, stream);
    expect(events.slice(0, 2).map((event) => event.detail)).toEqual([null, null]);
    expect((await foldStream(t.db, job, stream)).state).toMatchObject({ state: 'open', note: null, lines: [null] });
    await rebuild(t.db, t.context.registry);
    const row = await sql<{ note: string | null }>`SELECT note FROM sample.job WHERE id = 'erased'`.execute(t.db);
    expect(row.rows).toEqual([{ note: null }]);
  });
});

describe('2 order', () => {
  test('2.1 positions commit in order: while one append is held open, no later one is seen before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
        const run = randomUUID();
        const from = await lastPosition(t.db);
        const { release, held } = await holdOpen(`sample.job/${run}-held`);
        const others = sizes.map((size, i) =>
          t.db
            .transaction()
            .execute((tx) => write(tx, `sample.job/${run}-${i}`, 0, ...Array.from({ length: size }, () => 'x'))),
        );
        // Whatever a reader sees now, it sees no position that could later be overtaken from below.
        const seen = await readAfter(t.db, from, 100);
        expect(seen).toEqual([]);
        release();
        await Promise.all([held, ...others]);
        const all = (await readAfter(t.db, from, 100)).map((event) => event.position);
        expect(all).toEqual(all.map((_, i) => (all[0] ?? 0) + i));
        expect(all).toHaveLength(1 + sizes.reduce((a, b) => a + b, 0));
      }),
      { numRuns: 10 },
    );
  });

  test('2.2 a reader that follows the log while many write misses nothing and sees nothing twice', async () => {
    const from = await lastPosition(t.db);
    const writers = Array.from({ length: 8 }, async (_, w) => {
      for (let version = 0; version < 25; version++) {
        await t.db.transaction().execute((tx) => write(tx, `sample.job/follow-${from}-${w}`, version, 'x'));
      }
    });
    const done = Promise.all(writers).then(() => true);
    const seen: number[] = [];
    for (let finished = false; seen.length < 200; ) {
      const events = await readAfter(t.db, seen.at(-1) ?? from, 7);
      if (events.length === 0 && finished) break;
      seen.push(...events.map((event) => event.position));
      finished = await Promise.race([done, Promise.resolve(finished)]);
    }
    await done;
    expect(seen).toEqual((await readAfter(t.db, from, 1000)).map((event) => event.position));
    expect(seen).toHaveLength(200);
  });

  test('2.3 an append at a version that has moved on is a lost race, also for a stream that it only guards', async () => {
    await t.db.transaction().execute((tx) => write(tx, 'sample.job/moved', 0, 'first'));
    const late = t.db.transaction().execute((tx) => write(tx, 'sample.job/moved', 0, 'late'));
    await expect(late).rejects.toMatchObject({ code: 'TR409' });
    const guarded = t.db.transaction().execute((tx) =>
      append(
        tx,
        [
          { stream: 'sample.job/guarding', version: 0, events: [note('x')] },
          { stream: 'sample.job/moved', version: 0, events: [] },
        ],
        stamp(),
        t.context.registry,
      ),
    );
    await expect(guarded).rejects.toMatchObject({ code: 'TR409' });
    expect(await readStream(t.db, 'sample.job/guarding')).toEqual([]);
  });
});

/** An append whose transaction stays open until it is released. */
async function holdOpen(stream: string): Promise<{ release: () => void; held: Promise<void> }> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: written, resolve: tell } = Promise.withResolvers<void>();
  const held = t.db.transaction().execute(async (tx) => {
    await write(tx, stream, 0, 'held');
    tell();
    await released;
  });
  await written;
  return { release, held };
}
