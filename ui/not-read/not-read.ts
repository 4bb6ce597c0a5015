/** `away`: still to come, from a server that cannot be reached. */
export type Readiness = 'waiting' | 'ready' | 'failed' | 'away';

/**
 * What is said instead of "none" while rows are still to come, or cannot be read; null once they are there. Nobody may take
 * an empty list for an all-clear that nobody gave.
 */
export function notRead(state: Readiness, what: string): string | null {
  if (state === 'ready') return null;
  if (state === 'away') return `No connection: ${what} cannot be read yet`;
  return state === 'failed' ? `${what[0]?.toUpperCase()}${what.slice(1)} cannot be read here` : `Reading ${what} …`;
}

/** A count, once there is one. */
export function countOf(state: Readiness, count: number): string {
  return state === 'ready' ? String(count) : '–';
}
