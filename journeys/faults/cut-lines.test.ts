import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testLostReplies } from '../../tools/faults/lost-replies.ts';
import { type FaultReport, linesOf } from '../../tools/faults/report.ts';
import { testResume } from '../../tools/faults/resume.ts';
import { testSlowReaders } from '../../tools/faults/slow-readers.ts';
import { type Caller, signIn } from '../house/caller.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

/** Short forms of `./trefoil faults lost-replies|resume|slow-readers`. `FAULT_SEED=4711` tries a seed again. */
const seed = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31));

let trefoil: RunningTrefoil;
let caller: Caller;

beforeAll(async () => {
  trefoil = await startTrefoil({ anew: true });
  caller = await signIn(trefoil.url, 'contact-officer', 'contact-1');
});
afterAll(() => trefoil.stop());

function expectClean(report: FaultReport): void {
  console.log(linesOf(report).join('\n'));
  expect(report.violations).toEqual(Object.fromEntries(Object.keys(report.violations).map((what) => [what, 0])));
}

test('T10 a reply that is lost after the commit costs a repeat: one effect, the same answer', async () => {
  const report = await testLostReplies({ url: trefoil.url, caller, commands: 1_000, seed });
  expectClean(report);
  expect(report.figures['replies lost']).toBeGreaterThan(100);
});

test('T14 clients that close at random resume from their position without gap or double', async () => {
  const report = await testResume({ url: trefoil.url, caller, clients: 200, reconnects: 5, seed });
  expectClean(report);
  expect(report.figures.connections).toBeGreaterThanOrEqual(200 * 6);
});

test('T15 who reads too slowly is sent away; the others get everything, and memory stays bounded', async () => {
  const { url, privateUrl } = trefoil;
  expectClean(await testSlowReaders({ url, privateUrl, caller, slow: 50, lines: 300, seed }));
});
