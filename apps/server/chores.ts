import { setTimeout as wait } from 'node:timers/promises';
import { lanesOf, purgeCommandResults } from '../../kernel/index.ts';
import { indexHistory, keepPositionDays, listPositionsSince } from '../../modules/operations/index.ts';
import { sweepDrafts } from '../../modules/service/index.ts';
import type { Parts } from './application.ts';
import { watchFences } from './fence-watch.ts';
import { watchFloors, watchMonitors, watchRadios } from './kit-watch.ts';
import { raiseUnreadMessages } from './messages.ts';
import { makeOwnWatch } from './own-estate.ts';
import { bringFaults } from './own-faults.ts';
import { repeat } from './repeating.ts';
import { makeReviewWatch } from './review-watch.ts';

const POSITIONS_MS = 1000;
/** Positions of a batch become visible together, a moment after the time they carry. */
const OVERLAP_MS = 1500;
const SWEEP_MS = 3_600_000;
const SEAL_MS = 1000;
const HISTORY_MS = 1000;
const ONE_OFFS_MS = 1000;
const OWN_TABLES_MS = 10_000;
const FIXES_MS = 10_000;
const UNREAD_MS = 2_000;
const OWN_MS = 2_000;
/** Units move: their reach is worked out before somebody asks, and costs nothing where nobody has moved. */
const WARM_MS = 10_000;
const KIT_MS = 10_000;
/** Until the first look after a start, which others need more then. */
const REVIEWS_MS = 300_000;

/** What is done again and again beside the routes. Answers how to stop it. */
export function startChores(parts: Parts): () => void {
  const { db, modules, needs, streams, sealing, callers } = parts;
  const { clock } = needs;
  // What may wait waits among its like: never a desk for it.
  const { batch } = lanesOf(db);
  const { report } = modules.context;
  const watch = { db, clock, context: modules.context };
  let toldUntil = clock.now();
  let going = true;
  const tellPositions = async (): Promise<void> => {
    const now = clock.now();
    const fenced = await modules.operations.fences.stands(db);
    // What comes while nobody listens is told to whoever comes back first.
    if (!fenced && streams.count() === 0) return;
    const moved = await listPositionsSince(db, toldUntil - OVERLAP_MS);
    streams.positions(moved);
    if (fenced) await watchFences(watch, modules.operations, moved);
    toldUntil = now;
  };
  const bringUnread = async (): Promise<void> => {
    await raiseUnreadMessages({ db, context: modules.context });
  };
  const bringOwn = async (): Promise<void> => {
    await bringFaults(needs.settings.dataDir, modules.context);
  };
  const lookAtReviews = makeReviewWatch({ db: batch, context: modules.context, clock, insight: modules.insight });
  const stops = [
    repeat(POSITIONS_MS, 'positions could not be told', tellPositions, report),
    repeat(SWEEP_MS, 'old sessions could not be swept', () => modules.identity.sweep(), report),
    repeat(SWEEP_MS, 'the days of positions could not be kept', () => keepPositionDays(batch, clock), report),
    repeat(SWEEP_MS, 'old answers could not be purged', () => purgeOld(batch, clock.now()), report),
    repeat(SWEEP_MS, 'old looks could not be swept', () => modules.operations.sweepLooks(batch, clock.now()), report),
    repeat(SWEEP_MS, 'old drafts could not be swept', () => sweepDrafts(batch, clock.now()), report),
    repeat(FIXES_MS, 'fixes without a call could not be rejected', callers.sweep, report),
    repeat(UNREAD_MS, 'unread messages did not come before the supervisors', bringUnread, report),
    repeat(OWN_MS, 'the system was not watched', makeOwnWatch(parts), report),
    repeat(OWN_MS, 'faults did not come before the supervisors', bringOwn, report),
    repeat(SEAL_MS, 'the log could not be sealed', sealing.turn, report),
    repeat(HISTORY_MS, 'history could not be indexed', () => enterWhatCame(batch, () => going), report),
    repeat(ONE_OFFS_MS, 'closed roads were not taken up', () => takeUpOneOffs(db, modules), report),
    repeat(OWN_TABLES_MS, 'imported places were not taken up', () => takeUpOwnTables(modules), report),
    repeat(KIT_MS, 'radios were not watched', () => watchRadios(watch, modules.operations), report),
    repeat(KIT_MS, 'floors were not watched', () => watchFloors(watch, modules.service), report),
    repeat(KIT_MS, 'monitors were not heard', () => watchMonitors(watch), report),
    repeat(REVIEWS_MS, 'records due for review were not counted', lookAtReviews, report),
    repeat(WARM_MS, 'the reach of units was not worked out', () => modules.operations.warmRecommendation(db), report),
  ];
  return () => {
    going = false;
    for (const stop of stops) stop();
  };
}

/** After each portion of a flood so many times as long as it took: who makes the flood has the database between. */
const REST = 9;

/** Behind a flood it goes on without waiting for its next turn: some four hundred records a second, where one portion a turn was two hundred. */
async function enterWhatCame(db: Parts['db'], going: () => boolean): Promise<void> {
  while (going()) {
    const began = performance.now();
    if (!(await indexHistory(db)).behind) return;
    await wait(REST * (performance.now() - began));
  }
}

async function takeUpOneOffs(db: Parts['db'], { gazetteer, roads }: Parts['modules']): Promise<void> {
  await gazetteer.lookAtOneOffs(db, roads);
}

async function takeUpOwnTables({ gazetteer, roads }: Parts['modules']): Promise<void> {
  await gazetteer.lookAtOwnTables();
  await roads.look();
}

async function purgeOld(db: Parts['db'], now: number): Promise<void> {
  await purgeCommandResults(db, now);
}
