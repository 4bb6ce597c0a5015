import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Feed,
  type FeedOptions,
  type Frame,
  type Listening,
  readView,
  type Subject,
  startFeed,
  type TopicRequest,
} from '../index.ts';
import type { ModuleDefinition } from '../module.ts';
import { sample } from '../sample/sample.ts';
import { personSubject, systemSubject, type TestDatabase, testDatabase } from '../testing.ts';

const opened: TestDatabase[] = [];
const feeds: Feed[] = [];
afterEach(async () => {
  for (const feed of feeds.splice(0)) await feed.close();
  for (const t of opened.splice(0)) await t.close();
});

async function begin(modules: readonly ModuleDefinition[] = [sample], options?: FeedOptions) {
  const t = await testDatabase(modules);
  opened.push(t);
  return { t, feed: await feedOn(t, options) };
}

/** Beats are not wanted where frames are compared; polls go on. */
async function feedOn(t: TestDatabase, options: FeedOptions = {}): Promise<Feed> {
  const feed = await startFeed(t.context, { beatMs: 3_600_000, pollMs: 100, ...options });
  feeds.push(feed);
  return feed;
}

const open = (id: string, note = 'x') => ({ name: 'sample.openJob', input: { id, note, dueAt: null } });
const noted = (id: string, note: string) => ({ name: 'sample.noteJob', input: { id, note } });
const closed = (id: string) => ({ name: 'sample.closeJob', input: { id } });
const guarded = (id: string, restriction: string, allowed: readonly string[] = []) => ({
  name: 'sample.guardJob',
  input: { id, restriction, allowed },
});
const all = { filters: {}, limit: 1_000, after: null, of: null };

type Row = Record<string, unknown>;

/** A reader as a screen is one: rows by key, a position, and what it was told. */
class Replica {
  readonly rows = new Map<string, Row>();
  readonly frames: Frame[] = [];
  position = 0;
  ended: string | null = null;
  private listening: Listening | null = null;
  private readonly feed: Feed;
  subject: Subject;

  constructor(feed: Feed, subject: Subject = systemSubject()) {
    this.feed = feed;
    this.subject = subject;
  }

  connect(topics: readonly TopicRequest[], send: (frame: Frame) => void = (frame) => this.hear(frame)): this {
    const close = (reason: string) => {
      this.ended = reason;
    };
    this.listening = this.feed.listen({ subject: this.subject, send, close });
    this.listening.subscribe(topics);
    return this;
  }

  async read(t: TestDatabase, view = 'sample.jobs'): Promise<void> {
    const page = await readView(t.context, this.subject, view, all);
    this.rows.clear();
    for (const row of page.rows as Row[]) this.rows.set(String(row.id), row);
    this.position = page.asOf;
  }

  hear(frame: Frame): void {
    this.frames.push(frame);
    if (frame.type !== 'changes') return;
    expect(frame.position).toBeGreaterThanOrEqual(this.position);
    this.position = frame.position;
    for (const change of frame.changes) {
      for (const parent of change.replaced) {
        for (const [key, row] of this.rows) if (row.jobId === parent) this.rows.delete(key);
      }
      for (const row of change.puts as Row[]) this.rows.set(String(row.id), row);
      for (const key of change.removes) this.rows.delete(key);
    }
  }

  change(subject: Subject): void {
    this.subject = subject;
    this.listening?.updateSubject(subject);
  }

  disconnect(): void {
    this.listening?.close();
    this.listening = null;
  }

  told(type: Frame['type']): Frame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  sorted(): Row[] {
    return [...this.rows.values()].sort((a, b) => String(a.id).localeCompare(String(b.id)));
  }
}

async function truth(t: TestDatabase, subject: Subject, view = 'sample.jobs'): Promise<Row[]> {
  const page = await readView(t.context, subject, view, all);
  return (page.rows as Row[]).toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
}

