import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { speededClock } from '../../../kernel/index.ts';
import { runExercise } from '../../../tools/exercise/exercise.ts';
import { exerciseTime, prepare } from '../../../tools/exercise/prepare.ts';
import { readHead } from '../../../tools/exercise/recorder.ts';
import { linesOf } from '../../../tools/exercise/report.ts';
import { RECORDING } from '../http/exercise.ts';
import { type House, makeHouse } from './exercise-house.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

interface Wish {
  readonly pack: string;
  readonly hours: number;
  readonly speed: number;
  readonly seed: number;
  readonly load: number;
  readonly keep: boolean;
  /** Where the recording is kept. */
  readonly recording: string;
  /** A recording to look at, instead of playing. */
  readonly replay: string | null;
}

/** A shift, and a session, last longer than the longest exercise. */
const MOST_HOURS = 12;
const MOST_SPEED = 240;
const CHECK_EVERY_MINUTES = 15;

/** `./trefoil exercise`: a Trefoil of its own, played against, judged and thrown away. Answers 0 when nothing was violated. */
export async function exercise(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  if (wish.replay !== null) return await replay(wish.replay);
  const { house, packDir } = makeHouse(wish.pack, `${wish.pack}-${wish.seed}`);
  const { dataDir } = house.settings;
  process.once('SIGINT', () => void house.close().finally(() => process.exit(130)));
  process.once('SIGTERM', () => void house.close().finally(() => process.exit(143)));
  try {
    const isClean = await playIn(house, wish, packDir);
    keepRecording(dataDir, wish.recording);
    if (wish.keep || !isClean) say(`Kept for looking at: ${dataDir}`);
    else await house.close().then(() => rmSync(dataDir, { recursive: true, force: true }));
    return isClean ? 0 : 1;
  } finally {
    await house.close();
  }
}

function keepRecording(dataDir: string, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(join(dataDir, RECORDING), file);
  say(`See it on the map: ./trefoil exercise --replay ${file}`);
}

/** Shows a recording on the map until it is told to stop, in a training database of its own. */
async function replay(file: string): Promise<number> {
  const head = existsSync(file) ? readHead(readFileSync(file, 'utf8')) : null;
  if (head === null) throw new UsageError(`${file} is no recording of an exercise`);
  const { house } = makeHouse(head.pack, 'replay');
  const { dataDir } = house.settings;
  try {
    copyFileSync(file, join(dataDir, RECORDING));
    const url = await house.open({ speed: 1, startsAt: Date.now(), begunAt: Date.now() });
    say(`Replay: ${url}/exercise   (choose an account on the sign-in page; Ctrl-C ends it)`);
    await new Promise<void>((stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
    });
    return 0;
  } finally {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function wishOf(args: readonly string[]): Wish {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        pack: { type: 'string', default: 'rutland' },
        hours: { type: 'string', default: '8' },
        speed: { type: 'string', default: '60' },
        seed: { type: 'string', default: '7' },
        load: { type: 'string', default: '1' },
        keep: { type: 'boolean', default: false },
        recording: { type: 'string' },
        replay: { type: 'string' },
      },
    }),
  );
  const { pack, keep, seed } = values;
  const folder = join(process.env.TREFOIL_DATA ?? '.data', 'exercises');
  return {
    ...{ pack, keep, replay: values.replay ?? null },
    recording: values.recording ?? join(folder, `${pack}-${seed}.jsonl`),
    hours: numberOf('--hours', values.hours, [0.1, MOST_HOURS]),
    speed: numberOf('--speed', values.speed, [1, MOST_SPEED]),
    seed: numberOf('--seed', values.seed, [0, 2 ** 31]),
    load: numberOf('--load', values.load, [0.1, 20]),
  };
}

function numberOf(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text !== '' && value >= least && value <= most) return value;
  throw new UsageError(`${name} is "${text}"; it must be a number from ${least} to ${most}`);
}

async function playIn(house: House, wish: Wish, packDir: string): Promise<boolean> {
  const { hours, seed, speed, load } = wish;
  const { pack, scenario, assumptions } = prepare(packDir, { hours, seed, load });
  const time = exerciseTime(assumptions, speed);
  const url = await house.open(time);
  say(`Exercise at ${url}, marked as training; it takes ${Math.ceil((hours * 60) / speed)} minutes.`);
  say(`On the map while it runs: ${url}/exercise`);
  const report = await runExercise({
    ...{ url, pack, scenario, seed, hours },
    clock: speededClock(time),
    ledgerFile: join(house.settings.dataDir, 'ledger.jsonl'),
    recordingFile: join(house.settings.dataDir, RECORDING),
    checkEveryMinutes: CHECK_EVERY_MINUTES,
    tell: (line) => house.progress.step(line),
    openLog: () => house.openLog(packDir),
  });
  for (const line of linesOf(report)) out(line);
  return report.violations.length === 0;
}
