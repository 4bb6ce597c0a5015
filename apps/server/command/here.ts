import { openEmbedded } from '../../../kernel/index.ts';
import { readSettings, SettingError, type Settings } from '../settings.ts';
import { findLiving } from '../supervisor/process-mark.ts';
import { serverMark, supervisorMark } from '../supervisor/supervise.ts';
import { UsageError } from './usage.ts';

/** The settings that a server started here would have. */
export function settingsOf(): Settings {
  try {
    return readSettings(process.env, { demo: false, pack: null });
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    throw error;
  }
}

/** The database of this machine, left as it was found: running under a server, or at rest. */
export async function openHere({
  databaseUrl,
  dataDir,
}: Settings): Promise<{ url: string; leave: () => Promise<void> }> {
  if (databaseUrl !== null) return { url: databaseUrl, leave: async () => undefined };
  const inUse = findLiving(supervisorMark(dataDir)) !== null || findLiving(serverMark(dataDir)) !== null;
  const embedded = await openEmbedded(dataDir);
  return { url: embedded.url, leave: async () => (inUse ? undefined : embedded.stop()) };
}
