import { runVerify } from '../../../tools/verify/verify.ts';
import { out, say } from './io.ts';

/** `./trefoil verify`: neither server nor database is asked. */
export function verify(args: readonly string[]): Promise<number> {
  return runVerify(args, { out, say });
}
