import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts } from '../../tools/free-ports.ts';
import { layRested } from './rested.ts';

const root = resolve(import.meta.dirname, '../..');

/** Trefoil as a newcomer starts it: `./trefoil start --demo`, with a data directory and ports of its own. */
export interface RunningTrefoil {
  readonly url: string;
  /** The private door: metrics and the description of the API. */
  readonly privateUrl: string;
  readonly dataDir: string;
  /** All that it has printed. */
  readonly output: () => string;
  /** kill -9 of the app server, of PostgreSQL's first process, or of the parent that looks after both (then see `revive`). */
  readonly kill: (what: Part) => void;
  /** Starts Trefoil again on the same directory and port after its parent was killed; answers when it says that it is ready. */
  readonly revive: () => Promise<void>;
  /** Nothing that dies is started again until the answer is called: an outage that lasts long enough to be looked at. */
  readonly holdBack: () => () => void;
  /** Answers when `/readyz` says yes. */
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export type Part = 'server' | 'database' | 'parent';

export interface TrefoilOptions {
  readonly pack?: string;
  /** A folder of packs instead of those that ship. */
  readonly packs?: string;
  /** Further variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A directory of the caller's, which it removes itself; left out: one of its own. */
  readonly dataDir?: string;
  /** From nothing: what is told is the first start itself, or needs it once. */
  readonly anew?: true;
}

/** As it ships it goes on from a first start that was made for the whole run; with options of its own it makes its own. */
export async function startTrefoil(options: TrefoilOptions = {}): Promise<RunningTrefoil> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'trefoil-journey-'));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(dataDir, 0o711);
  if (Object.keys(options).length === 0) await layRested(dataDir, firstStart);
  const port = await freePorts(3);
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  let child = launch(options, { dataDir, port });
  // A newcomer goes by the address that it prints; after a kill `/readyz` is the word.
  const started = async (): Promise<void> => {
    const from = output.length;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    await until(
      async () => /^Trefoil: http/m.test(output.slice(from)),
      child,
      () => output,
    );
    await ready();
  };
  const ready = (): Promise<void> =>
    until(
      () => answersReady(url),
      child,
      () => output,
    );
  await started();
  return {
    url,
    privateUrl: `http://127.0.0.1:${port + 1}`,
    dataDir,
    output: () => output,
    kill: (what) => {
      if (what === 'parent') child.kill('SIGKILL');
      else killNine(dataDir, what);
    },
    revive: async () => {
      await gone(child);
      child = launch(options, { dataDir, port });
      await started();
    },
    holdBack: () => {
      child.kill('SIGSTOP');
      return () => void child.kill('SIGCONT');
    },
    ready,
    stop: async () => {
      await ended(child);
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function firstStart(dataDir: string): Promise<void> {
  mkdirSync(dataDir);
  const trefoil = await startTrefoil({ dataDir });
  await trefoil.stop();
}

function launch(options: TrefoilOptions, { dataDir, port }: { dataDir: string; port: number }): ChildProcess {
  const args = ['start', '--demo', ...(options.pack === undefined ? [] : ['--pack', options.pack])];
  return spawn(join(root, 'trefoil'), args, {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      TREFOIL_DATA: dataDir,
      // Whatever database the caller works with, what is killed here is one of our own.
      DATABASE_URL: '',
      ...(options.packs !== undefined && { TREFOIL_PACKS: options.packs }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function until(reached: () => Promise<boolean>, child: ChildProcess, output: () => string): Promise<void> {
  while (!(await reached())) {
    if (child.exitCode !== null) {
      // What it said last may still be on its way.
      if (child.stderr?.readableEnded === false) await once(child.stderr, 'end');
      throw new Error(`trefoil start ended with ${child.exitCode}:\n${output()}`);
    }
    await wait(50);
  }
}

async function answersReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  return answer?.ok === true;
}

function killNine(dataDir: string, what: 'server' | 'database'): void {
  try {
    process.kill(pidOf(dataDir, what), 'SIGKILL');
  } catch (error) {
    // It may be down already from the kill before: then there is nothing to kill.
    if (!(error instanceof Error && 'code' in error && ['ESRCH', 'ENOENT'].includes(String(error.code)))) throw error;
  }
}

function pidOf(dataDir: string, what: 'server' | 'database'): number {
  if (what === 'server') {
    const mark = JSON.parse(readFileSync(join(dataDir, 'server.process'), 'utf8')) as { pid: number };
    return mark.pid;
  }
  return Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  await gone(child);
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => child.once('exit', done));
}
