import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export interface Counts {
  readonly passed: number;
  /** What failed, each with its file; a run that broke off has its own line. */
  readonly failed: readonly string[];
  readonly files: readonly FileTime[];
}

/** Letters of a failure's beginning and end that stand in the last lines: whoever reads only those knows where to begin. */
const MOST_WHY = 600;

interface FileTime {
  readonly file: string;
  readonly seconds: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

export interface Run {
  readonly env?: Readonly<Record<string, string>>;
  /** What of the project is run; left out: all. */
  readonly folders?: readonly string[];
  /** What of it is left to another run. */
  readonly without?: string;
  /** Its words are said when it has ended, because another run speaks meanwhile. */
  readonly heldBack?: boolean;
}

/** Runs one vitest project. A run that breaks off, runs nothing or leaves a test out counts as a failure. */
export async function runProject(
  project: string,
  { env = {}, folders = [], without, heldBack = false }: Run,
): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-tests-'));
  const file = join(folder, 'report.json');
  const which = [...(without === undefined ? [] : [`--exclude=${without}`]), ...folders];
  const child = spawn(
    join('node_modules', '.bin', 'vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...which],
    {
      stdio: ['ignore', heldBack ? 'pipe' : 'inherit', heldBack ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => words.push(part));
  const [status] = (await once(child, 'close')) as [number | null];
  process.stdout.write(Buffer.concat(words));
  const counts = countsOf(file, status ?? 1);
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

function countsOf(file: string, status: number): Counts {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: ['the run broke off without a report'], files: [] };
  }
  const failed = failuresOf(report);
  const unsaid = status !== 0 && failed.length === 0 ? [`the run ended with status ${status}`] : [];
  const files = report.testResults.map(({ name, startTime, endTime }) => {
    return { file: relative(process.cwd(), name), seconds: (endTime - startTime) / 1000 };
  });
  return { passed: report.numPassedTests, failed: [...failed, ...unsaid], files };
}

function failuresOf(report: Report): readonly string[] {
  const failed = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const tests = assertionResults.filter(({ status }) => status !== 'passed');
    // Of the file itself: what it could not begin or end, for which its tests stand as left out.
    const whole = message === '' ? [] : [`${file}: ${inShort(message)}`];
    return whole.concat(
      tests.map(({ status, fullName, failureMessages: [why = ''] }) => {
        return `${file}: ${fullName} (${status}) ${inShort(why)}`;
      }),
    );
  });
  return report.numTotalTests === 0 ? ['no test was found', ...failed] : failed;
}

/** What a program said last before it ended says more than what it said first. */
function inShort(why: string): string {
  return why.length <= 2 * MOST_WHY ? why : `${why.slice(0, MOST_WHY)} … ${why.slice(-MOST_WHY)}`;
}
