import { join } from 'node:path';
import { runGazetteerCommand, runRoadsCommand } from '../../../modules/gazetteer/index.ts';
import { out, say } from './io.ts';

const packsFolder = join(import.meta.dirname, '..', '..', '..', 'data', 'packs');

/** `./trefoil gazetteer search` and `gazetteer import`. */
export function gazetteer(args: readonly string[]): Promise<number> {
  return runGazetteerCommand(args, { write: out, complain: say, packsFolder });
}

/** `./trefoil roads import` and `roads table`. */
export function roads(args: readonly string[]): Promise<number> {
  return runRoadsCommand(args, { write: out, complain: say });
}
