import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, SettingError } from '../settings.ts';
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
  if (pack !== null && !packs().includes(pack)) {
    throw new UsageError(`there is no pack "${pack}"; one of: ${packs().join(', ')}`);
  }
  try {
    const settings = readSettings(process.env, { demo: values.demo ?? false, pack });
    await supervise(settings, root, makeProgress(process.stdout));
    return 0;
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    throw error;
  }
}

function packs(): readonly string[] {
  const folder = join(root, 'data', 'packs');
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'pack.json')));
}
