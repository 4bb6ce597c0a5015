import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Feed, readView } from '../index.ts';
import type { ModuleDefinition } from '../module.ts';
import { guardedSince } from '../pure.ts';
import { sample } from '../sample/sample.ts';
import { personSubject, systemSubject, type TestDatabase } from '../testing.ts';
import { all, begin, closed, endAll, guarded, noted, open, Replica, type Row, truth } from './test-feed.ts';

afterEach(endAll);

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

describe('6.5 a concealed row is taken from one of those who may see it', () => {
  const screen = async (t: TestDatabase, feed: Feed, id: string) => {
    const replica = new Replica(feed, personSubject(id, ['dispatcher']));
    await replica.read(t);
    return replica.connect([{ view: 'sample.jobs', from: replica.position }]);
  };

  test('they are told to read again, nobody else is told anything', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a'));
    await t.handle(guarded('a', 'concealed', ['anna', 'ben']));
    const [anna, ben, carl] = [
      await screen(t, feed, 'anna'),
      await screen(t, feed, 'ben'),
      await screen(t, feed, 'carl'),
    ];
    await feed.settled();
    await t.handle(guarded('a', 'concealed', ['ben']));
    await t.handle(noted('a', 'later'));
    await feed.settled();
    expect(anna.frames.slice(1)).toEqual([{ type: 'reload', view: 'sample.jobs', reason: 'access-changed' }]);
    expect(await truth(t, anna.subject)).toEqual([]);
    expect(ben.sorted()).toEqual(await truth(t, ben.subject));
    expect(ben.told('reload')).toEqual([]);
    expect(carl.frames.slice(1)).toEqual([]);
  });

  test('whoever was away meanwhile is told when they come back; who never saw it is not', async () => {
    const { t, feed } = await begin();
    await t.handle(open('a'));
    await t.handle(guarded('a', 'concealed', ['anna']));
    const readers = ['anna', 'carl'].map((id) => new Replica(feed, personSubject(id, ['dispatcher'])));
    for (const reader of readers) await reader.read(t);
    await t.handle(guarded('a', 'concealed'));
    for (const reader of readers) reader.connect([{ view: 'sample.jobs', from: reader.position }]);
    await feed.settled();
    const [anna, carl] = readers.map(({ frames }) => frames.slice(1));
    expect(anna).toEqual([{ type: 'reload', view: 'sample.jobs', reason: 'access-changed' }]);
    expect(carl).toEqual([]);
  });

  test('an event of before they were named is told to everybody', async () => {
    const was = { restriction: 'concealed', allowed: ['anna'], guardedAt: 3 } as const;
    const is = { restriction: 'concealed', allowed: [] } as const;
    expect(guardedSince(was, is, { position: 9, named: false })).toBe(9);
    expect(guardedSince(was, is, { position: 9, named: true })).toBe(3);
    expect(guardedSince(was, { ...was, allowed: ['anna', 'ben'] }, { position: 9, named: false })).toBe(3);
    expect(guardedSince({ ...was, restriction: 'none' }, is, { position: 9, named: true })).toBe(9);
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
