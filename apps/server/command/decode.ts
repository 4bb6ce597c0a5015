import { runDecodeLip } from '../../../modules/exchange/index.ts';
import { out, say } from './io.ts';

/** `./trefoil decode lip`. */
export async function decode(args: readonly string[]): Promise<number> {
  return runDecodeLip(args, { out, err: say });
}
