import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runGazetteerCommand } from '../modules/gazetteer/index.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { quantile } from './load.ts';
import { timesOf } from './reading.ts';

const root = resolve(import.meta.dirname, '..');
/** Three hundred searches as people mistype them, with what must come up (the README beside them says how each counts). */
const file = join(root, 'modules/gazetteer/search/vectors/cases.json');

interface Case {
  readonly query: string;
  readonly expect: readonly Point[];
  readonly also_accept?: readonly Point[];
  readonly tolerance_m: number;
  readonly match: string;
}

interface Point {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** How soon the first suggestion is there, through HTTP, and how often it is the right one, over both packs. */
export async function benchGazetteer(ground: Ground): Promise<readonly Measured[]> {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] };
  const [line] = await ground.lines(1);
  const times = await timesOf(cases.length, async (turn) => {
    const path = `/api/gazetteer/search?limit=5&q=${encodeURIComponent(cases[turn]?.query ?? '')}`;
    const answer = await line?.ask('GET', path);
    if (answer?.status !== 200) throw new Error(`${path}: ${answer?.status}`);
  });
  const found = await searchAll(cases.map(({ query }) => query));
  const share = (count: number) => (100 * count) / cases.length;
  const hits = cases.map((asked, n) => (found[n] ?? []).map((hit) => isMeant(asked, hit)));
  return [
    { name: 'first suggestion, p50', value: quantile(times, 0.5), unit: 'ms' },
    { name: 'first suggestion, p99', value: quantile(times, 0.99), unit: 'ms' },
    {
      name: 'searches with the place among five',
      value: share(hits.filter((five) => five.some(Boolean)).length),
      unit: '%',
      note: `of ${cases.length} mistyped ones`,
    },
    { name: 'searches with the place first', value: share(hits.filter(([first]) => first).length), unit: '%' },
  ];
}

async function searchAll(queries: readonly string[]): Promise<readonly (readonly Point[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-bench-'));
  const list = join(folder, 'queries.txt');
  writeFileSync(list, `${queries.join('\n')}\n`);
  const lines: string[] = [];
  const args = ['search', '--packs', 'rutland,staffordshire', '--queries', list, '--limit', '5'];
  const io = {
    write: (line: string) => void lines.push(line),
    complain: () => undefined,
    packsFolder: join(root, 'data/packs'),
  };
  try {
    const code = await runGazetteerCommand(args, io);
    if (code !== 0) throw new Error(`gazetteer search ended with ${code}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return lines.map((line) => (JSON.parse(line) as { results: readonly Point[] }).results);
}

const METRES_PER_DEGREE = 111_320;

/** Where it must be, and, unless the place alone counts, called so. */
function isMeant({ expect, also_accept = [], tolerance_m, match }: Case, hit: Point): boolean {
  return [...expect, ...also_accept].some((wanted) => {
    const east = (hit.lon - wanted.lon) * METRES_PER_DEGREE * Math.cos((wanted.lat * Math.PI) / 180);
    const north = (hit.lat - wanted.lat) * METRES_PER_DEGREE;
    return Math.hypot(east, north) <= tolerance_m && (match === 'position' || isCalled(hit.name, wanted.name, match));
  });
}

function isCalled(is: string, wanted: string, match: string): boolean {
  const [one, other] = [wordsOf(is), wordsOf(wanted)];
  if (match.startsWith('name begins')) return one.startsWith(other) || other.startsWith(one);
  return one === other || one.split(' / ').reverse().join(' / ') === other;
}

function wordsOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/['’.,-]/g, '')
    .replaceAll(/\s*\/\s*/g, ' / ')
    .replaceAll(/ +/g, ' ')
    .trim();
}
