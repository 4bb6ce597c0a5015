import { ProblemError } from './http/problem.ts';

/** System errors of a connection that cannot be made or was cut. */
const network: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * SQLSTATEs that pass by themselves (PostgreSQL, appendix A): 08 connection, 57P0x shutting down or starting up, 25006
 * read-only since another host took over, 53 out of connections or memory (of disk: see disk.ts), 58 an error of the disk, after which PostgreSQL starts anew, 25P03 ended while idle in a transaction.
 */
const passing = /^(08...|57P0[1235]|25006|53[^1]..|58...|25P03)$/;

/** What pg says without a code when its connection is lost under a query. */
const words =
  /connection to the database was lost|connection terminated|connection error|timeout exceeded when trying to connect|no answer from the database|not queryable/i;

/** Whether an error means that the database does not answer now, so that the same request may well succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.status === 503;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (network.has(code) || passing.test(code) || isSocketGone(error, code)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
  return words.test(error.message) || (error.cause !== undefined && isDatabaseAway(error.cause));
}

/** Its socket goes with a server that was killed, and comes with the next. */
function isSocketGone(error: Error, code: string): boolean {
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
}
