import { setTimeout as wait } from 'node:timers/promises';
import { type Embedded, isRunning, openEmbedded, type Reachable } from '../../../kernel/index.ts';
import { noteFault } from '../own-faults.ts';
import type { Progress } from './progress.ts';

export interface KeptDatabase {
  readonly url: () => string;
  stop(): Promise<void>;
  /** Looks after it no more and leaves it running, for whoever opens it next. */
  release(): void;
}

interface Care {
  readonly dataDir: string;
  readonly progress: Progress;
  /** Told when it runs again under another address. */
  readonly onMoved: () => void;
  /** How another site reaches it; left out: none does. */
  readonly reachable?: Reachable;
}

const LOOK_MS = 250;
const ASK_MS = 5000;
const DEAF_MOST = 6;

/**
 * Keeps the embedded database running. Its process is not our child's child: it survives us, and the next start takes it
 * over (kernel/db).
 */
export async function keepDatabase(care: Care): Promise<KeptDatabase> {
  const open = (): Promise<Embedded> =>
    openEmbedded(
      care.dataDir,
      (what) => care.progress.step(what),
      care.reachable === undefined ? {} : { reachable: care.reachable },
    );
  let database = await open();
  let stopping = false;

  const repair = async (): Promise<void> => {
    const before = database.url;
    const at = Date.now();
    care.progress.say('The database has stopped: starting it again.');
    database = await open();
    const [what, byItself] = ['the database has stopped', 'It was started again; commands waited for it.'];
    noteFault(care.dataDir, { at, component: 'database', what, byItself });
    if (database.url !== before) care.onMoved();
  };
  const watch = async (): Promise<void> => {
    const deaf = makeDeafness();
    while (!stopping) {
      await wait(LOOK_MS);
      if (stopping || (isRunning(database) && !(await deaf.tooLong(database)))) continue;
      // A disk that is full or a folder that is gone may be put right by hand meanwhile: try for ever.
      await repair().catch((error: unknown) => care.progress.say(`The database does not start: ${String(error)}`));
    }
  };
  void watch();

  return {
    url: () => database.url,
    stop: async () => {
      stopping = true;
      await database.stop();
    },
    release: () => {
      stopping = true;
    },
  };
}

/** A server that runs but answers nobody for half a minute counts as dead; a busy machine is not yet a dead one. */
function makeDeafness() {
  let askedAt = performance.now();
  let misses = 0;
  return {
    tooLong: async (database: Embedded): Promise<boolean> => {
      if (performance.now() - askedAt < ASK_MS) return false;
      askedAt = performance.now();
      misses = (await database.alive()) ? 0 : misses + 1;
      if (misses < DEAF_MOST) return false;
      misses = 0;
      return true;
    },
  };
}
