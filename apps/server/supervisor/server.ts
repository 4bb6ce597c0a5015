import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { SteadyClock } from '../../../kernel/index.ts';
import { noteFault } from '../own-faults.ts';
import type { Settings } from '../settings.ts';
import { keepAlive } from './kept-alive.ts';
import type { Progress } from './progress.ts';

/** What the server tells its parent while it starts. */
export const Told = z.union([
  z.object({ tell: z.literal('step'), text: z.string() }),
  z.object({ tell: z.literal('ready'), url: z.string() }),
  z.object({ tell: z.literal('refused'), text: z.string() }),
]);
export type Told = z.output<typeof Told>;

/** The server's own no: starting it again would not help. */
export const REFUSED_EXIT = 78;

export interface KeptServer {
  /** Resolves with the address once it answers; rejects when the server refuses to start at all. */
  readonly ready: Promise<string>;
  replace(): void;
  /** Tells the server, and every one after it, how things stand. */
  tell(message: object): void;
  stop(): Promise<void>;
}

interface Care {
  readonly settings: Settings;
  readonly databaseUrl: () => string;
  readonly progress: Progress;
  /** A server that is started again goes on with the same time, whatever the machine's clock says by then. */
  readonly clock: SteadyClock;
  /** It may serve only as long as it is told so (apps/server/site). */
  readonly leased?: true;
  /** One that was made before it was needed, as a stand-by does. */
  readonly spare?: Spare;
}

export interface Spare {
  prepare(): void;
  take(): ChildProcess | null;
  discard(): void;
}

const KINDLY_MS = 8000;
const MOST_FAILURES = 4;

/**
 * Keeps the application server running, as a process of its own group: Ctrl-C reaches the supervisor, which ends it in order.
 * A spare stands by with everything in memory, so that a crash costs a fraction of a second.
 */
export function keepServer(care: Care): KeptServer {
  const first = Promise.withResolvers<string>();
  const spare = care.spare ?? makeSpare(care);
  let refusal: string | null = null;
  let hasBeenReady = false;
  let failures = 0;
  let stopping = false;
  const teller = makeTeller();
  const spawnOne = (): ChildProcess => {
    const child = spare.take() ?? launch(care, []);
    teller.turnTo(child);
    child.on('message', (message) => {
      const told = Told.safeParse(message).data;
      if (told?.tell === 'step' && !hasBeenReady) care.progress.step(told.text);
      if (told?.tell === 'refused') refusal = told.text;
      if (told?.tell !== 'ready') return;
      hasBeenReady = true;
      first.resolve(told.url);
      // One that was told to end while it started says so all the same: a spare of it would live for ever.
      if (!stopping) spare.prepare();
    });
    return child;
  };
  const kept = keepAlive({
    spawn: spawnOne,
    kindlyMs: KINDLY_MS,
    onDeath: (how) => {
      failures += 1;
      const why = refusal ?? (failures < MOST_FAILURES ? null : `the server does not start (${how})`);
      // What stops the first start will stop the next one too; later it may pass, as a full disk does.
      if (why !== null && !hasBeenReady) {
        first.reject(new Error(why));
        void kept.stop();
        return;
      }
      care.progress.say(`The server has ended (${how}): starting it again.`);
      const what = `the server has ended (${how})`;
      noteFault(care.settings.dataDir, {
        at: Date.now(),
        component: 'server',
        what,
        byItself: 'It was started again.',
      });
    },
  });
  const watching = watchHealth(care.settings.port + 1, () => kept.replace());
  return {
    ready: first.promise,
    tell: teller.tell,
    replace: () => {
      spare.discard();
      kept.replace();
    },
    stop: async () => {
      stopping = true;
      watching.abort();
      spare.discard();
      await kept.stop();
    },
  };
}

/** Tells whichever server there is, and each new one what was said last. */
function makeTeller() {
  let child: ChildProcess | null = null;
  let last: object | null = null;
  const tell = (message: object): void => {
    last = message;
    if (child?.connected === true) child.send(message, () => undefined);
  };
  return {
    tell,
    turnTo: (next: ChildProcess): void => {
      child = next;
      if (last !== null) tell(last);
    },
  };
}

const SPARE_AFTER_MS = 1000;

/** One process in waiting. It is made when the server in front of it has settled, not to be in its way. */
export function makeSpare(care: Pick<Care, 'settings' | 'databaseUrl' | 'clock' | 'leased'>): Spare {
  let waiting: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  const discard = (): void => {
    clearTimeout(timer);
    waiting?.kill('SIGKILL');
    waiting = null;
  };
  return {
    prepare: (): void => {
      timer = setTimeout(() => {
        const made = launch(care, ['--spare']);
        waiting = made;
        made.on('error', () => undefined);
        made.once('exit', () => {
          if (waiting === made) waiting = null;
        });
      }, SPARE_AFTER_MS);
    },
    take: (): ChildProcess | null => {
      clearTimeout(timer);
      const taken = waiting;
      waiting = null;
      if (taken === null || taken.exitCode !== null || !taken.connected) return null;
      taken.send({ go: true });
      return taken;
    },
    discard,
  };
}

function launch(
  { settings, databaseUrl, clock, leased }: Pick<Care, 'settings' | 'databaseUrl' | 'clock' | 'leased'>,
  more: readonly string[],
): ChildProcess {
  const main = join(import.meta.dirname, '..', 'main.ts');
  const { at, steadyMs } = clock.anchor();
  const args = [
    main,
    '--pack',
    settings.pack,
    '--anchor',
    `${at},${steadyMs}`,
    '--parent',
    String(process.pid),
    ...(settings.demo ? ['--demo'] : []),
    ...(leased === true ? ['--leased'] : []),
    ...more,
  ];
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    env: {
      ...process.env,
      // Set from outside, since what a module imports is read and compiled before its own first line runs.
      NODE_COMPILE_CACHE: join(settings.dataDir, 'compiled'),
      PORT: String(settings.port),
      TREFOIL_DATA: settings.dataDir,
      DATABASE_URL: settings.databaseUrl ?? databaseUrl(),
    },
  });
}

const ASK_MS = 5000;
const DEAF_MOST = 6;

/** A server that has answered once and then falls silent for half a minute hangs: it is ended and started again. */
function watchHealth(privatePort: number, onDeaf: () => void): AbortController {
  const stop = new AbortController();
  const watch = async (): Promise<void> => {
    let misses = Number.NEGATIVE_INFINITY;
    for (;;) {
      await wait(ASK_MS, undefined, { signal: stop.signal });
      misses = (await answers(privatePort)) ? 0 : misses + 1;
      if (misses < DEAF_MOST) continue;
      onDeaf();
      misses = Number.NEGATIVE_INFINITY;
    }
  };
  watch().catch(() => undefined);
  return stop;
}

async function answers(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(ASK_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
