import { setTimeout as wait } from 'node:timers/promises';
import {
  type Feed,
  migrate,
  type Reactions,
  startFeed,
  startReactions,
  startTimer,
  type Timer,
} from '../../kernel/index.ts';
import type { RadioGateway } from '../../modules/exchange/index.ts';
import { keepPositionDays } from '../../modules/operations/index.ts';
import type { Parts } from './application.ts';
import { startChores } from './chores.ts';
import { isDatabaseAway } from './database-away.ts';
import { type Demo, startDemo } from './demo/load.ts';
import { claimMode } from './mode.ts';
import { openRadio } from './radio.ts';

/** What runs beside the routes. */
export interface Running {
  readonly feed: Feed;
  readonly timer: Timer;
  readonly reactions: Reactions;
  readonly radio: RadioGateway;
  /** Null outside of demo mode. */
  readonly demo: Demo | null;
  readonly gazetteerReady: () => boolean;
  close(): Promise<void>;
}

const RETRY_MS = 250;

/** From an empty or an old database to one that works: in this order, each step repeatable after a crash. */
export async function bringUp(parts: Parts, tell: (step: string) => void): Promise<Running> {
  const { needs, modules } = parts;
  const { context } = modules;
  await untilThere(
    async () => {
      const applied = await migrate(needs.databaseUrl, modules.definitions);
      if (applied.length > 0) tell(`database brought forward (${applied.length} migrations)`);
    },
    () => tell('waiting for the database'),
  );
  await claimMode(parts.db, needs.settings.demo ? 'demo' : 'live');
  await modules.force.ensurePublished(context);
  tell(`force pack ${modules.force.pack().name} ${modules.force.packVersion()}`);
  const feed = await startFeed(context);
  const timer = startTimer(context);
  const reactions = startReactions(context);
  parts.streams.start();
  await keepPositionDays(parts.db, needs.clock);
  const demo = needs.settings.demo ? await startDemo(parts, tell) : null;
  let gazetteerReady = false;
  // The control room can take calls before the places are in memory: a place typed by hand is accepted.
  modules.gazetteer.ready.then(
    () => {
      gazetteerReady = true;
    },
    (error: unknown) => context.report('the gazetteer could not be read', error),
  );
  const radio = await openRadio(parts);
  const stopChores = startChores(parts);
  return {
    feed,
    timer,
    reactions,
    radio,
    demo,
    gazetteerReady: () => gazetteerReady,
    close: async () => {
      stopChores();
      await radio.close();
      demo?.stop();
      await Promise.all([feed.close(), timer.close(), reactions.close()]);
    },
  };
}

/** An external database may start after us; anything but its absence is a fault that waiting does not cure. */
async function untilThere(work: () => Promise<void>, onWait: () => void): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (tries === 0) onWait();
      await wait(RETRY_MS);
    }
  }
}
