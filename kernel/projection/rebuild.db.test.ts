import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild, sql, startReactions, startTimer, tableContents } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { assertEveryTypeReached, type TestDatabase, testDatabase } from '../testing.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample], { occupiedSeats: async (role) => [role] });
});
afterAll(() => t.close());

const MINUTE = 60_000;

/** One job's life; the turns differ, so that every event type is reached in many orders. */
async function life(n: number) {
  const id = `j${n}`;
  const dueAt = n % 3 === 0 ? null : t.clock.now() + (n % 20) * MINUTE;
  await t.handle({ name: 'sample.openJob', input: { id, note: `note ${n}`, dueAt } });
  for (let line = 0; line < n % 5; line++)
    await t.handle({ name: 'sample.noteJob', input: { id, note: `line ${line}` } });
  if (n % 4 === 0) await t.handle({ name: 'sample.guardJob', input: { id, restriction: 'restricted', allowed: [] } });
  if (n % 2 === 0) await t.handle({ name: 'sample.assign', input: { jobId: id, unitId: `u${n}` } });
  if (n % 6 === 0) await t.handle({ name: 'sample.changeAccess', input: { accountId: `p${n}` } });
  if (n % 7 !== 0) await t.handle({ name: 'sample.closeJob', input: { id } });
}

async function eventCount(): Promise<number> {
  const answer = await sql<{ n: number }>`SELECT count(*) AS n FROM kernel.event`.execute(t.db);
  return answer.rows[0]?.n ?? 0;
}

describe('4.3 rebuild', () => {
  test('10,000 events of every type, replayed, give the same tables row for row, and fire nothing', async () => {
    const timer = startTimer(t.context);
    const reactions = startReactions(t.context);
    for (let n = 0; (await eventCount()) < 10_000; n += 200) {
      for (let from = n; from < n + 200; from += 8) {
        await Promise.all(Array.from({ length: 8 }, (_, i) => life(from + i)));
      }
      t.clock.advance(MINUTE);
      await timer.runDue();
    }
    await reactions.runDue();
    await timer.runDue();
    await timer.close();
    await reactions.close();
    await assertEveryTypeReached(t.db, t.context.registry);
    const before = await tableContents(t.db, t.context.registry);
    const events = await eventCount();
    for (const rows of Object.values(before)) expect(rows.length).toBeGreaterThan(0);
    expect(await rebuild(t.db, t.context.registry)).toBe(events);
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
    expect(await eventCount()).toBe(events);
    expect(t.faults).toEqual([]);
  });

  test('a log that does not reach every type is found out by name', async () => {
    const empty = await testDatabase([sample]);
    await expect(assertEveryTypeReached(empty.db, empty.context.registry)).rejects.toThrow('sample.JobOpened');
    await empty.close();
  });

  test('however little is in hand at once, the tables are the same', async () => {
    const before = await tableContents(t.db, t.context.registry);
    expect(await rebuild(t.db, t.context.registry, { events: 37, streams: 3 })).toBe(await eventCount());
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
  });

  test('a table that was tampered with is made anew', async () => {
    const before = await tableContents(t.db, t.context.registry);
    await sql`DELETE FROM sample.job WHERE id < 'j5'`.execute(t.db);
    expect(await tableContents(t.db, t.context.registry)).not.toEqual(before);
    await rebuild(t.db, t.context.registry);
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
  });
});
