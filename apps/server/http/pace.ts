import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { ProblemError, problem } from './problem.ts';

interface Rules {
  /** As many at once: a whole control room behind one address signs in at the change of a shift. */
  readonly burst: number;
  readonly perSecond: number;
  /** Sources remembered; the oldest are forgotten first, so that a flood from everywhere costs no memory. */
  readonly most?: number;
}

export type Pace = (source: string) => number;

/** A bucket of tokens for each source: answers 0 when one may go on, else after how many seconds to come again. */
export function makePace(
  { burst, perSecond, most = 10_000 }: Rules,
  now: () => number = () => performance.now(),
): Pace {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (source) => {
    const key = networkOf(source);
    const at = now();
    const held = buckets.get(key) ?? { tokens: burst, at };
    const tokens = Math.min(burst, held.tokens + ((at - held.at) / 1000) * perSecond);
    // Put last again: what is asked for least long ago is remembered longest.
    buckets.delete(key);
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    const oldest = buckets.size > most ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
  };
}

/** Whoever has one IPv6 address has a /64 of them. */
function networkOf(source: string): string {
  if (!isIPv6(source) || source.startsWith('::ffff:')) return source;
  const [head = '', tail] = source.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? [] : Array.from({ length: 8 }, () => '0');
  return [...groups, ...missing].slice(0, 4).join(':');
}

/** For routes that anybody may ask: each costs the database something, and none needs to be asked faster. */
export function keepPace(pace: Pace) {
  return async (request: FastifyRequest): Promise<void> => {
    const seconds = pace(request.ip);
    if (seconds === 0) return;
    const answer = problem('slow-down', `Too many attempts from here: try again in ${seconds} seconds.`);
    throw new ProblemError(answer, { 'retry-after': String(seconds) });
  };
}
