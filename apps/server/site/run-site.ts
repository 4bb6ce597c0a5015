import { steadyClock } from '../../../kernel/index.ts';
import { SettingError, type Settings } from '../settings.ts';
import type { Progress } from '../supervisor/progress.ts';
import { makeAgent, type Standing } from './agent.ts';
import { attend, type Since } from './attend.ts';
import { ballotFile, keepSite, readSite } from './keep-site.ts';
import { lead } from './lead.ts';
import type { Post } from './post.ts';
import type { SiteSettings } from './site-settings.ts';
import { openVoter } from './voter.ts';
import { hear } from './wire.ts';

const CLOCK_MS = 1_000;

/** One of two sites, from its start to its stop: primary or stand-by, whichever it was, and whichever it becomes. */
export async function runSite(
  settings: Settings,
  site: SiteSettings,
  progress: Progress,
  stopped: Promise<void>,
): Promise<void> {
  const failed = Promise.withResolvers<void>();
  const faults: unknown[] = [];
  const fail = (error: unknown): void => {
    faults.push(error);
    failed.resolve();
  };
  const post = makePost({ settings, site, progress, fail, stopped: Promise.race([stopped, failed.promise]) });
  const server = await hear({ ...site.listen, key: site.key, answer: agentOf(post) });
  try {
    await live(post);
    if (faults.length > 0) throw faults[0];
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function agentOf(post: Post): ReturnType<typeof makeAgent> {
  const { settings, site, voter, standing } = post;
  return makeAgent({
    ...{ dataDir: settings.dataDir, site, voter, standing },
    deeds: {
      admit: async (name) => {
        if (post.deeds.admit === undefined) throw new Error(`${site.name} is no primary now`);
        await post.deeds.admit(name);
      },
      handedOver: (term, by, reason) => {
        voter.release(voter.ballot().holder ?? '', term);
        void post.deeds.takeOver?.(by, reason, false);
      },
      order: (order, by, reason) => carryOut(post, order, by, reason),
    },
  });
}

function makePost(given: Pick<Post, 'settings' | 'site' | 'progress' | 'stopped' | 'fail'>): Post {
  const { settings, site } = given;
  const { role, term } = readSite(settings.dataDir);
  if (role === 'superseded') throw new SettingError(superseded(site.name));
  const standing: Standing = {
    ...{ role: role === 'primary' ? role : 'stand-by', term, doing: 'starts', serves: false, database: null },
    ...{ commitWaits: false, safe: false, arbiterHeard: false, otherHeard: false, tookOver: null },
  };
  const clock = steadyClock();
  // It notices sleep and makes up drift only when it is looked at.
  setInterval(clock.now, CLOCK_MS).unref();
  const voter = openVoter(ballotFile(settings.dataDir));
  return { ...given, clock, standing, voter, deeds: {}, handing: null, spare: null, tookOver: false };
}

async function live(post: Post): Promise<void> {
  let since: Since = { arbiter: null, other: null };
  for (let { role } = post.standing; ; ) {
    if (role === 'stand-by') {
      const attended = await attend(post);
      if (attended.how === 'stopped') return;
      ({ since } = attended);
      role = 'primary';
    }
    const ended = await lead(post, since);
    since = { arbiter: null, other: null };
    if (ended === 'stopped') return;
    if (ended === 'superseded') leave(post);
    role = ended === 'kept' ? 'primary' : 'stand-by';
  }
}

/** What this database has beyond the other’s was never acknowledged, with `both-sites`; a person decides when it is made anew. */
function leave({ settings, site, standing }: Post): never {
  keepSite(settings.dataDir, { role: 'superseded', term: standing.term });
  throw new SettingError(superseded(site.name));
}

const superseded = (name: string): string =>
  `the other site has taken over from ${name}: make this one its stand-by with ./trefoil stand-by (the database here is kept aside)`;

async function carryOut(post: Post, order: 'switch-over' | 'take-over', by: string, reason: string): Promise<string> {
  const { deeds, standing, site, progress } = post;
  progress.say(`${by} orders: ${order} (${reason}).`);
  if (order === 'switch-over') {
    if (deeds.handOver === undefined || standing.role !== 'primary')
      throw new Error('switch-over is ordered at the primary');
    await deeds.handOver(by, reason);
    return `${site.name} hands over to the other site.`;
  }
  if (deeds.takeOver === undefined || standing.role !== 'stand-by')
    throw new Error('take-over is ordered at the stand-by');
  await deeds.takeOver(by, reason, true);
  return `${site.name} takes over as soon as the primary’s right has run out and the arbiter agrees.`;
}
