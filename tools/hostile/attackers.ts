import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRoutes } from './description.ts';
import { type Person, whoMay } from './person.ts';
import type { Target } from './server.ts';

/** What one of Debian's attackers did, and what it found. */
export interface Verdict {
  readonly tool: string;
  readonly did: string;
  readonly findings: readonly string[];
}

/** Whom it is let loose on, for how long, and where it may write. */
export interface Attack {
  readonly target: Target;
  readonly people: readonly Person[];
  readonly seconds: number;
  readonly folder: string;
}

/** Runs a tool for a bounded time; what it printed comes back. */
function runFor(seconds: number, binary: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: tmpdir() } });
    const late = setTimeout(() => child.kill('SIGTERM'), seconds * 1000);
    const dead = setTimeout(() => child.kill('SIGKILL'), (seconds + 10) * 1000);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(late);
      clearTimeout(dead);
      resolve(text);
    });
  });
}

/** Counts how often the service did not answer while something else was done to it. */
async function besides<T>({ target }: Attack, work: Promise<T>): Promise<{ done: T; asked: number; missed: number }> {
  const state = { over: false, asked: 0, missed: 0 };
  const asking = (async () => {
    while (!state.over) {
      const answer = await fetch(`${target.url}/readyz`, { signal: AbortSignal.timeout(3000) }).catch(() => null);
      state.asked += 1;
      if (answer?.status !== 200) state.missed += 1;
      await answer?.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const done = await work;
  state.over = true;
  await asking;
  return { done, asked: state.asked, missed: state.missed };
}

interface WapitiReport {
  readonly vulnerabilities: Readonly<
    Record<string, readonly { readonly info: string; readonly path: string; readonly level: number }[]>
  >;
  readonly anomalies: WapitiReport['vulnerabilities'];
}

/** Whatever happens, no tool goes on for longer. */
const MOST_SECONDS = 300;

/** What a tool finds wrong and is right as it is, with the reason. */
const accepted: readonly (readonly [pattern: RegExp, because: string])[] = [
  [
    /X-XSS-Protection is not set/,
    'browsers have dropped it, since it opened holes of its own; the policy does its work',
  ],
  [/Strict-Transport-Security is not set/, 'it means something over HTTPS only, and goes out there (headers.test.ts)'],
];

export async function wapiti(attack: Attack): Promise<Verdict> {
  const { target, people, seconds, folder } = attack;
  const file = join(folder, 'wapiti.json');
  const token = whoMay(people, 'incident.read').token();
  const routes = (await readRoutes(target)).filter(
    ({ method, path }) => method === 'GET' && !/[{]|feed|live/.test(path),
  );
  const starts = routes.flatMap(({ path, query }) => [
    '-s',
    `${target.url}${path}?${query.map((name) => `${name}=1`).join('&')}`,
  ]);
  // It stops by itself when its time is over, and then writes its report.
  await runFor(Math.max(MOST_SECONDS, 2 * seconds), 'wapiti', [
    ...[
      '-u',
      `${target.url}/`,
      ...starts,
      '--scope',
      'domain',
      '-m',
      'all,-nikto,-wapp,-buster,-brute_login_form,-drupal_enum,-wp_enum,-takeover,-shellshock',
    ],
    ...[
      '-H',
      `Authorization: Bearer ${token}`,
      '--max-scan-time',
      String(seconds),
      '--flush-session',
      '--no-bugreport',
    ],
    ...['-f', 'json', '-o', file, '--store-session', folder, '--store-config', folder, '-t', '6'],
  ]);
  if (!existsSync(file)) {
    return { tool: 'wapiti', did: 'no report', findings: ['it did not come to an end: give it more --minutes'] };
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as WapitiReport;
  const all = [...Object.entries(report.vulnerabilities), ...Object.entries(report.anomalies)];
  const findings = all
    .flatMap(([kind, found]) => found.map(({ info, path }) => `${kind}: ${path} ${info}`))
    .filter((finding) => !accepted.some(([pattern]) => pattern.test(finding)));
  return { tool: 'wapiti', did: `${routes.length} addresses to begin with`, findings };
}

export async function slow(attack: Attack): Promise<Verdict> {
  const { target, seconds } = attack;
  const share = Math.max(10, Math.floor(seconds / 3));
  const common = ['-c', '500', '-r', '200', '-l', String(share), '-p', '3', '-i', '5'];
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['slow headers', ['-H', '-t', 'GET', '-x', '24', '-u', `${target.url}/`]],
    ['slow bodies', ['-B', '-t', 'POST', '-s', '8192', '-x', '10', '-u', `${target.url}/api/session`]],
    [
      'slow reading',
      ['-X', '-w', '1', '-y', '5', '-z', '1', '-n', '3', '-k', '3', '-u', `${target.url}/map/areas.geojson`],
    ],
  ];
  const findings: string[] = [];
  let answers = 0;
  for (const [way, args] of ways) {
    const { asked, missed } = await besides(attack, runFor(share + 15, 'slowhttptest', [...common, ...args]));
    answers += asked - missed;
    if (missed > 0) findings.push(`${way}: ${missed} of ${asked} questions of somebody else were not answered`);
  }
  return { tool: 'slowhttptest', did: `3 × 500 connections, ${answers} answers to others meanwhile`, findings };
}

export async function sqlmap(attack: Attack): Promise<Verdict> {
  const { target, people, seconds, folder } = attack;
  const uuid = '0198c2f0-2222-7000-8000-000000000001';
  const read = whoMay(people, 'contact.read').token();
  const command = JSON.stringify({
    commandId: '0198c2f0-9999-7000-8000-0000000000aa',
    input: { incidentId: uuid, reason: 'x*' },
  });
  const aims: readonly (readonly string[])[] = [
    ['-u', `${target.url}/api/views/operations.openIncidents?id=${uuid}&area=oakham&limit=5&after=${uuid}`],
    ['-u', `${target.url}/api/views/operations.nearby?lon=-0.7&lat=52.6&metres=500&callerNumber=07700900123`],
    ['-u', `${target.url}/api/views/operations.contacts?state=settled&number=1&after=${uuid}`],
    ['-u', `${target.url}/api/gazetteer/search?q=mill&limit=5&near=-0.7,52.6`],
    ['-u', `${target.url}/api/session`, '--data', JSON.stringify({ name: 'a*', password: 'b*', totp: '1*' })],
    ['-u', `${target.url}/api/commands/operations.breakGlass`, '--data', command],
  ];
  const each = Math.max(10, Math.floor(seconds / aims.length));
  const findings: string[] = [];
  for (const aim of aims) {
    const text = await runFor(each, 'sqlmap', [
      ...aim,
      ...['--batch', '--level', '2', '--risk', '1', '--dbms', 'PostgreSQL', '--technique', 'BEUS', '--threads', '4'],
      ...['--ignore-code', '401', '--flush-session', '--output-dir', folder, '--disable-coloring', '-v', '1'],
      ...['--headers', `Authorization: Bearer ${read}\nContent-Type: application/json`],
    ]);
    for (const [line] of text.matchAll(
      /^.*(?:identified the following injection|is vulnerable|appears to be .*injectable).*$/gm,
    )) {
      findings.push(`${aim[1]}: ${line}`);
    }
  }
  return { tool: 'sqlmap', did: `${aims.length} addresses`, findings };
}
