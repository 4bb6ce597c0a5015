import type { Aim } from './figure.ts';

const fast = (milliseconds: number): Aim => ({ of: 'value', below: milliseconds });
const many = (least: number): Aim => ({ of: 'value', least });
const of = (least: number): Aim => ({ of: 'ratio', least });
/** No growth, as well as a measurement can tell. */
const level: Aim = { of: 'ratio', most: 1.1 };

/** Of a month dispatched by us, beside the same month by the nearest by road and by straight line. */
function policyAims(): Readonly<Record<string, Aim>> {
  const better: Aim = { of: 'ratio', below: 1 };
  return Object.fromEntries(
    ['Rutland', 'Staffordshire'].flatMap((force) => [
      ...['mean', 'p90'].flatMap((way) => {
        const name = `arrival at immediate grade, ${way}, ${force}`;
        return [[name, better] as const, [`${name}, beside a straight line`, better] as const];
      }),
      [`hours of beats left bare, ${force}`, { of: 'ratio', most: 1 }] as const,
    ]),
  );
}

/** What Trefoil wants to be. A figure without an aim is shown for the reader. */
export const aims: Readonly<Record<string, Aim>> = {
  'commands at 16 clients, beside pgbench with the lock': of(0.4),
  'p99 at 100 commands a second': fast(50),
  'p99 in bursts of 500 a second': fast(300),
  'a line in a log of 2000, p50': { of: 'ratio', most: 1.5 },
  'commit to 100 screens, p99': fast(150),
  'incidents raised at 8 clients': many(450),
  'open list with 100,000 closed behind it, p99': fast(50),
  'first useful screen, time': fast(500),
  'first useful screen, requests': { of: 'value', most: 15 },
  'first useful screen, bytes': { of: 'value', most: 450_000 },
  'reload of two windows, time': { of: 'value', most: 3_000 },
  'recommendation for 500 units, p99': fast(30),
  'set offered, 600 units and 300 open incidents, p99': fast(50),
  'set offered, 600 units and 300 open incidents, the first 40 while all move, p99': fast(50),
  ...policyAims(),
  'first suggestion, p99': fast(30),
  'searches with the place among five': many(98),
  'searches with the place first': many(90),
  'names with the person among five': many(95),
  'known while a name is typed, p99': fast(300),
  'positions for each second of one core': many(2_500),
  'positions beside a bare loop': of(0.5),
  'search over all history, p95': fast(200),
  'updates a second while somebody types': many(48),
  'keystroke to paint, p95': fast(50),
  'map standing, work in a frame, p95': fast(8),
  'map panned and zoomed, work in a frame, p95': fast(8),
  'position to paint, p95': fast(2_000),
  'a new contact opens, p95': { of: 'value', most: 100 },
  'a new contact opens at the first picture of a desk': { of: 'value', most: 100 },
  'memory of the page, last third of the time': level,
  'memory of the connection, last third of the time': level,
  'elements of the page, last third of the time': level,
  'listeners of the page, last third of the time': level,
  'frame time p95, last third of the time': level,
  'work of the page, last third of the time': level,
  'IT incidents raised at 8 clients': many(150),
  'IT incidents raised at 8 clients, p50': fast(15),
  'page of an IT incident, p99': fast(50),
  'page of an IT incident, bytes': { of: 'value', below: 60_000 },
  'open IT incidents listed, 50 of 1,000,000, p99': fast(30),
  'IT incidents of all times listed, 50 of 1,000,000, p99': fast(30),
  'filter over 20,000 in the queue, p95': fast(150),
  'events rebuilt': many(10_000),
  'cold start': fast(90_000),
  'warm start': fast(5_000),
};

/** No figure may be worse than this many times itself once a million events lie in the log. */
export const MOST_WORSENING = 1.3;
