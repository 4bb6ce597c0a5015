import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { speededClock } from '../../../kernel/index.ts';
import { exerciseTime, prepare } from '../../../tools/exercise/prepare.ts';
import { linesOf } from '../../../tools/exercise/report.ts';
import { linesOfSoak, soak } from '../../../tools/soak/soak.ts';
import { makeHouse } from './exercise-house.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

interface Wish {
  readonly pack: string;
  readonly minutes: number;
  readonly speed: number;
  readonly load: number;
  readonly seed: number;
  readonly isSurge: boolean;
}

/** Of the exercise: a shift, and a session, last longer. */
const MOST_HOURS = 12;
const SURGE = { load: 10, positionsEverySeconds: 5 };
const LOOKS = 120;

/** `./trefoil soak`: hours of work on a Trefoil of its own, while it is looked at. Answers 0 when nothing was violated. */
export async function runSoak(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  const { minutes, speed, seed, isSurge } = wish;
  const hours = (minutes * speed) / 60;
  const { house, packDir } = makeHouse(wish.pack, `soak-${seed}`);
  const { dataDir } = house.settings;
  process.once('SIGINT', () => void house.close().finally(() => process.exit(130)));
  process.once('SIGTERM', () => void house.close().finally(() => process.exit(143)));
  try {
    const { pack, scenario, assumptions } = prepare(packDir, { hours, seed, load: isSurge ? SURGE.load : wish.load });
    const time = exerciseTime(assumptions, speed);
    const url = await house.open(time);
    say(`${isSurge ? 'Surge' : 'Soak'} at ${url}: ${hours.toFixed(2)} h of work in ${minutes} minutes, seed ${seed}.`);
    const report = await soak({
      ...{ url, pack, scenario, seed, hours, db: house.openDatabase(), pid: house.pid() },
      clock: speededClock(time),
      lookEveryMs: Math.max(500, (minutes * 60_000) / LOOKS),
      ledgerFile: join(dataDir, 'ledger.jsonl'),
      recordingFile: join(dataDir, 'recording.jsonl'),
      checkEveryMinutes: 15,
      tell: (line) => house.progress.step(line),
      openLog: () => house.openLog(packDir),
      ...(isSurge && { positionsEverySeconds: SURGE.positionsEverySeconds }),
    });
    for (const line of [...linesOf(report.exercise), ...linesOfSoak(report)]) out(line);
    return report.violations.length === 0 ? 0 : 1;
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
        minutes: { type: 'string' },
        speed: { type: 'string' },
        load: { type: 'string', default: '1' },
        seed: { type: 'string', default: '7' },
        surge: { type: 'boolean', default: false },
      },
    }),
  );
  const isSurge = values.surge;
  const wish = {
    ...{ pack: values.pack, isSurge },
    minutes: numberOf('--minutes', values.minutes ?? (isSurge ? '15' : '20')),
    speed: numberOf('--speed', values.speed ?? (isSurge ? '1' : '10')),
    load: numberOf('--load', values.load),
    seed: numberOf('--seed', values.seed),
  };
  if ((wish.minutes * wish.speed) / 60 <= MOST_HOURS) return wish;
  throw new UsageError(`--minutes times --speed is more than ${MOST_HOURS} h: a session ends before`);
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text !== '' && Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`${name} is "${text}"; it must be a number above 0`);
}
