import { benchCommands, benchLatency } from './commands.ts';
import { benchContactOpen } from './contact-open.ts';
import { type Figure, judge, type Measured } from './figure.ts';
import { fillMillion, settle, untilAtRest } from './fill.ts';
import { benchFirstScreen } from './first-screen.ts';
import type { Ground } from './ground.ts';
import { type Grounds, keepGrounds } from './grounds.ts';
import { benchBytes, benchIncidents } from './incidents.ts';
import { benchMap } from './map.ts';
import { benchNames } from './names.ts';
import { benchGazetteer } from './places.ts';
import { benchPolicies } from './policies.ts';
import { benchPositions } from './positions.ts';
import { benchList } from './reading.ts';
import { benchRebuild } from './rebuild.ts';
import { benchRoads } from './roads.ts';
import { benchScreens } from './screens.ts';
import { benchSearch } from './search.ts';
import { benchService } from './service.ts';
import { benchServiceList } from './service-list.ts';
import { benchServiceQueue } from './service-queue.ts';
import { closedBehind, turnAbout, worsened } from './sizes.ts';
import { benchStart, benchWarmStart } from './start.ts';
import { benchTyping } from './typing.ts';
import { benchRecommendation } from './units.ts';

interface Bench {
  readonly summary: string;
  readonly run: (ground: Ground) => Promise<readonly Measured[]>;
}

/** Those that need a running Trefoil, in this order: what fills the log comes late. */
const onGround: Readonly<Record<string, Bench>> = {
  gazetteer: { summary: 'first suggestion and hit rates', run: benchGazetteer },
  names: { summary: 'sound-alike and misspelt names, and what is known while one is typed', run: benchNames },
  list: { summary: 'the list of open incidents', run: benchList },
  'first-screen': { summary: 'the first useful screen in Chromium', run: benchFirstScreen },
  screens: { summary: 'commit to a hundred screens', run: benchScreens },
  latency: { summary: 'latency at 100 commands a second and in bursts of 500', run: benchLatency },
  incidents: { summary: 'incidents raised at 1 and 8 clients', run: benchIncidents },
  bytes: { summary: 'bytes of log for an incident', run: benchBytes },
  commands: { summary: 'commands a second beside pgbench', run: benchCommands },
  positions: { summary: 'positions in, beside a bare loop', run: benchPositions },
  recommendation: { summary: 'recommendation for 500 units, and sets for 600 with 300 open', run: benchRecommendation },
  rebuild: { summary: 'all tables made anew from the log', run: benchRebuild },
};

/** Of these: what no event comes near. They are measured once, and last, for they leave much behind. */
const unlogged: ReadonlySet<string> = new Set(['names']);

/** Those that need none. */
const alone: Readonly<Record<string, Bench>> = {
  start: { summary: 'cold and warm start', run: benchStart },
  policies: { summary: 'a month of calls dispatched by straight line, by road and by us', run: benchPolicies },
  roads: { summary: 'road table beside a second engine', run: benchRoads },
  search: { summary: 'search over all history beside a plain scan', run: benchSearch },
  service: { summary: 'IT incidents created, and the page of one, beside Request Tracker', run: benchService },
  'service-list': { summary: 'fifty of a million IT incidents', run: benchServiceList },
  'service-queue': { summary: 'the filter of the queue over 20,000 IT incidents in Chromium', run: benchServiceQueue },
  'contact-open': {
    summary: 'a new contact from its key to its first box, beside 2,000 open incidents',
    run: benchContactOpen,
  },
  map: { summary: 'the map with 5,000 moving units and 2,000 incidents in Chromium', run: benchMap },
  typing: { summary: 'keystroke to paint with 2,000 open incidents and 50 updates a second', run: benchTyping },
};

/** What grows with the log, and how: measured again with a million events. */
const MILLION = 'million';
export const names: readonly string[] = [...Object.keys(alone), ...Object.keys(onGround), MILLION];
export const summaries: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries({ ...alone, ...onGround }).map(([name, { summary }]) => [name, summary])),
  [MILLION]: 'all of them again with a million events in the log',
};

