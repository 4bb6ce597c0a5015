import { afterEach, describe, expect, test } from 'vitest';
import { lanesOf, withConnection } from '../db/pool.ts';
import { type Frame, type Subject, sql, startReactions, startTimer } from '../index.ts';
import { sample } from '../sample/sample.ts';
import { personSubject, systemSubject } from '../testing.ts';
import { begin, closed, endAll, feedOn, guarded, open, Replica } from './test-feed.ts';

afterEach(endAll);

describe('6.5 access of a person, gained and lost while streaming', () => {
  test('taking and leaving a seat puts and removes rows at once; nothing is sent in between', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a'));
    await t.handle(open('b'));
    await t.handle(guarded('b', 'concealed'));
    const fim = personSubject('ben', ['fim', 'dispatcher']);
    const dispatcher: Subject = { ...fim, roles: ['dispatcher'], accessVersion: 2 };
    const ben = new Replica(feed, dispatcher);
    await ben.read(t);
    ben.connect([{ view: 'sample.jobs', from: ben.position }]);
    await feed.settled();
    const keys: string[][] = [[...ben.rows.keys()]];
    for (const subject of [fim, dispatcher, { ...fim, roles: [] }]) {
      ben.change(subject);
      await feed.settled();
      keys.push([...ben.rows.keys()].sort());
    }
    await t.handle(open('c'));
    await feed.settled();
    expect(keys).toEqual([['a'], ['a', 'b'], ['a'], []]);
    expect(ben.sorted()).toEqual([]);
  });

  test('an access event in the log has the subject asked anew; none any more ends the listener', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a'));
    let now: Subject | null = personSubject('p1', ['dispatcher']);
    const frames: Frame[] = [];
    const ends: string[] = [];
    const listening = feed.listen({
      subject: personSubject('p1', []),
      send: (frame) => void frames.push(frame),
      close: (reason) => void ends.push(reason),
      refresh: async () => now,
    });
    listening.subscribe([{ view: 'sample.jobs', from: 1 }]);
    await feed.settled();
    expect(frames.at(-1)).toEqual({ type: 'reload', view: 'sample.jobs', reason: 'not-permitted' });
    await t.handle({ name: 'sample.changeAccess', input: { accountId: 'p1' } });
    await feed.settled();
    listening.subscribe([{ view: 'sample.jobs', from: 0 }]);
    await feed.settled();
    // The cursor is older than the change of access.
    expect(frames.at(-1)).toEqual({ type: 'reload', view: 'sample.jobs', reason: 'access-changed' });
    now = null;
    await t.handle({ name: 'sample.changeAccess', input: { accountId: 'p1' } });
    await feed.settled();
    expect(frames.at(-1)).toEqual({ type: 'ended', reason: 'access-ended' });
    expect(ends).toEqual(['access-ended']);
  });

  test('a database that is away while the subject is asked anew ends nobody: the turn is done again', async () => {
    const { t } = await begin();
    let away = false;
    const lanes = lanesOf(t.db);
    const watch = new Proxy(lanes.watch, {
      get: (target, name) => {
        if (away) throw new Error('connection terminated');
        const held: unknown = Reflect.get(target, name);
        return typeof held === 'function' ? held.bind(target) : held;
      },
    });
    Object.assign(lanes, { watch });
    const feed = await feedOn(t);
    const frames: Frame[] = [];
    let asked = 0;
    feed.listen({
      subject: personSubject('p1', ['dispatcher']),
      send: (frame) => void frames.push(frame),
      close: () => undefined,
      refresh: async () => {
        asked += 1;
        away = asked === 1;
        if (away) throw new Error('connection terminated');
        return personSubject('p1', ['dispatcher']);
      },
    });
    await t.handle({ name: 'sample.changeAccess', input: { accountId: 'p1' } });
    await expect.poll(() => asked).toBe(1);
    away = false;
    await feed.settled();
    expect(asked).toBe(2);
    expect(frames.map((frame) => frame.type)).not.toContain('ended');
  });
});

