import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild, tableContents } from '../../kernel/index.ts';
import { assertEveryTypeReached, eraseEveryDetail } from '../../kernel/testing.ts';
import { liveAdHoc } from './ad-hoc/test-story.ts';
import { liveAgreementReviews } from './agreement-reviews/test-story.ts';
import { liveCatalogue } from './catalogue/test-story.ts';
import { liveChanges } from './changes/test-story.ts';
import { liveShifts } from './desk/shifts/test-story.ts';
import { liveDesk } from './desk/test-story.ts';
import { liveReports } from './figures/reports/test-story.ts';
import { liveImports } from './imports/test-story.ts';
import { liveImprovements } from './improvements/test-story.ts';
import { liveKnowledge } from './knowledge/test-story.ts';
import { liveLevels } from './levels/test-story.ts';
import { liveMail } from './mail/test-story.ts';
import { liveMajors } from './majors/test-story.ts';
import { liveNotices } from './notices/test-story.ts';
import { liveOwnRecords } from './own-records/test-story.ts';
import { liveProblems } from './problems/test-story.ts';
import { liveRequests } from './requests/test-story.ts';
import { liveServiceIncidents } from './service-incidents/test-story.ts';
import { makeWorld, type World } from './test-service.ts';

/** Each slice lives through all of its events here: the tables are then made anew from the log, and are the same. */
const lives: readonly ((world: World) => Promise<unknown>)[] = [
  liveLevels,
  liveImprovements,
  liveImports,
  liveReports,
  liveAdHoc,
  liveAgreementReviews,
  liveDesk,
  liveShifts,
  liveNotices,
  liveMajors,
  liveMail,
  liveServiceIncidents,
  liveOwnRecords,
  liveCatalogue,
  liveRequests,
  liveChanges,
  liveProblems,
  liveKnowledge,
];

/** Lived through in their own room. */
const isOfForce = (type: string): boolean => type.startsWith('force.');

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (const live of lives) await live(world);
});
afterAll(() => world.test.close());

test('every kind of event is lived through, and a rebuild gives the same rows', async () => {
  const { db, context, faults } = world.test;
  await assertEveryTypeReached(db, context.registry, Object.keys(context.registry.schemas).filter(isOfForce));
  const before = await tableContents(db, context.registry);
  await rebuild(db, context.registry);
  expect(await tableContents(db, context.registry)).toEqual(before);
  expect(before['service.service_incident']?.length).toBeGreaterThan(1);
  expect(faults).toEqual([]);
});

test('made anew after every detail was erased, the rows are as many and say nothing any more', async () => {
  const { db, context } = world.test;
  const counts = (of: Awaited<ReturnType<typeof tableContents>>) =>
    // An erasure leaves a line of its own.
    Object.entries(of).map(([table, rows]) => [table, table.endsWith('_incident_line') ? null : rows.length]);
  const before = await tableContents(db, context.registry);
  await eraseEveryDetail(world.test);
  await rebuild(db, context.registry);
  const after = await tableContents(db, context.registry);
  expect(counts(after)).toEqual(counts(before));
  const words = JSON.stringify(after);
  for (const word of ['Radio does not switch on', 'Third of this batch', 'Ref 4471']) expect(words).not.toContain(word);
});
