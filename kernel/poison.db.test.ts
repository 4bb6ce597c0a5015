import { afterEach, describe, expect, test } from 'vitest';
import {
  type Frame,
  listLetters,
  type ModuleDefinition,
  rebuild,
  sendAgain,
  startFeed,
  startReactions,
  tableContents,
} from './index.ts';
import { sample } from './sample/sample.ts';
import { systemSubject, type TestDatabase, testDatabase } from './testing.ts';

/** T21: what cannot be digested is set aside alone. One in a hundred is poison here. */
const opened: TestDatabase[] = [];
afterEach(async () => {
  for (const t of opened.splice(0)) await t.close();
});

async function database(modules: readonly ModuleDefinition[]): Promise<TestDatabase> {
  const t = await testDatabase(modules);
  opened.push(t);
  return t;
}

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
const HOUR_MS = 3_600_000;

/** The sample, whose reaction cannot digest some jobs until it is mended. */
function poisoned(bad: ReadonlySet<string>) {
  const state = { isMended: false, tries: new Map<string, number>() };
  const module: ModuleDefinition = {
    ...sample,
    reactions: [
      {
        name: 'sample.tallyClosed',
        on: ['sample.JobClosed', 'sample.JobNoted'],
        react: async ({ stream, type }) => {
          const id = idOf(stream);
          state.tries.set(id, (state.tries.get(id) ?? 0) + 1);
          if (bad.has(id) && !state.isMended) throw new Error(`indigestible ${id}`);
          return [{ name: 'sample.tally', input: { jobId: `${type} ${id}` } }];
        },
      },
    ],
  };
  return { module, state };
}

const open = (t: TestDatabase, id: string) =>
  t.handle({ name: 'sample.openJob', input: { id, note: 'x', dueAt: null } });
const note = (t: TestDatabase, id: string) => t.handle({ name: 'sample.noteJob', input: { id, note: 'y' } });
const close = (t: TestDatabase, id: string) => t.handle({ name: 'sample.closeJob', input: { id } });

async function tallied(t: TestDatabase): Promise<string[]> {
  const rows = await t.db
    .selectFrom('kernel.event')
    .select('data')
    .where('type', '=', 'sample.Tallied')
    .orderBy('position')
    .execute();
  return rows.map((row) => (row.data as { jobId: string }).jobId);
}

describe('T21 in a reaction', () => {
  test('all other streams go on at once; the poisoned one waits in its order, is given up, and is carried again', async () => {
    const jobs = Array.from({ length: 100 }, (_, i) => `j${i}`);
    const { module, state } = poisoned(new Set(['j50']));
    const t = await database([module]);
    for (const id of jobs) await open(t, id);
    for (const id of jobs) await note(t, id);
    await close(t, 'j50');
    const reactions = startReactions(t.context, { backOffMs: () => HOUR_MS });
    await reactions.runDue();
    // Nobody waits for the hour.
    expect(await tallied(t)).toEqual(jobs.filter((id) => id !== 'j50').map((id) => `sample.JobNoted ${id}`));
    // Past its own events, too.
    await reactions.runDue();
    expect([...(await reactions.lag()).values()]).toEqual([0]);
    expect(state.tries.get('j50')).toBe(1);
    expect(await listLetters(t.db)).toMatchObject([
      { type: 'sample.JobClosed', tries: 0, error: 'waits behind an earlier one of its stream' },
      { type: 'sample.JobNoted', tries: 1, error: 'Error: indigestible j50' },
    ]);
    for (let hour = 1; hour <= 10; hour += 1) {
      t.clock.advance(HOUR_MS);
      await reactions.runDue();
    }
    const letters = await listLetters(t.db);
    expect(letters.map(({ tries, next_at }) => [tries, next_at])).toEqual([
      [5, null],
      [5, null],
    ]);
    expect(state.tries.get('j50')).toBe(10);
    expect(t.faults).toHaveLength(2);

    state.isMended = true;
    await reactions.runDue();
    expect(await tallied(t)).toHaveLength(99);
    for (const { reaction, position } of letters.toReversed()) {
      await sendAgain(t.db, { reaction, position, orderedBy: 1_000 + position });
      await reactions.runDue();
    }
    expect((await tallied(t)).slice(99)).toEqual(['sample.JobNoted j50', 'sample.JobClosed j50']);
    expect(await listLetters(t.db)).toEqual([]);
    await reactions.close();
  });

  test('what waits is tried again after a restart, and in its order when the cause is mended', async () => {
    const { module, state } = poisoned(new Set(['bad']));
    const t = await database([module]);
    for (const act of [open, note, note, close]) await act(t, 'bad');
    const first = startReactions(t.context, { backOffMs: () => HOUR_MS });
    await first.runDue();
    await first.close();
    state.isMended = true;
    t.clock.advance(HOUR_MS);
    const second = startReactions(t.context, { backOffMs: () => HOUR_MS });
    await second.runDue();
    await second.close();
    expect(await tallied(t)).toEqual(['sample.JobNoted bad', 'sample.JobNoted bad', 'sample.JobClosed bad']);
    expect(await listLetters(t.db)).toEqual([]);
  });

  test('an order to carry it again counts once', async () => {
    const { module } = poisoned(new Set(['bad']));
    const t = await database([module]);
    await open(t, 'bad');
    await note(t, 'bad');
    const reactions = startReactions(t.context, { backOffMs: () => 0 });
    await reactions.runDue();
    const [letter] = await listLetters(t.db);
    const order = { reaction: 'sample.tallyClosed', position: letter?.position ?? 0, orderedBy: 99 };
    await sendAgain(t.db, order);
    await reactions.runDue();
    expect(await listLetters(t.db)).toMatchObject([{ tries: 5, next_at: null }]);
    // As a rebuild would, which meets the order in the log again.
    await sendAgain(t.db, order);
    expect(await listLetters(t.db)).toMatchObject([{ tries: 5, next_at: null }]);
    await reactions.close();
  });
});

