import { setTimeout as wait } from 'node:timers/promises';
import { readDatabaseState } from '../../../kernel/index.ts';
import { noteFault } from '../own-faults.ts';
import { keepDatabase } from '../supervisor/database.ts';
import { makeSpare } from '../supervisor/server.ts';
import { becomeStandby, isMade, keepSite, refuseStranger } from './keep-site.ts';
import type { Post } from './post.ts';
import { nextSaying, steadyNow } from './voter.ts';
import { ask } from './wire.ts';
import type { Said } from './words.ts';

const LOOK_MS = 1_000;
const TICK_MS = 250;

export type Attended = { readonly how: 'stopped' } | { readonly how: 'elected'; readonly since: Since };
export interface Since {
  readonly arbiter: number | null;
  readonly other: number | null;
}

/** The time of a stand-by: it follows, serves nobody, and takes over when the primary's right has run out and one other agrees. */
export async function attend(post: Post): Promise<Attended> {
  const { settings, site, standing, voter, progress, stopped, clock } = post;
  Object.assign(standing, {
    role: 'stand-by',
    serves: false,
    doing: 'is made a copy of the other site',
    commitWaits: false,
    safe: false,
  });
  const ends = { stopped: false };
  void stopped.then(() => {
    ends.stopped = true;
  });
  if (!(await isMade(settings.dataDir))) {
    // Whom it voted for as another than it now is says nothing of whom it follows.
    voter.forget();
    await Promise.race([becomeStandby(settings.dataDir, site, progress), stopped]);
  }
  if (ends.stopped) return { how: 'stopped' };
  const database = await keepDatabase({
    ...{ dataDir: settings.dataDir, progress, reachable: site.database },
    onMoved: () => undefined,
  });
  const order: { forced: boolean; now: boolean } = { forced: false, now: false };
  const why = { by: site.name, reason: 'the other site was no longer heard' };
  post.deeds = {
    takeOver: async (by, reason, forced) => {
      Object.assign(why, { by, reason });
      Object.assign(order, { now: true, forced: order.forced || forced });
    },
  };
  post.spare = makeSpare({ settings, databaseUrl: database.url, clock, leased: true });
  post.spare.prepare();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let elected: Since | null = null;
  standing.doing = 'stands by';
  progress.say(`${site.name} stands by.`);
  while (!ends.stopped && elected === null) {
    if (steadyNow() - lookedAt > LOOK_MS) {
      lookedAt = steadyNow();
      await look(post, database.url()).catch(() => undefined);
    }
    const { holder, promisedUntil } = voter.ballot();
    // Whom it has never voted for it does not succeed, but by a person's word.
    const knows = holder !== null && holder !== site.name;
    if ((knows || order.now) && steadyNow() >= promisedUntil) elected = await stand(post, order.forced);
    if (elected === null) await wait(TICK_MS);
  }
  if (elected === null) {
    post.spare.discard();
    await database.stop();
    return { how: 'stopped' };
  }
  standing.tookOver = { at: Date.now(), ...why };
  progress.say(`${site.name} takes over (term ${standing.term}): ${why.reason} (${why.by}).`);
  const byItself = `${site.name} took over as term ${standing.term}, ordered by ${why.by}.`;
  noteFault(settings.dataDir, { at: Date.now(), component: 'primary site', what: why.reason.slice(0, 500), byItself });
  keepSite(settings.dataDir, { role: 'primary', term: standing.term });
  post.tookOver = true;
  database.release();
  return { how: 'elected', since: elected };
}

async function look({ site, standing }: Post, url: string): Promise<void> {
  const [state, other, arbiter] = await Promise.all([
    readDatabaseState(url),
    ask(site.other, site.key, { kind: 'state' }).catch(() => null),
    ask(site.arbiter, site.key, { kind: 'state' }).catch(() => null),
  ]);
  Object.assign(standing, { database: state, otherHeard: other !== null, arbiterHeard: arbiter !== null });
  refuseStranger(state, other?.systemId ?? null);
}

/** Its own vote and that of one other make two of three. Short of that all wishes are taken back. */
async function stand({ site, voter, standing }: Post, forced: boolean): Promise<Since | null> {
  const sentAt = steadyNow();
  const term = Math.max(voter.ballot().term, standing.term) + 1;
  const wish = { site: site.name, term, inSync: false, forced, ...nextSaying() };
  if (!voter.vote(wish).granted) return null;
  const of = (url: string): Promise<Said<'vote'> | null> =>
    ask(url, site.key, { kind: 'vote', wish }).catch(() => null);
  const [arbiter, other] = await Promise.all([of(site.arbiter), of(site.other)]);
  if (arbiter?.granted === true || other?.granted === true) {
    standing.term = term;
    return { arbiter: arbiter?.granted === true ? sentAt : null, other: other?.granted === true ? sentAt : null };
  }
  voter.withdraw(site.name, term);
  const back = { kind: 'withdraw', site: site.name, term } as const;
  await Promise.all([site.arbiter, site.other].map((url) => ask(url, site.key, back).catch(() => null)));
  // Whoever knows a later term is asked for one later still.
  standing.term = Math.max(standing.term, arbiter?.term ?? 0, other?.term ?? 0);
  return null;
}
