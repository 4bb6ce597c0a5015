import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEmbedded } from '../../kernel/index.ts';
import { type Attack, slow, sqlmap, type Verdict, wapiti } from './attackers.ts';
import { signInAll } from './person.ts';
import { startTarget, type Target } from './server.ts';
import { longestStall } from './stall.ts';

/**
 * T23: attackers from outside. Starts a Trefoil of its own on loopback, lets wapiti, slowhttptest and sqlmap (Debian's) at it, each for a
 * bounded time, and says what they found. `node tools/hostile/attack.ts [--minutes 1] [wapiti|slow|sqlmap …]`.
 */
const MOST_MINUTES = 5;
const LEAST_REQUESTS = 100;
const tools: Readonly<Record<string, readonly [binary: string, attack: (attack: Attack) => Promise<Verdict>]>> = {
  wapiti: ['wapiti', wapiti],
  slow: ['slowhttptest', slow],
  sqlmap: ['sqlmap', sqlmap],
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const wanted = positionals.length === 0 ? Object.keys(tools) : positionals;
  const absent = wanted.flatMap((name) => (tools[name] === undefined || isThere(tools[name][0]) ? [] : tools[name][0]));
  if (absent.length > 0) {
    console.error(`not on this machine: ${absent.join(', ')}. Install: apt-get install -y ${absent.join(' ')}`);
    return 2;
  }
  const seconds = Math.min(MOST_MINUTES, Number(values.minutes)) * 60;
  const verdicts = await besiege(wanted, seconds);
  for (const { tool, did, findings } of verdicts) {
    console.log(`${tool}: ${did}; ${findings.length === 0 ? 'nothing found' : `${findings.length} FOUND`}`);
    for (const finding of findings) console.log(`  ${finding}`);
  }
  return verdicts.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

async function countRequests({ privateUrl }: Target): Promise<number> {
  const text = await (await fetch(`${privateUrl}/metrics`)).text();
  const counts = [...text.matchAll(/^trefoil_http_request_seconds_count\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

function isThere(binary: string): boolean {
  return spawnSync('which', [binary]).status === 0;
}

async function besiege(wanted: readonly string[], seconds: number): Promise<readonly Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-attack-'));
  chmodSync(folder, 0o755);
  const database = await openEmbedded(folder, undefined, { durable: false });
  try {
    return await letLoose(wanted, seconds, { folder, databaseUrl: database.url });
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly folder: string;
  readonly databaseUrl: string;
}

async function letLoose(
  wanted: readonly string[],
  seconds: number,
  { folder, databaseUrl }: Place,
): Promise<readonly Verdict[]> {
  const target = await startTarget(databaseUrl);
  const verdicts: Verdict[] = [];
  try {
    for (const name of wanted) {
      const people = await signInAll(target);
      await longestStall(target);
      const before = await countRequests(target);
      const verdict = await tools[name]?.[1]({ target, people, seconds, folder });
      if (verdict === undefined) throw new Error(`there is no attack ${name}: ${Object.keys(tools).join(', ')}`);
      const stall = await longestStall(target);
      const requests = (await countRequests(target)) - before;
      const did = `${verdict.did}, ${requests} requests, the event loop stood ${stall} ms at most`;
      const exit = target.exit();
      const dead = exit === null ? [] : [`the server has ended: ${exit}`];
      // An attacker who never came in has shown nothing.
      const idle = requests < LEAST_REQUESTS ? [`the tool made ${requests} requests only: it did not work`] : [];
      verdicts.push({ ...verdict, did, findings: [...verdict.findings, ...dead, ...idle] });
    }
    return verdicts;
  } finally {
    await target.stop();
  }
}

process.exitCode = await run(process.argv.slice(2));
