import { openBrowser } from '../journeys/house/browser.ts';
import { gatherStorm, UPDATES_A_SECOND } from '../journeys/house/storm.ts';
import { startTrefoil } from '../journeys/house/trefoil.ts';
import { boxes, frameQuantile, type Look, type Typed, thirds, typeInStorm } from '../journeys/house/typist.ts';
import type { Measured } from './figure.ts';
import { quantile } from './load.ts';

const OPEN = 2_000;
/** What fits into the time of a bench; `BENCH_MINUTES=480` is a shift; `BENCH_PACE=4` is four times as fast, where the machine can. */
const USUAL_MINUTES = 3;
/** With the map drawn: how much a machine without a graphics card loses by it. */
const MAP_SECONDS = 60;

/** Somebody types in a real browser while a storm blows: how soon each letter is painted, and whether anything grows. */
export async function benchTyping(): Promise<readonly Measured[]> {
  const minutes = Number(process.env.BENCH_MINUTES ?? USUAL_MINUTES);
  const pace = Number(process.env.BENCH_PACE ?? 1);
  const [trefoil, browser] = await Promise.all([startTrefoil(), openBrowser()]);
  try {
    const storm = await gatherStorm(trefoil.url, OPEN);
    const withMap = await typeInStorm(browser, storm, { seconds: MAP_SECONDS, map: true });
    const typed = await typeInStorm(browser, storm, { seconds: minutes * 60, map: false, pace });
    return [...latency(typed, withMap, pace), ...growth(typed)];
  } finally {
    await browser.close();
    await trefoil.stop();
  }
}

const keysOf = (looks: readonly Look[]): readonly number[] => looks.flatMap(({ keys }) => keys);

function latency({ looks, updatesPerSecond }: Typed, withMap: Typed, pace: number): readonly Measured[] {
  const keys = keysOf(looks);
  const mapKeys = keysOf(withMap.looks);
  return [
    {
      name: 'updates a second while somebody types',
      value: updatesPerSecond,
      unit: '/s',
      note: `of ${UPDATES_A_SECOND * pace}`,
    },
    { name: 'keystroke to paint, p50', value: quantile(keys, 0.5), unit: 'ms' },
    { name: 'keystroke to paint, p95', value: quantile(keys, 0.95), unit: 'ms', note: `${keys.length} keys` },
    { name: 'keystroke to paint, p99', value: quantile(keys, 0.99), unit: 'ms' },
    ...boxes.map((box) => ({
      name: `keystroke to paint in the ${box}, p95`,
      value: quantile(keysOf(looks.filter((look) => look.box === box)), 0.95),
      unit: 'ms',
    })),
    {
      name: 'keystroke to paint beside the map, p95',
      value: quantile(mapKeys, 0.95),
      unit: 'ms',
      note: 'drawn without a graphics card',
    },
  ];
}

function growth({ looks }: Typed): readonly Measured[] {
  const grown = (name: string, unit: string, of: (look: Look) => number): Measured => {
    const [first, last] = thirds(looks, of);
    return {
      name: `${name}, last third of the time`,
      value: last,
      unit,
      beside: first,
      note: 'beside: the first third',
    };
  };
  return [
    grown('memory of the page', 'B', ({ heapBytes }) => heapBytes),
    grown('memory of the connection', 'B', ({ workerBytes }) => workerBytes),
    grown('elements of the page', '', ({ nodes }) => nodes),
    grown('listeners of the page', '', ({ listeners }) => listeners),
    grown('frame time p95', 'ms', (look) => frameQuantile(look, 0.95)),
    grown('work of the page', 's/s', ({ worked }) => worked),
  ];
}
