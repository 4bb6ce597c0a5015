import { migrate, openDatabase, systemClock } from '../../../kernel/index.ts';
import { runUsersCommand } from '../../../modules/identity/index.ts';
import { claimModeIfFree } from '../mode.ts';
import { wireModules } from '../modules.ts';
import { packFolder } from '../settings.ts';
import { openHere, settingsOf } from './here.ts';
import { out, say } from './io.ts';

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
      sealKey: null,
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
