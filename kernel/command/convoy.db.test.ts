import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handle, makeKernel, readStream, rebuild, tableContents } from '../index.ts';
import type { ModuleDefinition } from '../module.ts';
import { sample } from '../sample/sample.ts';
import { systemSubject, type TestDatabase, testDatabase } from '../testing.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase([sample]);
});
afterAll(() => t.close());

const open = (id: string) => ({ name: 'sample.openJob', input: { id, note: 'a fall', dueAt: null } });
const note = (id: string, text: string) => ({ name: 'sample.noteJob', input: { id, note: text } });

/** How many transactions of the owner's have been begun on this database is not ours to ask: positions tell who went together. */
async function positionsOf(ids: readonly string[]): Promise<number[]> {
  const events = await Promise.all(ids.map((id) => readStream(t.db, `sample.job/${id}`)));
  return events.flat().map(({ position }) => position);
}

describe('3.9 commands that are ready together are written together, and each stands or falls alone', () => {
  test('each has its own position and its own answer again', async () => {
    const ids = Array.from({ length: 120 }, () => randomUUID());
    const calls = ids.map((id) => ({ ...open(id), commandId: randomUUID() }));
    const answers = await Promise.all(calls.map((call) => t.handle(call)));
    expect(answers.map((answer) => (answer.kind === 'done' ? answer.position : answer))).toEqual(
      await positionsOf(ids),
    );
    expect(new Set(await positionsOf(ids)).size).toBe(ids.length);
    expect(await Promise.all(calls.map((call) => t.handle(call)))).toEqual(answers);
  });

  test('of many that move one stream on at once, all are done, one after the other', async () => {
    const id = randomUUID();
    await t.handle(open(id));
    const texts = Array.from({ length: 60 }, (_, n) => `line ${n}`);
    const answers = await Promise.all(texts.map((text) => t.handle(note(id, text))));
    expect(answers.map(({ kind }) => kind)).toEqual(texts.map(() => 'done'));
    const events = await readStream(t.db, `sample.job/${id}`);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, n) => n + 1));
    expect(
      events
        .slice(1)
        .map(({ detail }) => (detail as { note: string }).note)
        .sort(),
    ).toEqual([...texts].sort());
  });

  test('one that its projection cannot take fails; those that went with it are done', async () => {
    const poison = randomUUID();
    const poisoned: ModuleDefinition = {
      ...sample,
      projections: sample.projections.map((projection) => ({
        ...projection,
        onState: async (tx, id, state, last) => {
          if (id === poison) throw new Error('this row cannot be made');
          await projection.onState?.(tx, id, state, last);
        },
      })),
    };
    const context = makeKernel({ ...t.context, modules: [poisoned] });
    const ids = [randomUUID(), poison, randomUUID(), randomUUID()];
    const subject = systemSubject();
    const call = (id: string) => ({ ...open(id), commandId: randomUUID(), subject, confirmed: [] });
    const answers = await Promise.allSettled(ids.map((id) => handle(context, call(id))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await readStream(t.db, `sample.job/${poison}`)).toEqual([]);
    expect(await positionsOf(ids)).toHaveLength(3);
  });

  test('4.7 what those that go together leave in one table is put at once, and is what a rebuild makes', async () => {
    const together: number[] = [];
    const watched: ModuleDefinition = {
      ...sample,
      projections: sample.projections.map(({ onStates, ...projection }) => ({
        ...projection,
        onStates: async (tx, moved) => {
          await onStates?.(tx, moved);
          together.push(moved.length);
        },
      })),
    };
    const context = makeKernel({ ...t.context, modules: [watched] });
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const subject = systemSubject();
    const send = (call: ReturnType<typeof open> | ReturnType<typeof note>) =>
      handle(context, { ...call, commandId: randomUUID(), subject, confirmed: [] });
    await Promise.all(ids.map((id) => send(open(id))));
    await Promise.all(ids.map((id) => send(note(id, 'heard'))));
    expect(Math.max(...together)).toBeGreaterThan(1);
    expect(together.reduce((sum, count) => sum + count, 0)).toBe(2 * ids.length);
    const before = await tableContents(t.db, t.context.registry);
    await rebuild(t.db, t.context.registry);
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
  });

  test('the same command sent twice at once is done once, whoever else goes with it', async () => {
    const id = randomUUID();
    const call = { ...open(id), commandId: randomUUID() };
    const others = Array.from({ length: 5 }, () => randomUUID());
    const [first, ...rest] = await Promise.all([
      t.handle(call),
      ...others.map((other) => t.handle(open(other))),
      t.handle(call),
    ]);
    expect(rest.at(-1)).toEqual(first);
    expect(await positionsOf([id, ...others])).toHaveLength(6);
  });

  test('two servers that write at once: whatever is done stands as a rebuild makes it', async () => {
    const other = makeKernel({ ...t.context, modules: [sample] });
    const subject = systemSubject();
    const once = (n: number, job: number) => {
      const call = { ...note(`shared-${job}`, `${n}`), commandId: randomUUID(), subject, confirmed: [] };
      return handle(n % 2 === 0 ? t.context : other, call);
    };
    for (const job of [0, 1, 2]) await t.handle(open(`shared-${job}`));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 }), async (jobs) => {
        const answers = await Promise.all(jobs.map((job, n) => once(n, job)));
        expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
      }),
      { numRuns: 10 },
    );
    const before = await tableContents(t.db, t.context.registry);
    await rebuild(t.db, t.context.registry);
    expect(await tableContents(t.db, t.context.registry)).toEqual(before);
  });
});
