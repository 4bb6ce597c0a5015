import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface KeptAlive {
  /** Ends the child for good: kindly, then by force. */
  stop(): Promise<void>;
  /** Ends the child by force; it is started again like after any death. */
  replace(): void;
}

interface Care {
  readonly spawn: () => ChildProcess;
  /** Told at each unexpected end. */
  readonly onDeath: (how: string) => void;
  readonly kindlyMs: number;
}

const LONGEST_PAUSE_MS = 1000;
const SETTLED_MS = 1500;

/**
 * Keeps one child process running. The first death is answered at once (the promise is two seconds); a child that dies
 * again and again is started less eagerly, so that it does not take the machine with it.
 */
export function keepAlive(care: Care): KeptAlive {
  let child: ChildProcess | null = null;
  let stopping = false;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;

  const start = (): void => {
    const startedAt = Date.now();
    const started = care.spawn();
    child = started;
    const ended = (how: string): void => {
      if (child !== started) return;
      child = null;
      if (stopping) return;
      deaths = Date.now() - startedAt > SETTLED_MS ? 1 : deaths + 1;
      care.onDeath(how);
      timer = setTimeout(start, Math.min(LONGEST_PAUSE_MS, (deaths - 1) * 200));
    };
    started.once('exit', (code, signal) => ended(signal === null ? `exit code ${code}` : signal));
    started.once('error', (error) => ended(error.message));
  };
  start();

  return {
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (child !== null) await end(child, care.kindlyMs);
    },
    replace: () => {
      child?.kill('SIGKILL');
    },
  };
}

async function end(child: ChildProcess, kindlyMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), kindlyMs);
  await gone;
  clearTimeout(timer);
}
