import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTotalTests: number;
}

/** Runs one vitest project, or what of it lies in `folders`. A run that breaks off, runs nothing or leaves a test out counts as a failure. */
export function runProject(
  project: string,
  env: Readonly<Record<string, string>>,
  folders: readonly string[] = [],
): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-tests-'));
  const file = join(folder, 'report.json');
  const done = spawnSync(
    join('node_modules', '.bin', 'vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...folders],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  const counts = countsOf(file, done.status ?? 1);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

function countsOf(file: string, status: number): Counts {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: 1 };
  }
  const unrun = report.numPendingTests + (report.numTotalTests === 0 ? 1 : 0);
  const failed = report.numFailedTests + unrun;
  return { passed: report.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed };
}
