import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { coverWarnings, loadPack, type Pack, PackError } from '../../../modules/force/index.ts';
import { loadedPacks, readSettings } from '../settings.ts';
import { out, say } from './io.ts';
import { UsageError } from './usage.ts';

const packsFolder = join(import.meta.dirname, '..', '..', '..', 'data', 'packs');

/** `./trefoil pack check DIR`: a pack by its folder, or one of those shipped by its name. */
export async function checkPack(args: readonly string[]): Promise<number> {
  const found = readPack('check', args);
  if (found === null) return 1;
  const { name, version, codes, grades, seats } = found.pack;
  out(`${name} ${version}: ${codes.length} codes, ${grades.length} grades, ${seats.length} seats`);
  return 0;
}

/** `./trefoil pack load DIR`: checked whole, then put in the data directory in one step; the next start takes it up. */
export async function loadPackFolder(args: readonly string[]): Promise<number> {
  const found = readPack('load', args);
  if (found === null) return 1;
  const { id, name, version } = found.pack;
  const folder = loadedPacks(readSettings(process.env, { demo: false, pack: id }).dataDir);
  const [place, arriving, leaving] = [
    join(folder, id),
    join(folder, `.${id}.arriving`),
    join(folder, `.${id}.leaving`),
  ];
  for (const left of [arriving, leaving]) rmSync(left, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(found.dir, arriving, { recursive: true });
  if (existsSync(place)) renameSync(place, leaving);
  renameSync(arriving, place);
  rmSync(leaving, { recursive: true, force: true });
  out(`${name} ${version} is loaded. Start with --pack ${id}: what is new in it counts from then on,`);
  out('unless the bureau has put another version in force: then it stands among the versions, to be published.');
  return 0;
}

/** The pack in the folder; null when it has faults, which are then said, one a line. */
function readPack(verb: string, [wanted, ...more]: readonly string[]): { dir: string; pack: Pack } | null {
  if (wanted === undefined || more.length > 0) {
    throw new UsageError(`pack ${verb} needs one folder, e.g. data/packs/rutland`);
  }
  const dir = existsSync(join(packsFolder, wanted)) ? join(packsFolder, wanted) : wanted;
  if (!existsSync(join(dir, 'pack.json'))) throw new UsageError(`there is no pack.json in ${dir}`);
  try {
    const pack = loadPack(dir);
    for (const warning of coverWarnings(pack)) say(`warning: ${warning}`);
    return { dir, pack };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    for (const line of error.message.split('\n')) out(line);
    return null;
  }
}