describe('T21 in a projection', () => {
  const bad: ModuleDefinition = {
    ...sample,
    projections: sample.projections.map((projection) => ({
      ...projection,
      onState: async (tx, id, state, last) => {
        if (id === 'bad') throw new Error('a projector that breaks');
        await projection.onState?.(tx, id, state, last);
      },
    })),
  };

  test('the command is undone whole, its caller is told, everybody else goes on', async () => {
    const t = await database([bad]);
    await open(t, 'good');
    const before = await tableContents(t.db, t.context.registry);
    await expect(open(t, 'bad')).rejects.toThrow('a projector that breaks');
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
    const events = await t.db.selectFrom('kernel.event').select('stream').execute();
    expect(events).toEqual([{ stream: 'sample.job/good' }]);
    expect(await open(t, 'next')).toMatchObject({ kind: 'done' });
  });

  test('a rebuild that meets it leaves the tables as they were', async () => {
    const t = await database([sample]);
    for (const id of ['good', 'bad']) await open(t, id);
    const before = await tableContents(t.db, t.context.registry);
    const broken = { ...t.context.registry, projectionsOf: () => bad.projections.slice(0, 1) };
    await expect(rebuild(t.db, broken)).rejects.toThrow('a projector that breaks');
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
  });
});

describe('T21 in a live mapping', () => {
  test('whoever holds a view of that module reads it again; other modules and events go on', async () => {
    const bad: ModuleDefinition = {
      ...sample,
      live: (event) => {
        if (event.stream === 'sample.job/bad') throw new Error('a mapping that breaks');
        return sample.live(event);
      },
    };
    const other: ModuleDefinition = {
      ...{ name: 'other', migrations: null, tables: {}, permissions: [], events: {}, aggregates: [], handlers: [] },
      ...{ projections: [], reactions: [] },
      views: sample.views.slice(0, 1).map((view) => ({
        ...view,
        declaration: { ...view.declaration, name: 'other.jobs' },
      })),
      live: (event) => [{ view: 'other.jobs', keys: [idOf(event.stream)] }],
    };
    const t = await database([bad, other]);
    const feed = await startFeed(t.context, { beatMs: HOUR_MS, pollMs: 100 });
    const frames: Frame[] = [];
    const send = (frame: Frame): void => void frames.push(frame);
    const listening = feed.listen({ subject: systemSubject(), send, close: () => undefined });
    const follow = (view: string): void => listening.subscribe([{ view, from: feed.position() }]);
    for (const view of ['sample.jobs', 'other.jobs']) follow(view);
    await feed.settled();
    await open(t, 'bad');
    await feed.settled();
    expect(frames.filter(({ type }) => type === 'reload')).toEqual([
      { type: 'reload', view: 'sample.jobs', reason: 'changed' },
    ]);
    expect(JSON.stringify(frames.filter(({ type }) => type === 'changes'))).toContain('other.jobs');
    follow('sample.jobs');
    await open(t, 'good');
    await feed.settled();
    expect(JSON.stringify(frames.at(-1))).toMatch(/sample\.jobs.*good/);
    expect(t.faults).toHaveLength(1);
    await feed.close();
  });
});
