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
import { type Demo, startDemo, startTraining } from './demo/load.ts';
import { type OpenMail, openMail } from './mail/open-mail.ts';
import { claimMode, modeOf } from './mode.ts';
import { noteFault } from './own-faults.ts';
import { openRadio } from './radio.ts';

/** What runs beside the routes. */
export interface Running {
  readonly feed: Feed;
  readonly timer: Timer;
  readonly reactions: Reactions;
  readonly radio: RadioGateway;
  /** Null: no mail server is named. */
  readonly mail: OpenMail | null;
  /** Null outside of demo mode, and until it is loaded. */
  readonly demo: () => Demo | null;
  close(): Promise<void>;
}

const RETRY_MS = 250;

/**
 * From an empty or an old database to one that works. Each step may be repeated after a crash; `onRunning` is told as soon as
 * calls can be taken, before the demonstration and the places are there.
 */
export async function bringUp(
  parts: Parts,
  tell: (step: string) => void,
  onRunning: (running: Running) => void,
): Promise<void> {
  const waiting = (): void => tell('waiting for the database');
  const feed = await untilThere(() => openDatabaseOf(parts, tell), waiting);
  const { context } = parts.modules;
  // Before the first promise is looked at: a ladder must not pass desks whose screens are about to come back.
  parts.presence.begin();
  const timer = startTimer(context);
  const reactions = startReactions(context);
  const radio = await openRadio(parts);
  const mail = mailOf(parts);
  const stopChores = startChores(parts);
  parts.streams.start();
  parts.past.clear().catch((error) => context.report('what was left of the past could not be let go', error));
  const late: { demo: Demo | null } = { demo: null };
  onRunning({
    feed,
    timer,
    reactions,
    radio,
    mail,
    demo: () => late.demo,
    close: async () => {
      stopChores();
      late.demo?.stop();
      await mail?.close();
      await radio.close();
      await Promise.all([feed.close(), timer.close(), reactions.close()]);
    },
  });
  if (parts.needs.settings.exercise !== null) await untilThere(() => startTraining(parts, tell), waiting);
  else if (parts.needs.settings.demo) late.demo = await untilThere(() => startDemo(parts, tell), waiting);
}

function mailOf({ db, needs, modules }: Parts): OpenMail | null {
  const { clock, settings } = needs;
  const { context, force } = modules;
  if (settings.mail === null) return null;
  return openMail({ db, clock, context, pack: force.pack, settings: settings.mail, report: context.report });
}

/** Of a fault that is written down. */
const MOST_TOLD = 500;

async function openDatabaseOf(parts: Parts, tell: (step: string) => void): Promise<Feed> {
  const { needs, modules, db, packRefused } = parts;
  const applied = await migrate(needs.databaseUrl, modules.definitions);
  if (applied.length > 0) tell(`database brought forward (${applied.length} migrations)`);
  await claimMode(db, modeOf(needs.settings));
  await modules.identity.shutSecrets();
  await modules.force.ensurePublished(modules.context);
  await keepPositionDays(db, needs.clock);
  const inForce = `force pack ${modules.force.pack().name} ${modules.force.packVersion()}`;
  tell(inForce);
  if (packRefused !== null) {
    tell(`not the one of its folder: ${packRefused}`);
    const byItself = `The ${inForce} stays in force, as it was.`;
    noteFault(needs.settings.dataDir, {
      ...{ at: needs.clock.now(), component: 'force pack', what: packRefused.slice(0, MOST_TOLD), byItself },
    });
  }
  return startFeed(modules.context);
}

/** An external database may start after us; anything but its absence is a fault that waiting does not cure. */
async function untilThere<T>(work: () => Promise<T>, onWait: () => void): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (tries === 0) onWait();
      await wait(RETRY_MS);
    }
  }
}