export interface BenchOptions {
  /** One of `names`; null: all. */
  readonly name: string | null;
  /** Hears what goes on. */
  readonly tell: (line: string) => void;
}

/** Runs benches on a Trefoil of its own, which it starts and clears away. */
export async function runBench({ name, tell }: BenchOptions): Promise<readonly Figure[]> {
  const figures: Measured[] = [];
  const wanted = (one: string) => name === null || name === one;
  for (const [one, bench] of Object.entries(alone)) {
    if (wanted(one)) figures.push(...(await timed(one, tell, () => bench.run(undefined as never))));
  }
  if (name === null || !(name in alone)) figures.push(...(await withGround(name, tell)));
  return figures.map(judge);
}

async function withGround(name: string | null, tell: BenchOptions['tell']): Promise<readonly Measured[]> {
  const grounds = keepGrounds();
  try {
    if (name === null || name === MILLION) return await atBothSizes(grounds, tell);
    const ground = await timed('starting Trefoil', tell, grounds.open);
    const measured = await run(name, ground, tell);
    return name === 'list' ? [...measured, ...(await behindClosed(ground, tell))] : measured;
  } finally {
    await grounds.clear();
  }
}

/** One Trefoil with little in its log and one with a million events, both left alone by the other while it is measured. */
async function atBothSizes(grounds: Grounds, tell: BenchOptions['tell']): Promise<readonly Measured[]> {
  const small = await timed('starting Trefoil', tell, grounds.open);
  const large = await timed('starting another', tell, grounds.open);
  await timed('filling its log with a million events', tell, () => fillMillion(large));
  await timed('bringing the first to rest', tell, () => small.without(() => settle(small)));
  const figures: Measured[] = [];
  const grown: Measured[] = [];
  for (const one of Object.keys(onGround).filter((name) => !unlogged.has(name))) {
    const compared = await turnAbout({ small, large }, async (ground) => {
      const measured = await run(one, ground, (line) => tell(ground === large ? `${line} (a million)` : line));
      await untilAtRest(ground);
      return measured;
    });
    figures.push(...compared.small, ...closedBehind(compared.large));
    grown.push(...worsened(compared));
  }
  for (const one of unlogged) figures.push(...(await run(one, small, tell)));
  await grounds.stop();
  const folders = { small: small.trefoil.dataDir, large: large.trefoil.dataDir };
  const started = await timed('warm start', tell, () => turnAbout(folders, benchWarmStart));
  return [...figures, ...grown, ...worsened(started)];
}

async function run(one: string, ground: Ground, tell: BenchOptions['tell']): Promise<readonly Measured[]> {
  return timed(one, tell, async () => (await onGround[one]?.run(ground)) ?? []);
}

async function behindClosed(ground: Ground, tell: BenchOptions['tell']): Promise<readonly Measured[]> {
  await timed('closing 100,000 incidents', tell, () => fillMillion(ground));
  return closedBehind(await run('list', ground, tell));
}

async function timed<T>(what: string, tell: BenchOptions['tell'], work: () => Promise<T>): Promise<T> {
  const at = performance.now();
  tell(what);
  const done = await work();
  tell(`  ${((performance.now() - at) / 1000).toFixed(1)} s`);
  return done;
}

/** A table for people: what was measured, beside what, and whether that is enough. */
export function tableOf(figures: readonly Figure[]): readonly string[] {
  const cells = figures.map((one) => [
    one.name,
    one.value === null ? '–' : `${one.value.toLocaleString('en-GB')} ${one.unit}`.trim(),
    one.beside === null ? '' : one.beside.toLocaleString('en-GB'),
    one.ratio === null ? '' : one.ratio.toFixed(2),
    one.aim ?? '',
    one.met === null ? '' : one.met ? 'met' : 'MISSED',
    one.note ?? '',
  ]);
  const head = ['figure', 'value', 'beside', 'ratio', 'aim', '', 'note'];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  return [head, ...cells].map((row) =>
    row
      .map((cell, column) =>
        column >= 1 && column <= 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
