import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadedPacks, packFolder, readSettings, refuseUnknown, SettingError } from '../settings.ts';
import { makeProgress } from '../supervisor/progress.ts';
import { supervise } from '../supervisor/supervise.ts';
import { parsed, UsageError } from './usage.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** `./trefoil start`: the database, the server and whoever looks after both. */
export async function start(args: readonly string[]): Promise<number> {
  const { values } = parsed(() =>
    parseArgs({ args: [...args], options: { demo: { type: 'boolean' }, pack: { type: 'string' } } }),
  );
  const pack = values.pack ?? null;
  try {
    refuseUnknown(process.env);
    const settings = readSettings(process.env, { demo: values.demo ?? false, pack });
    if (!existsSync(join(packFolder(settings), 'pack.json'))) {
      const packs = [...packsIn(loadedPacks(settings.dataDir)), ...packsIn(settings.packsDir)];
      const there = packs.length === 0 ? 'none' : packs.join(', ');
      throw new UsageError(
        `there is no pack "${settings.pack}" in ${settings.packsDir} (TREFOIL_PACKS); there are: ${there}`,
      );
    }
    await supervise(settings, root, makeProgress(process.stdout));
    return 0;
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    throw error;
  }
}

function packsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'pack.json')));
}
