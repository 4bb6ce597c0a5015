import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Feed, type Frame, readView, startFeed } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { systemSubject, type TestDatabase, testDatabase } from '../testing.ts';

/** `RESUME_SEED=4711` tries a seed again. */
const seed = Number(process.env.RESUME_SEED ?? randomInt(2 ** 31));
const HORIZON = 60;
const CLIENTS = 200;
const ROUNDS = 20;
const VIEW = 'sample.jobs';
const all = { filters: {}, limit: 2_000, after: null, of: null };

type Row = Readonly<Record<string, unknown>>;

let t: TestDatabase;
let feed: Feed;
beforeAll(async () => {
  t = await testDatabase([sample]);
  feed = await startFeed(t.context, { horizon: HORIZON, beatMs: 3_600_000, pollMs: 3_600_000 });
});
afterAll(async () => {
  await feed.close();
  await t.close();
});

/** A client that is there or away, and knows what it was told. */
class Client {
  rows = new Map<string, Row>();
  position = 0;
  reloads = 0;
  private close: (() => void) | null = null;

  isThere(): boolean {
    return this.close !== null;
  }

  come(): void {
    const send = (frame: Frame): void => this.hear(frame);
    const listening = feed.listen({ subject: systemSubject(), send, close: () => undefined });
    listening.subscribe([{ view: VIEW, from: this.position }]);
    this.close = () => listening.close();
  }

  leave(): void {
    this.close?.();
    this.close = null;
  }

  async read(): Promise<void> {
    const page = await readView(t.context, systemSubject(), VIEW, all);
    this.rows = new Map((page.rows as Row[]).map((row) => [String(row.id), row]));
    this.position = page.asOf;
  }

  private hear(frame: Frame): void {
    if (frame.type === 'reload') {
      expect(frame.reason).toBe('cursor-too-old');
      this.reloads += 1;
      this.leave();
    }
    if (frame.type !== 'changes') return;
    // Nothing is told twice.
    expect(frame.position).toBeGreaterThan(this.position);
    this.position = frame.position;
    for (const change of frame.changes) {
      for (const row of change.puts as Row[]) this.rows.set(String(row.id), row);
      for (const key of change.removes) this.rows.delete(key);
    }
  }
}

test('T14 clients that come and go at random hold what a fresh reader reads; behind the horizon it is one reload, then live', async () => {
  console.log(`seed ${seed}`);
  const [chances = []] = fc.sample(fc.array(fc.nat(99), { minLength: CLIENTS * ROUNDS, maxLength: CLIENTS * ROUNDS }), {
    numRuns: 1,
    seed,
  });
  const clients = Array.from({ length: CLIENTS }, () => new Client());
  let expected = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < 7; n += 1) {
      await t.handle({ name: 'sample.openJob', input: { id: `${round}-${n}`, note: 'x', dueAt: null } });
    }
    await feed.settled();
    for (const [i, client] of clients.entries()) {
      const chance = chances[round * CLIENTS + i] ?? 0;
      if (client.isThere() && chance < 40) client.leave();
      else if (!client.isThere() && chance < 15) {
        if (client.position < feed.position() - HORIZON) expected += 1;
        client.come();
      }
    }
    await feed.settled();
    for (const client of clients) {
      if (client.isThere() || client.reloads === 0 || client.position >= feed.position() - HORIZON) continue;
      await client.read();
      client.come();
    }
  }
  for (const client of clients.filter((one) => !one.isThere())) {
    if (client.position < feed.position() - HORIZON) await client.read();
    client.come();
  }
  await feed.settled();
  const fresh = await readView(t.context, systemSubject(), VIEW, all);
  const wanted = (fresh.rows as Row[]).map((row) => JSON.stringify(row)).toSorted();
  for (const { rows } of clients) {
    expect([...rows.values()].map((row) => JSON.stringify(row)).toSorted()).toEqual(wanted);
  }
  expect(clients.reduce((sum, { reloads }) => sum + reloads, 0)).toBe(expected);
  expect(expected).toBeGreaterThan(0);
});