describe('6.1 a view is read with the position at which it is true', () => {
  test('pages, marks, and what stands at asOf', async () => {
    const { t } = await begin();
    for (const id of ['a', 'b', 'c']) await t.handle(open(id));
    const first = await readView(t.context, systemSubject(), 'sample.jobs', { ...all, limit: 2 });
    expect(first).toMatchObject({ asOf: 3, view: 'sample.jobs', version: 1, next: 'b' });
    const second = await readView(t.context, systemSubject(), 'sample.jobs', { ...all, limit: 2, after: 'b' });
    expect(second.rows).toHaveLength(1);
    expect(second.next).toBeUndefined();
  });

  test('an unknown view and one not permitted are told apart', async () => {
    const { t } = await begin();
    await expect(readView(t.context, systemSubject(), 'sample.none', all)).rejects.toMatchObject({
      reason: 'unknown-view',
    });
    const auditor = personSubject('p', ['auditor']);
    await expect(readView(t.context, auditor, 'sample.jobs', all)).rejects.toMatchObject({ reason: 'not-permitted' });
  });
});

describe('6.2 a reader that resumes from any position holds what a fresh reader reads', () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constantFrom('open', 'note', 'close', 'guard'),
        job: fc.integer({ min: 0, max: 4 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('drop', 'join', 'settle'), job: fc.constant(0) }) },
  );

  test('whatever happens while it is away or there, for three kinds of reader, without gap or double', async () => {
    const { t, feed } = await begin();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const run = randomUUID();
        const dispatcher = personSubject('anna', ['dispatcher']);
        const readers = [systemSubject(), dispatcher, personSubject('ben', ['fim'])].map((s) => new Replica(feed, s));
        for (const reader of readers) await reader.read(t);
        const topic = (reader: Replica) => [{ view: 'sample.jobs', from: reader.position, version: 1 }];
        for (const [n, { act, job }] of steps.entries()) {
          const id = `${run}-${job}`;
          if (act === 'open') await t.handle(open(id));
          if (act === 'note') await t.handle(noted(id, `${n}`));
          if (act === 'close') await t.handle(closed(id));
          if (act === 'guard') {
            const restriction = ['none', 'restricted', 'concealed'][n % 3] ?? 'none';
            await t.handle(guarded(id, restriction, n % 2 === 0 ? ['anna'] : []));
          }
          if (act === 'drop') for (const reader of readers) reader.disconnect();
          if (act === 'join') {
            for (const reader of readers) {
              reader.disconnect();
              reader.connect(topic(reader));
            }
          }
          if (act === 'settle') await feed.settled();
        }
        for (const reader of readers) {
          reader.disconnect();
          reader.connect(topic(reader));
        }
        await feed.settled();
        for (const reader of readers) {
          expect(reader.sorted()).toEqual(await truth(t, reader.subject));
          reader.disconnect();
        }
      }),
      { numRuns: 25 },
    );
    expect(t.faults).toEqual([]);
  });

  test('a position is told once on a topic, and nothing at or before the cursor', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a'));
    const reader = new Replica(feed).connect([{ view: 'sample.jobs', from: 1 }]);
    await feed.settled();
    await t.handle(open('b'));
    await feed.settled();
    await feed.settled();
    const changes = reader.told('changes');
    expect(changes).toEqual([
      {
        type: 'changes',
        position: 2,
        changes: [
          {
            view: 'sample.jobs',
            puts: [{ id: 'b', state: 'open', note: 'x', unitId: null }],
            removes: [],
            replaced: [],
          },
        ],
      },
    ]);
  });

  test('while eight write, a live reader and one that keeps falling off end with the same rows', async () => {
    const { t, feed } = await begin();
    const stays = new Replica(feed).connect([{ view: 'sample.jobs', from: 0 }]);
    const falls = new Replica(feed);
    await Promise.all(
      Array.from({ length: 8 }, async (_, w) => {
        for (let i = 0; i < 12; i++) {
          await t.handle(open(`w${w}-${i}`));
          if (i % 3 === 0) await t.handle(closed(`w${w}-${i}`));
          if (w === 0) {
            falls.disconnect();
            falls.connect([{ view: 'sample.jobs', from: falls.position }]);
          }
        }
      }),
    );
    await feed.settled();
    const expected = await truth(t, systemSubject());
    expect(stays.sorted()).toEqual(expected);
    expect(falls.sorted()).toEqual(expected);
  });

  test('what another process commits is found by polling', async () => {
    const { t, feed } = await begin();
    const { promise: told, resolve } = Promise.withResolvers<void>();
    new Replica(feed).connect([{ view: 'sample.jobs', from: 0 }], (frame) => frame.type === 'changes' && resolve());
    await feed.settled();
    const { makeKernel, handle } = await import('../index.ts');
    const other = makeKernel({ ...t.context, modules: [sample] });
    await handle(other, { ...open('a'), commandId: randomUUID(), subject: systemSubject(), confirmed: [] });
    await told;
  });
});

