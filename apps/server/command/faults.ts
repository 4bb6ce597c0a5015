import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Caller, signIn } from '../../../journeys/house/caller.ts';
import { type RunningTrefoil, startTrefoil, type TrefoilOptions } from '../../../journeys/house/trefoil.ts';
import { openBadDisk } from '../../../tools/faults/bad-disk.ts';
import { openSetClock, testClock } from '../../../tools/faults/clock.ts';
import { testFailingDisk, testFullDisk, testSlowDisk } from '../../../tools/faults/disk.ts';
import { testLostReplies } from '../../../tools/faults/lost-replies.ts';
import { testReconnect } from '../../../tools/faults/reconnect.ts';
import { type FaultReport, isClean, linesOf } from '../../../tools/faults/report.ts';
import { testResume } from '../../../tools/faults/resume.ts';
import { testSlowReaders } from '../../../tools/faults/slow-readers.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

interface Scene {
  readonly trefoil: RunningTrefoil;
  readonly url: string;
  readonly privateUrl: string;
  readonly caller: Caller;
  readonly seed: number;
  readonly clients: number | null;
}

type Test = (scene: Scene) => Promise<readonly FaultReport[]>;

const one =
  (test: (scene: Scene) => Promise<FaultReport>): Test =>
  async (scene) => [await test(scene)];

/** The long forms; the short ones are tests in journeys/. */
const tests: Readonly<Record<string, Test>> = {
  'lost-replies': one((scene) => testLostReplies({ ...scene, commands: 10_000 })),
  resume: one((scene) => testResume({ ...scene, clients: scene.clients ?? 1_000, reconnects: 200 })),
  'slow-readers': one((scene) => testSlowReaders({ ...scene, slow: 50, lines: 10_000 })),
  reconnect: one((scene) => testReconnect({ ...scene, clients: scene.clients ?? 10_000 })),
};

/** `./trefoil faults NAME`: one fault against a Trefoil of its own. Answers 0 when every count that must be zero is. */
export async function faults(name: string, args: readonly string[]): Promise<number> {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: { seed: { type: 'string' }, clients: { type: 'string' }, json: { type: 'boolean', default: false } },
    }),
  );
  const seed = numberOf('--seed', values.seed) ?? randomInt(2 ** 31);
  const reports = await run(name, seed, numberOf('--clients', values.clients));
  if (values.json) out(JSON.stringify(reports, null, 2));
  else for (const report of reports) out([...linesOf(report), ''].join('\n'));
  return reports.every(isClean) ? 0 : 1;
}

function numberOf(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new UsageError(`${name} is "${text}"; it must be a whole number`);
}

async function run(name: string, seed: number, clients: number | null): Promise<readonly FaultReport[]> {
  if (name === 'disk') return runOnBadDisk();
  if (name === 'clock') return runUnderSetClock();
  const test = tests[name];
  if (test === undefined) throw new Error(`there is no fault ${name}`);
  return withTrefoil({}, async (trefoil) => {
    const caller = await signIn(trefoil.url, 'contact-officer', 'contact-1');
    const { url, privateUrl } = trefoil;
    return test({ trefoil, url, privateUrl, caller, seed, clients });
  });
}

async function withTrefoil<T>(options: TrefoilOptions, work: (trefoil: RunningTrefoil) => Promise<T>): Promise<T> {
  const trefoil = await startTrefoil(options);
  const leave = (): void => void trefoil.stop().finally(() => process.exit(130));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    return await work(trefoil);
  } finally {
    await trefoil.stop();
    process.off('SIGINT', leave).off('SIGTERM', leave);
  }
}

const DELAYS_MS = [5, 20, 200];
const LONG_STALL_MS = 10_000;

async function runOnBadDisk(): Promise<readonly FaultReport[]> {
  const disk = await openBadDisk();
  for (const missing of disk.missing) say(`Not possible here: ${missing}`);
  try {
    return await withTrefoil({ dataDir: disk.dataDir, env: disk.env }, async ({ url, privateUrl }) => {
      const scene = { url, privateUrl, disk, caller: await signIn(url, 'contact-officer', 'contact-1') };
      const slow = await testSlowDisk(scene, { delaysMs: DELAYS_MS, commands: 1_000, stallMs: LONG_STALL_MS });
      return [slow, await testFailingDisk(scene, 10), await testFullDisk(scene)];
    });
  } finally {
    await disk.remove();
  }
}

const JUMPS = ['+2h', '-1h', '+1d', '-1d', '+1s', '-1s', '+30d', '+0s'];

async function runUnderSetClock(): Promise<readonly FaultReport[]> {
  const clock = openSetClock();
  if (clock === null) throw new UsageError('no libfaketime on this machine: apt-get install faketime');
  try {
    return await withTrefoil({ env: clock.env }, async (trefoil) => [
      await testClock({ trefoil, clock, jumps: [...JUMPS, ...JUMPS, ...JUMPS], everyMs: 12_000 }),
    ]);
  } finally {
    clock.remove();
  }
}