describe('6.7 listeners', () => {
  test('one that does not keep up is shed; the others hear everything', async () => {
    const { t, feed } = await begin([sample], { mostPending: 5 });
    const slow: string[] = [];
    const never = new Promise<void>(() => undefined);
    const listening = feed.listen({
      subject: systemSubject(),
      send: () => never,
      close: (reason) => void slow.push(reason),
    });
    listening.subscribe([{ view: 'sample.jobs', from: 0 }]);
    const quick = new Replica(feed).connect([{ view: 'sample.jobs', from: 0 }]);
    for (let i = 0; i < 10; i++) {
      await t.handle(open(`j${i}`));
      await feed.settled();
    }
    expect(slow).toEqual(['too-slow']);
    expect(quick.rows.size).toBe(10);
    expect(feed.stats()).toEqual({ listeners: 1, topics: 1, shed: 1 });
  });

  test('one whose socket is gone is dropped without harm', async () => {
    const { t, feed } = await begin();
    const gone: string[] = [];
    const send = () => {
      throw new Error('socket gone');
    };
    feed.listen({ subject: systemSubject(), send, close: (reason) => void gone.push(reason) });
    const other = new Replica(feed).connect([{ view: 'sample.jobs', from: 0 }]);
    await t.handle(open('a'));
    await feed.settled();
    expect(gone).toEqual(['unreachable']);
    expect(other.rows.size).toBe(1);
  });

  test('a beat comes also when nothing changes, with the position at which all topics stand', async () => {
    const { t, feed } = await begin([sample], { beatMs: 60 });
    await t.handle(open('a'));
    const { promise: beaten, resolve } = Promise.withResolvers<Frame>();
    const reader = new Replica(feed);
    reader.connect([{ view: 'sample.jobs', from: 0 }], (frame) => {
      reader.hear(frame);
      if (frame.type === 'beat' && reader.rows.size === 1) resolve(frame);
    });
    expect(await beaten).toEqual({ type: 'beat', position: 1, serverTime: t.clock.now() });
    expect(reader.frames[0]).toEqual({ type: 'hello', serverTime: t.clock.now(), accessVersion: 1 });
  });

  test('the steps of a deadline are told like any event', async () => {
    const { t, feed } = await begin();
    const { startTimer } = await import('../index.ts');
    await t.handle({ name: 'sample.openJob', input: { id: 'a', note: 'x', dueAt: t.clock.now() + 1_000 } });
    const reader = new Replica(feed).connect([{ view: 'sample.jobs', from: 1 }]);
    t.clock.advance(1_000);
    const timer = startTimer(t.context);
    await timer.runDue();
    await feed.settled();
    await timer.close();
    expect(reader.rows.has('a')).toBe(true);
  });
});

describe('9.16 a crowd that reads', () => {
  test('holds every connection of the pool, and no frame, no promise and nothing that follows from an event waits for it', async () => {
    const { t, feed } = await begin();
    const timer = startTimer(t.context, { pollMs: 3_600_000 });
    const reactions = startReactions(t.context, { pollMs: 3_600_000 });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const read = (): Promise<unknown> =>
      t.db.transaction().execute(async (tx) => {
        await sql`SELECT 1`.execute(tx);
        await released;
      });
    // Those for whom there is no connection are told so in their time.
    const crowd = Promise.allSettled(Array.from({ length: 60 }, read));
    try {
      await expect.poll(async () => countHeld(t)).toBeGreaterThan(0);
      const screen = new Replica(feed);
      screen.connect([{ view: 'sample.jobs', from: 0 }]);
      await t.handle({ name: 'sample.openJob', input: { id: 'a', note: 'x', dueAt: t.clock.now() + 1_000 } });
      await feed.settled();
      expect([...screen.rows.keys()]).toEqual(['a']);
      t.clock.advance(2_000);
      expect(await timer.runDue()).toBeGreaterThan(0);
      await feed.settled();
      expect(screen.position).toBeGreaterThan(1);
      // The first leaves a checkpoint behind, which the second must not wait for.
      await t.handle(open('b'));
      for (const id of ['a', 'b']) {
        await t.handle(closed(id));
        await reactions.runDue();
      }
      const { rows } = await sql`SELECT FROM kernel.event WHERE type = 'sample.Tallied'`.execute(lanesOf(t.db).reading);
      expect(rows).toHaveLength(2);
    } finally {
      release();
      await crowd;
      await reactions.close();
      await timer.close();
    }
  });
});

/** Connections that are in a transaction and wait for whoever holds them. */
async function countHeld({ url }: { readonly url: string }): Promise<number> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
    );
    return rows[0].n;
  });
}
