import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack, PackError } from '../../../modules/force/index.ts';
import { out } from './io.ts';
import { UsageError } from './usage.ts';

const packsFolder = join(import.meta.dirname, '..', '..', '..', 'data', 'packs');

/** `./trefoil pack check DIR`: a pack by its folder, or one of those shipped by its name. */
export async function checkPack(args: readonly string[]): Promise<number> {
  const [wanted, ...more] = args;
  if (wanted === undefined || more.length > 0)
    throw new UsageError('pack check needs one folder, e.g. data/packs/rutland');
  const dir = existsSync(join(packsFolder, wanted)) ? join(packsFolder, wanted) : wanted;
  if (!existsSync(join(dir, 'pack.json'))) throw new UsageError(`there is no pack.json in ${dir}`);
  try {
    const pack = loadPack(dir);
    out(
      `${pack.name} ${pack.version}: ${pack.codes.length} codes, ${pack.grades.length} grades, ${pack.seats.length} seats`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    for (const line of error.message.split('\n')) out(line);
    return 1;
  }
}
