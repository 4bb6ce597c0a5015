import { type Db, openDatabase, openEmbedded, systemClock } from '../../../kernel/index.ts';
import { type Modules, wireModules } from '../modules.ts';
import { packFolder, readSettings, SettingError, type Settings } from '../settings.ts';
import { findLiving } from '../supervisor/process-mark.ts';
import { serverMark, supervisorMark } from '../supervisor/supervise.ts';
import { say } from './io.ts';
import { UsageError } from './usage.ts';

interface Here {
  readonly url: string;
  readonly db: Db;
  readonly modules: Modules;
  readonly settings: Settings;
}

/** Works on the database of this machine, beside a running server or without one, and leaves it as it was found. */
export async function withDatabaseHere(work: (here: Here) => Promise<number>): Promise<number> {
  const settings = settingsOf();
  const database = await openHere(settings);
  // Rebuilds and exports take longer than a screen would wait.
  const db = openDatabase({ url: database.url, connections: 2, patienceMs: 600_000 });
  try {
    const modules = wireModules({
      db,
      clock: systemClock,
      demo: false,
      packDir: packFolder(settings),
      dataDir: null,
      connected: () => false,
      report: (what, error) => say(`${what}: ${String(error)}`),
    });
    return await work({ url: database.url, db, modules, settings });
  } finally {
    await db.destroy();
    await database.leave();
  }
}

/** The settings that a server started here would have. */
function settingsOf(): Settings {
  try {
    return readSettings(process.env, { demo: false, pack: null });
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    throw error;
  }
}

/** The database of this machine: running under a server, or at rest. */
async function openHere({ databaseUrl, dataDir }: Settings): Promise<{ url: string; leave: () => Promise<void> }> {
  if (databaseUrl !== null) return { url: databaseUrl, leave: async () => undefined };
  const inUse = findLiving(supervisorMark(dataDir)) !== null || findLiving(serverMark(dataDir)) !== null;
  const embedded = await openEmbedded(dataDir);
  return { url: embedded.url, leave: async () => (inUse ? undefined : embedded.stop()) };
}
