import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { runCrashTest } from '../../tools/crash-test/crash-test.ts';
import { linesOf, violationsOf } from '../../tools/crash-test/report.ts';

/** `./trefoil crash-test` as anybody would run it, at moments of a new seed each time. `CRASH_SEED=4711` tries a seed again. */
test('T1 T2 kill -9 of server, PostgreSQL and parent loses nothing acknowledged, doubles nothing, signs nobody out', async () => {
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  console.log(`seed ${seed}`);
  const report = await runCrashTest({ kills: 20, seed, writers: 16, listeners: 200, tell: console.log });
  console.log(linesOf(report).join('\n'));
  expect({ ...violationsOf(report), lists: [report.missing, report.twice, report.gaps, report.promisesWrong] }).toEqual(
    {
      'acked-but-missing': 0,
      'applied-twice': 0,
      'sequence-gap': 0,
      'deadlines missed, doubled or out of order': 0,
      'signed out': 0,
      'listeners: told twice': 0,
      'listeners: rows that differ from a fresh read': 0,
      lists: [[], [], [], []],
    },
  );
  // Each kill was followed by commands, or this would have shown nothing.
  expect(report.acknowledged).toBeGreaterThan(20 * 16);
}, 600_000);
