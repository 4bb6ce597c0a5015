import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers/promises';
import type { Db } from '../../kernel/index.ts';
import { type ExerciseNeeds, runExercise } from '../exercise/exercise.ts';
import { readLog } from '../exercise/log.ts';
import type { Report, Violation } from '../exercise/report.ts';
import { quantile } from '../exercise/response.ts';
import { type Growth, judgeGrowth, type Taken, take, type Watched } from './growth.ts';
import { checkQueues, type Sample, watchQueues } from './queue-watch.ts';

export interface SoakNeeds extends Omit<ExerciseNeeds, 'besides' | 'openLog'> {
  /** The database of the server, to look at while it runs. */
  readonly db: Db;
  /** The server's process. */
  readonly pid: number;
  readonly lookEveryMs: number;
  readonly openLog: ExerciseNeeds['openLog'];
}

export interface SoakReport {
  readonly exercise: Report;
  readonly growth: Growth;
  readonly looks: number;
  readonly queueLooks: number;
  readonly violations: readonly Violation[];
}

/** Plays an exercise while it looks, again and again, at what the server and its database take up, and at who stands on top. */
export async function soak({ db, pid, lookEveryMs, ...needs }: SoakNeeds): Promise<SoakReport> {
  const taken: Taken[] = [];
  const samples: Sample[] = [];
  const ending = new AbortController();
  let looking: Promise<void> = Promise.resolve();
  const exercise = await runExercise({
    ...needs,
    besides: (world) => {
      watchQueues(world, samples);
      looking = look(db, { pid, port: Number(new URL(needs.url).port) }, { lookEveryMs, taken, signal: ending.signal });
    },
    openLog: async () => {
      ending.abort();
      await looking;
      return needs.openLog();
    },
  }).finally(() => ending.abort());
  const violations: Violation[] = [...exercise.violations];
  const violate = (what: string, detail: string): void => void violations.push({ what, detail });
  checkQueues(await readLog(db), samples, violate);
  const growth = judgeGrowth(taken, exercise.commandMs, violate);
  return { exercise, growth, looks: taken.length, queueLooks: samples.length, violations };
}

interface Looking {
  readonly lookEveryMs: number;
  readonly taken: Taken[];
  readonly signal: AbortSignal;
}

async function look(db: Db, watched: Watched, { lookEveryMs, taken, signal }: Looking): Promise<void> {
  const begun = performance.now();
  try {
    for await (const _ of setInterval(lookEveryMs, undefined, { signal })) {
      taken.push(await take(db, watched, performance.now() - begun));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** The report as people read it, each aim beside what was measured. */
export function linesOfSoak({ exercise, growth, looks, queueLooks, violations }: SoakReport): readonly string[] {
  const { rssMegabytesAnHour, openFiles, bytesAnEvent, p99Ratio, p99Ms } = growth;
  const feedP99 = quantile(exercise.feedMs, 0.99);
  const aim = (what: string, value: number | null, most: number, unit: string): string =>
    `  ${what.padEnd(34)}${(value === null ? '–' : value.toFixed(1)).padStart(9)} ${unit.padEnd(9)} aim ${most}: ${
      value === null ? 'not measured' : value <= most ? 'met' : 'missed'
    }`;
  return [
    '',
    `Soak: ${exercise.commands} commands and ${exercise.events} events; ${looks} looks at the server, ${queueLooks} at queues of calls`,
    aim('memory, after warming up', rssMegabytesAnHour, 1, 'MB/h'),
    aim('p99, last third against first', p99Ratio, 1.2, 'times'),
    aim('p99 of commands', p99Ms, 500, 'ms'),
    aim('p99 to another screen', feedP99, 500, 'ms'),
    `  open files ${openFiles[0]}, then ${openFiles[1]}; ${bytesAnEvent.toFixed(0)} bytes of tables and indexes an event`,
    `violations: ${violations.length}`,
    ...violations.slice(0, 20).map(({ what, detail }) => `  ${what}: ${detail.slice(0, 300)}`),
  ];
}
