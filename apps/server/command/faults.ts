import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Caller, signIn } from '../../../journeys/house/caller.ts';
import { type RunningTrefoil, startTrefoil } from '../../../journeys/house/trefoil.ts';
import { testLostReplies } from '../../../tools/faults/lost-replies.ts';
import { type FaultReport, isClean, linesOf } from '../../../tools/faults/report.ts';
import { testResume } from '../../../tools/faults/resume.ts';
import { testSlowReaders } from '../../../tools/faults/slow-readers.ts';
import { out } from './io.ts';
import { parsed } from './usage.ts';

interface Scene {
  readonly trefoil: RunningTrefoil;
  readonly url: string;
  readonly privateUrl: string;
  readonly caller: Caller;
  readonly seed: number;
}

/** The long forms; the short ones are tests in journeys/. */
const tests: Readonly<Record<string, (scene: Scene) => Promise<FaultReport>>> = {
  'lost-replies': (scene) => testLostReplies({ ...scene, commands: 10_000 }),
  resume: (scene) => testResume({ ...scene, clients: 1_000, reconnects: 200 }),
  'slow-readers': (scene) => testSlowReaders({ ...scene, slow: 50, lines: 10_000 }),
};

/** `./trefoil faults NAME`: one fault against a Trefoil of its own. Answers 0 when every count that must be zero is. */
export async function faults(name: string, args: readonly string[]): Promise<number> {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: { seed: { type: 'string' }, json: { type: 'boolean', default: false } },
    }),
  );
  const test = tests[name];
  if (test === undefined) throw new Error(`there is no fault ${name}`);
  const trefoil = await startTrefoil();
  const leave = (): void => void trefoil.stop().finally(() => process.exit(130));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const caller = await signIn(trefoil.url, 'contact-officer', 'contact-1');
    const { url, privateUrl } = trefoil;
    const report = await test({ trefoil, url, privateUrl, caller, seed: Number(values.seed ?? randomInt(2 ** 31)) });
    out(values.json ? JSON.stringify(report, null, 2) : linesOf(report).join('\n'));
    return isClean(report) ? 0 : 1;
  } finally {
    await trefoil.stop();
  }
}
