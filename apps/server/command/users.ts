import { migrate, openDatabase, openEmbedded, systemClock } from '../../../kernel/index.ts';
import { runUsersCommand } from '../../../modules/identity/index.ts';
import { claimModeIfFree } from '../mode.ts';
import { wireModules } from '../modules.ts';
import { packFolder, readSettings, SettingError, type Settings } from '../settings.ts';
import { findLiving } from '../supervisor/process-mark.ts';
import { serverMark, supervisorMark } from '../supervisor/supervise.ts';
import { out, say } from './io.ts';
import { UsageError } from './usage.ts';

/** `./trefoil users …`: works beside a running server and without one. */
export async function users(args: readonly string[]): Promise<number> {
  const settings = settingsOf();
  const database = await openHere(settings);
  const db = openDatabase({ url: database.url, connections: 2 });
  try {
    const { identity, definitions } = wireModules({
      db,
      clock: systemClock,
      demo: false,
      packDir: packFolder(settings),
      dataDir: null,
      connected: () => false,
      report: (what, error) => say(`${what}: ${String(error)}`),
    });
    await migrate(database.url, definitions);
    await claimModeIfFree(db, 'live');
    return await runUsersCommand(args, { identity }, { out, say });
  } finally {
    await db.destroy();
    await database.leave();
  }
}

function settingsOf(): Settings {
  try {
    return readSettings(process.env, { demo: false, pack: null });
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    throw error;
  }
}

/** The database of this machine, left as it was found: running under a server, or at rest. */
async function openHere({ databaseUrl, dataDir }: Settings): Promise<{ url: string; leave: () => Promise<void> }> {
  if (databaseUrl !== null) return { url: databaseUrl, leave: async () => undefined };
  const inUse = findLiving(supervisorMark(dataDir)) !== null || findLiving(serverMark(dataDir)) !== null;
  const embedded = await openEmbedded(dataDir);
  return { url: embedded.url, leave: async () => (inUse ? undefined : embedded.stop()) };
}
