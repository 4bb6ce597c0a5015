import { setTimeout as wait } from 'node:timers/promises';
import { admitFollower, promote, waitForFollower } from '../../../kernel/index.ts';
import { noteFault } from '../own-faults.ts';
import { SettingError } from '../settings.ts';
import { type KeptDatabase, keepDatabase } from '../supervisor/database.ts';
import { type KeptServer, keepServer } from '../supervisor/server.ts';
import { stateOf } from './agent.ts';
import type { Since } from './attend.ts';
import { followerPassword, keepSite, refuseStranger, turnRound } from './keep-site.ts';
import type { Post } from './post.ts';
import { makeReplication, type Replication } from './replication.ts';
import { holdTenure, type Tenure } from './tenure.ts';
import { steadyNow } from './voter.ts';
import { ask } from './wire.ts';

/** How a primary's time ends. */
export type Ended = 'stopped' | 'handed-over' | 'kept' | 'superseded';

const LOOK_MS = 1_000;
const TICK_MS = 100;
const GIVE_UP_MS = 15_000;
const HAND_OVER_MS = 60_000;

interface Office {
  readonly post: Post;
  readonly database: KeptDatabase;
  readonly tenure: Tenure;
  readonly replication: Replication;
  server: KeptServer | null;
  ended: Ended | null;
}

/**
 * The time of a primary: its database runs always, its server only while the right to write holds. Cut off from both others it stops before
 * they may begin; when they have not, it goes on.
 */
export async function lead(post: Post, since: Since): Promise<Ended> {
  Object.assign(post.standing, { role: 'primary', serves: false, doing: 'waits for the arbiter or the other site' });
  const office = await enter(post, since);
  const { tenure, database } = office;
  heedEnds(office);
  const looking = looks(office);
  try {
    while (office.ended === null) {
      const until = tenure.until();
      if (steadyNow() < until) office.server ??= await begin(office);
      else if (office.server !== null) await end(office);
      office.server?.tell({ lease: until, site: stateOf(post.site, post.standing) });
      await wait(TICK_MS);
    }
  } finally {
    tenure.stop();
    post.standing.serves = false;
    await office.server?.stop();
    await looking;
    await database.stop();
  }
  if (office.ended !== 'handed-over') return office.ended;
  return (await handOver(post, tenure.term())) ? 'handed-over' : 'kept';
}

async function enter(post: Post, since: Since): Promise<Office> {
  const { settings, site, standing, voter, progress } = post;
  const seen = { at: steadyNow() };
  const database = await keepDatabase({
    ...{ dataDir: settings.dataDir, progress, reachable: site.database },
    onMoved: () => office.server?.replace(),
  });
  const replication = makeReplication({
    ...{ site, url: database.url, progress, dataDir: settings.dataDir },
    saidOutOfSync: () => tenure.saidOutOfSync(),
    onLook: () => {
      seen.at = steadyNow();
    },
  });
  const tenure = holdTenure({
    ...{ site, voter, since, inSync: replication.inSync },
    // A database that does not come back is left to the other site, if that has everything.
    wanted: () => steadyNow() - seen.at < GIVE_UP_MS || !replication.inSync(),
    term: Math.max(1, standing.term),
    onTerm: (term) => {
      standing.term = term;
      keepSite(settings.dataDir, { role: 'primary', term });
    },
  });
  standing.term = tenure.term();
  const office: Office = { post, database, tenure, replication, server: null, ended: null };
  return office;
}

/** What may end it: whoever starts and stops us, a person's order, the other site. */
function heedEnds(office: Office): void {
  const { post, database, tenure, replication } = office;
  const { site, progress } = post;
  post.deeds = {
    admit: (name) => admitFollower(database.url(), name, followerPassword(site)),
    handOver: async (by, reason) => {
      if (!replication.inSync())
        throw new Error('the other site does not have everything yet: it cannot take over in order');
      post.handing = { by, reason };
      office.ended ??= 'handed-over';
    },
  };
  void post.stopped.then(() => {
    office.ended ??= 'stopped';
  });
  void tenure.superseded.then(({ holder, term }) => {
    office.ended ??= 'superseded';
    progress.say(`${holder} has taken over (term ${term}).`);
  });
}

