import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runCrashTest } from '../../../tools/crash-test/crash-test.ts';
import { isClean, linesOf, violationsOf } from '../../../tools/crash-test/report.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

const MOST_KILLS = 1_000;
const MOST_SEED = 2 ** 31;

/** `./trefoil crash-test`: a Trefoil of its own, killed under load and judged. Answers 0 when nothing was lost or doubled. */
export async function crashTest(args: readonly string[]): Promise<number> {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        kills: { type: 'string', default: '20' },
        seed: { type: 'string', default: String(randomInt(MOST_SEED)) },
        writers: { type: 'string', default: '16' },
        listeners: { type: 'string', default: '200' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  const report = await runCrashTest({
    kills: wholeOf('--kills', values.kills, MOST_KILLS),
    seed: wholeOf('--seed', values.seed, MOST_SEED),
    writers: wholeOf('--writers', values.writers, 64),
    listeners: wholeOf('--listeners', values.listeners, 2_000),
    tell: say,
  });
  if (values.json) out(JSON.stringify({ ...report, violations: violationsOf(report) }, null, 2));
  else for (const line of linesOf(report)) out(line);
  return isClean(report) ? 0 : 1;
}

function wholeOf(name: string, text: string, most: number): number {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UsageError(`${name} is "${text}"; it must be a whole number from 1 to ${most}`);
}
