import { setTimeout as wait } from 'node:timers/promises';

/** Lost version race (ours), unique clash, serialization failure, deadlock: all mean "somebody was first: read again". */
const clashes: ReadonlySet<string> = new Set(['TR409', '23505', '40001', '40P01']);
const MOST_TRIES = 25;

/** Another command of this process was first, and is written, or another pack was taken up: read again at once. Somebody wins every such race. */
export class Overtaken extends Error {
  constructor() {
    super('what was read has moved on');
  }
}

/** Runs `once` again after a lost race; any other fault, and a race lost 25 times over, goes to the caller. */
export async function retrying<T>(once: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; ) {
    try {
      return await once();
    } catch (error) {
      if (error instanceof Overtaken) continue;
      if (tries >= MOST_TRIES || !isClash(error)) throw error;
      // Jitter, so that two who met do not meet again in step.
      await wait(Math.random() * Math.min(50, 2 ** tries));
      tries += 1;
    }
  }
}

function isClash(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && clashes.has(error.code);
}
