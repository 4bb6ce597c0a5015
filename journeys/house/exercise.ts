import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './until.ts';

const root = resolve(import.meta.dirname, '../..');

/** A running `./trefoil exercise`. */
export interface RunningExercise {
  /** Of the page that shows it on the map. */
  readonly url: string;
  /** All that it has printed. */
  readonly said: () => string;
  /** Answers when it has been played and judged. */
  readonly ended: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Where exercises of one journey lie. */
export interface ExerciseFolder {
  readonly path: string;
  readonly start: (...args: readonly string[]) => Promise<RunningExercise>;
  /** Stops what still runs. */
  readonly remove: () => Promise<void>;
}

export function makeExerciseFolder(): ExerciseFolder {
  const path = mkdtempSync(join(tmpdir(), 'trefoil-exercises-'));
  // As root, PostgreSQL runs as another user, who must be able to enter.
  chmodSync(path, 0o755);
  const all: RunningExercise[] = [];
  return {
    path,
    start: async (...args) => {
      const started = await start(path, args);
      all.push(started);
      return started;
    },
    remove: async () => {
      await Promise.all(all.map((one) => one.stop()));
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** As far as the address that it prints for the map. */
async function start(folder: string, args: readonly string[]): Promise<RunningExercise> {
  const child = spawn(join(root, 'trefoil'), ['exercise', ...args], {
    cwd: root,
    env: { ...process.env, TREFOIL_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
    });
  }
  const address = async (): Promise<string> => {
    if (child.exitCode !== null) throw new Error(`the exercise ended with ${child.exitCode}:\n${said}`);
    return /http:\/\/localhost:\d+\/exercise/.exec(said)?.[0] ?? said;
  };
  const what = 'it should print the address of the map';
  const url = await until(address, (text) => /^http\S+$/.test(text), { what });
  const ended = (): Promise<void> => gone(child);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone(child);
  };
  return { url, said: () => said, ended, stop };
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
