import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild, tableContents } from '../../kernel/index.ts';
import { assertEveryTypeReached, eraseEveryDetail } from '../../kernel/testing.ts';
import { liveAudits } from './audits/test-story.ts';
import { liveBaselines } from './baselines/test-story.ts';
import { liveCustody } from './custody/test-story.ts';
import { liveImports } from './imports/test-story.ts';
import { liveItems } from './items/test-story.ts';
import { liveServicing } from './servicing/test-story.ts';
import { makeWorld, type World } from './test-estate.ts';

/** Each slice lives through all of its events here: the tables are then made anew from the log, and are the same. */
const lives = [liveItems, liveImports, liveBaselines, liveCustody, liveAudits, liveServicing];

/** Of force: lived through in their own room. Nothing of the estate warns. */
const isOfOthers = (type: string): boolean => type.startsWith('force.') || type === 'kernel.DeadlineWarned';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (const live of lives) await live(world);
});
afterAll(() => world.test.close());

test('every kind of event is lived through, and a rebuild gives the same rows', async () => {
  const { db, context, faults } = world.test;
  await assertEveryTypeReached(db, context.registry, Object.keys(context.registry.schemas).filter(isOfOthers));
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(before['estate.item']?.length).toBeGreaterThan(3);
  expect(before['estate.relation']?.length).toBeGreaterThan(1);
  expect(faults).toEqual([]);
});

test('made anew after every detail was erased, the rows are as many', async () => {
  const { db, context } = world.test;
  const counts = (of: Awaited<ReturnType<typeof tableContents>>) =>
    Object.entries(of).map(([table, rows]) => [table, rows.length]);
  const before = await tableContents(db, context.registry);
  await eraseEveryDetail(world.test);
  await rebuild(db, context.registry);
  const after = await tableContents(db, context.registry);
  expect(counts(after)).toEqual(counts(before));
});