describe('6.3 parents', () => {
  test('the rows of a parent are replaced for its topic alone', async () => {
    const { t, feed } = await begin();
    for (const id of ['a', 'b']) await t.handle(open(id));
    const ofA = new Replica(feed).connect([{ view: 'sample.lines', of: 'a', from: 2 }]);
    const whole = new Replica(feed).connect([{ view: 'sample.lines', from: 2 }]);
    await feed.settled();
    await t.handle(noted('a', 'one'));
    await t.handle(noted('b', 'two'));
    await t.handle(noted('a', 'three'));
    await feed.settled();
    expect(ofA.sorted().map((row) => row.note)).toEqual(['one', 'three']);
    expect(whole.sorted()).toEqual(await truth(t, systemSubject(), 'sample.lines'));
  });
});

describe('6.4 access to a row, gained and lost while streaming', () => {
  test('a restricted row is masked, a concealed one removed, and both come back', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a', 'secret'));
    const anna = new Replica(feed, personSubject('anna', ['dispatcher']));
    await anna.read(t);
    anna.connect([{ view: 'sample.jobs', from: anna.position }]);
    const seen: (Row | undefined)[] = [];
    for (const call of [guarded('a', 'restricted'), guarded('a', 'concealed'), guarded('a', 'concealed', ['anna'])]) {
      await t.handle(call);
      await feed.settled();
      seen.push(anna.rows.get('a'));
    }
    const row = { id: 'a', state: 'open', unitId: null };
    expect(seen).toEqual([{ ...row, note: null }, undefined, { ...row, note: 'secret' }]);
  });

  test('who could never see a concealed row is told nothing of it, not even its end', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a'));
    await t.handle(guarded('a', 'concealed'));
    const anna = new Replica(feed, personSubject('anna', ['dispatcher']));
    await anna.read(t);
    anna.connect([{ view: 'sample.jobs', from: anna.position }]);
    await feed.settled();
    await t.handle({ name: 'sample.assign', input: { jobId: 'a', unitId: 'u' } });
    await t.handle(closed('a'));
    await feed.settled();
    expect(anna.told('changes')).toEqual([]);
  });
});

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
    const db = new Proxy(t.db, {
      get: (target, name) => {
        if (away) throw new Error('connection terminated');
        const held: unknown = Reflect.get(target, name);
        return typeof held === 'function' ? held.bind(target) : held;
      },
    });
    const feed = await startFeed({ ...t.context, db }, { beatMs: 3_600_000, pollMs: 100 });
    feeds.push(feed);
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

describe('6.6 reload', () => {
  test('a cursor too old, another version, another access version, an unknown view', async () => {
    const { t, feed } = await begin([sample], { horizon: 3 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await t.handle(open(id));
    await feed.settled();
    const view = 'sample.jobs';
    const reader = new Replica(feed);
    reader.connect([{ view, from: 1 }]);
    await feed.settled();
    reader.connect([{ view, from: 4, version: 2 }]);
    await feed.settled();
    reader.connect([{ view, from: 4, accessVersion: 9 }]);
    await feed.settled();
    reader.connect([{ view: 'sample.none', from: 4 }]);
    await feed.settled();
    const reasons = reader.told('reload').map((frame) => (frame.type === 'reload' ? frame.reason : null));
    expect(reasons).toEqual(['cursor-too-old', 'version-changed', 'access-changed', 'unknown-view']);
    expect(reader.told('changes')).toEqual([]);
  });

  test('a view whose rows cannot be read is reloaded alone; the others go on', async () => {
    const broken: ModuleDefinition = {
      ...sample,
      views: sample.views.map((view) =>
        view.declaration.name === 'sample.jobs'
          ? { ...view, byKeys: async () => Promise.reject(new Error('broken')) }
          : view,
      ),
    };
    const { t, feed } = await begin([broken]);
    const reader = new Replica(feed).connect([
      { view: 'sample.jobs', from: 0 },
      { view: 'sample.lines', from: 0 },
    ]);
    await feed.settled();
    await t.handle(open('a'));
    await t.handle(noted('a', 'one'));
    await feed.settled();
    expect(reader.told('reload')).toEqual([{ type: 'reload', view: 'sample.jobs', reason: 'changed' }]);
    expect(reader.sorted().map((row) => row.note)).toEqual(['one']);
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