async function looks(office: Office): Promise<void> {
  while (office.ended === null) {
    await look(office).catch((error: unknown) => {
      if (error instanceof SettingError) office.post.fail(error);
    });
    await wait(LOOK_MS);
  }
}

async function look({ post: { site, standing }, tenure, replication }: Office): Promise<void> {
  const state = await replication.look();
  const { arbiter, other } = tenure.heard();
  const safe = replication.inSync() && tenure.mayBeSucceeded();
  Object.assign(standing, { database: state, commitWaits: state.waitsFor !== null, safe });
  Object.assign(standing, { arbiterHeard: arbiter, otherHeard: other });
  if (other) refuseStranger(state, (await ask(site.other, site.key, { kind: 'state' })).systemId);
}

/** From here on people work here. A stand-by that was made the primary becomes one now. */
async function begin({ post, database: { url } }: Office): Promise<KeptServer> {
  const { settings, standing, progress, clock, site } = post;
  // Whoever was waited for followed the other; in recovery the setting may be changed, and nothing waits.
  if (post.tookOver) await waitForFollower(url(), null);
  await promote(url());
  post.tookOver = false;
  keepSite(settings.dataDir, { role: 'primary', term: standing.term });
  standing.doing = 'starts';
  const spare = post.spare === null ? {} : { spare: post.spare };
  post.spare = null;
  const server = keepServer({ settings, databaseUrl: url, progress, clock, leased: true, ...spare });
  void server.ready.then(
    (address) => {
      if (standing.role !== 'primary') return;
      Object.assign(standing, { serves: true, doing: 'serves' });
      progress.step('ready');
      progress.say(`\nTrefoil: ${address}   (${site.name} is the primary)\n`);
    },
    (error: unknown) => post.fail(error),
  );
  return server;
}

/** Neither the arbiter nor the other site is heard: the other may begin in a second, so this one ends now, not kindly. */
async function end(office: Office): Promise<void> {
  const { standing, progress, settings } = office.post;
  const what = 'neither the other site nor the arbiter was heard';
  progress.say(`${what}: this site stops writing.`);
  noteFault(settings.dataDir, { at: Date.now(), component: 'lines', what, byItself: 'This site stopped writing.' });
  Object.assign(standing, {
    serves: false,
    doing: 'has stopped writing: hears neither the other site nor the arbiter',
  });
  office.server?.replace();
  await office.server?.stop();
  office.server = null;
}

/** The database has stopped and has sent all; the other begins. If it does not, this site goes on. */
async function handOver(post: Post, term: number): Promise<boolean> {
  const { site, voter, standing, settings, progress } = post;
  const { by, reason } = post.handing ?? { by: site.name, reason: 'switch-over' };
  standing.doing = 'hands over';
  voter.release(site.name, term);
  await ask(site.arbiter, site.key, { kind: 'release', site: site.name, term }).catch(() => undefined);
  const until = steadyNow() + HAND_OVER_MS;
  for (let has = false; !has; await wait(TICK_MS)) {
    if (steadyNow() > until) {
      progress.say('The other site did not take over within a minute: this one goes on.');
      return false;
    }
    await ask(site.other, site.key, { kind: 'hand-over', term, by, reason }).catch(() => undefined);
    const state = await ask(site.other, site.key, { kind: 'state' }).catch(() => null);
    has = state?.role === 'primary' && state.serves;
  }
  keepSite(settings.dataDir, { role: 'stand-by', term: term + 1 });
  standing.term = term + 1;
  await turnRound(settings.dataDir, site, progress);
  return true;
}
