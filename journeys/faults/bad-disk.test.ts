import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BadDisk, openBadDisk } from '../../tools/faults/bad-disk.ts';
import { type DiskScene, testFailingDisk, testFullDisk, testSlowDisk } from '../../tools/faults/disk.ts';
import { type FaultReport, linesOf } from '../../tools/faults/report.ts';
import { signIn } from '../house/caller.ts';
import { type RunningTrefoil, startTrefoil } from '../house/trefoil.ts';

/** Short forms of `./trefoil faults disk`. What this machine does not allow is printed. */
let disk: BadDisk;
let trefoil: RunningTrefoil | undefined;
let scene: DiskScene;

beforeAll(async () => {
  disk = await openBadDisk();
  for (const missing of disk.missing) console.log(`Not possible here: ${missing}`);
  trefoil = await startTrefoil({ dataDir: disk.dataDir, env: disk.env });
  const { url, privateUrl } = trefoil;
  scene = { url, privateUrl, disk, caller: await signIn(url, 'contact-officer', 'contact-1') };
});
afterAll(async () => {
  await trefoil?.stop();
  await disk.remove();
});

function expectClean(report: FaultReport): void {
  console.log(linesOf(report).join('\n'));
  expect(report.violations).toEqual(Object.fromEntries(Object.keys(report.violations).map((what) => [what, 0])));
}

test('T18 a disk that stalls: not ready meanwhile, nothing lost, and it goes on by itself', async () => {
  expectClean(await testSlowDisk(scene, { delaysMs: [20], commands: 200, stallMs: 8_000 }));
});

test('T19 a disk that fails once: PostgreSQL stops, is started again, and nothing acknowledged is lost', async () => {
  expectClean(await testFailingDisk(scene, 2));
});

test('T20 a full disk: commands are refused with 507 and every screen is told, reads go on, and it goes on alone', async () => {
  expectClean(await testFullDisk(scene));
});
