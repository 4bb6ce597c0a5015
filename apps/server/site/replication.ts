import { type DatabaseState, readDatabaseState, waitForFollower } from '../../../kernel/index.ts';
import { noteFault } from '../own-faults.ts';
import type { Progress } from '../supervisor/progress.ts';
import type { SiteSettings } from './site-settings.ts';

export interface Replication {
  /** Whether the other site has all that was acknowledged here. */
  readonly inSync: () => boolean;
  /** Looks once: who follows, how far, and whether commits should wait for it. */
  look(): Promise<DatabaseState>;
}

interface Needs {
  readonly site: SiteSettings;
  readonly url: () => string;
  readonly progress: Progress;
  /** Has the arbiter agree that the other site may no longer take over by itself. */
  readonly saidOutOfSync: () => Promise<boolean>;
  readonly dataDir: string;
  /** Told each time that the database has answered. */
  readonly onLook: () => void;
}

/** Looks in a row without a follower before it counts as away: a line that is made anew is none. */
const MISSES = 3;
/** With `this-site` a stand-by that is further behind does not take over by itself. */
const CLOSE_BYTES = 16_000_000;

/**
 * Decides whether commits wait for the other site. Before they stop waiting, the arbiter must know that the other site lacks something from
 * now on; before it is told otherwise, the other site has everything. So no one that lacks an acknowledged command takes over by itself.
 */
export function makeReplication({ site, url, progress, saidOutOfSync, dataDir, onLook }: Needs): Replication {
  let isInSync = false;
  let misses = 0;
  /** What must be safe at the other site before it counts as in sync: all that was written while nobody waited for it. */
  let wanted: number | null = null;

  const lose = async (state: DatabaseState): Promise<void> => {
    misses += 1;
    if (misses < MISSES) return;
    isInSync = false;
    wanted = null;
    if (state.waitsFor === null || !(await saidOutOfSync())) return;
    await waitForFollower(url(), null);
    const byItself = 'Commands are answered without it, and are not safe at a second site until it is back.';
    progress.say(`The stand-by is away. ${byItself}`);
    noteFault(dataDir, { at: Date.now(), component: 'stand-by', what: 'the stand-by is away', byItself });
  };
  const join = async (state: DatabaseState, follower: NonNullable<DatabaseState['follower']>): Promise<void> => {
    misses = 0;
    if (site.commit === 'this-site') {
      if (state.waitsFor !== null) await waitForFollower(url(), null);
      isInSync = follower.behindBytes < CLOSE_BYTES;
      return;
    }
    if (state.waitsFor === null) {
      await waitForFollower(url(), follower.name);
      return;
    }
    if (!follower.isSynchronous) return;
    wanted ??= state.at;
    if (!isInSync && state.at - follower.behindBytes >= wanted) {
      isInSync = true;
      progress.say('The stand-by has everything, and each command from now on.');
    }
  };
  return {
    inSync: () => isInSync,
    look: async () => {
      const state = await readDatabaseState(url());
      onLook();
      if (state.follower === null) await lose(state);
      else await join(state, state.follower);
      return state;
    },
  };
}
