import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildGraph } from './build-graph.ts';
import { Closures } from './closure.ts';
import { buildNetwork } from './network.ts';
import { readRoadMap } from './road-map.ts';
import { makeSnapper } from './snap.ts';
import type { LonLat } from './sphere.ts';
import { type Ground, type TravelEntry, travelTable } from './table.ts';

/** Two open engines' answers on four maps, and the tolerances of their README, held whole: vectors/README.md. */
const Place = z.tuple([z.number(), z.number()]);
const Answer = z.object({ reachable: z.boolean(), distance_m: z.number().optional(), time_s: z.number().optional() });
const Case = z.object({
  id: z.string(),
  kind: z.string(),
  from: Place,
  to: Place,
  note: z.string().default(''),
  snap_m: z.number().optional(),
  forbidden_m: z.number().optional(),
  accept: z.object({ reachable: z.boolean(), distance_m: Place.optional() }).nullable(),
  valhalla: z.object({ default: Answer.optional(), shortest: Answer.optional() }).optional(),
  routino: z.object({ same_speeds: Answer.optional() }).optional(),
});
const Row = z.object({ valhalla_route: Answer.partial().nullable() });
const Vectors = z.object({
  cases: z.array(Case),
  table: z.object({ hub: Place, points: z.array(Place), one_to_many: z.array(Row) }).optional(),
});
type Case = z.output<typeof Case>;

const here = (file: string): string => new URL(file, import.meta.url).pathname;
const maps = [
  ['rutland', here('../../../data/packs/rutland/sources/roads/rutland.osm.pbf')],
  ['london-fitzrovia', here('./vectors/london-fitzrovia.osm.pbf')],
  ['monaco', here('./vectors/monaco.osm.pbf')],
  ['leeds-university-tiny', here('./vectors/leeds-university-tiny.osm.pbf')],
] as const;

const read = (map: string): z.output<typeof Vectors> =>
  Vectors.parse(JSON.parse(readFileSync(here(`./vectors/${map}.json`), 'utf8')));

async function groundOf(pbf: string): Promise<Ground> {
  const graph = buildGraph(await readRoadMap(pbf));
  return {
    network: buildNetwork(graph, 'car'),
    snapper: makeSnapper(graph, 'car'),
    closures: new Closures(graph, [], 'car'),
  };
}

function routeOf(ground: Ground, from: LonLat, to: LonLat, by: 'time' | 'distance'): TravelEntry {
  const entry = travelTable(ground, { from: [from], to: [to] }, { profile: 'car', by })[0]?.[0];
  if (!entry) throw new Error('a table of one by one has one entry');
  return entry;
}

const shareOf = <T>(list: readonly T[], holds: (item: T) => boolean): number => list.filter(holds).length / list.length;
const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

/** Shortest routes of all maps, judged together as well as one by one. */
const shortestOfAll: boolean[] = [];

describe.each(maps)('%s', (map, pbf) => {
  const { cases } = read(map);
  const random = cases.filter((one) => one.kind === 'random');
  const targeted = cases.filter((one) => one.kind !== 'random' && one.accept !== null);
  let ground: Ground;
  let routes: { one: Case; fastest: TravelEntry; shortest: TravelEntry }[];

  beforeAll(async () => {
    ground = await groundOf(pbf);
    routes = random.map((one) => ({
      one,
      fastest: routeOf(ground, one.from, one.to, 'time'),
      shortest: routeOf(ground, one.from, one.to, 'distance'),
    }));
  }, 120_000);

  test('reachability of every scored pair', () => {
    const wrong = routes.filter(
      ({ one, fastest, shortest }) =>
        one.accept !== null && [fastest, shortest].some((route) => route.reachable !== one.accept?.reachable),
    );
    expect(wrong.map(({ one }) => one.id)).toEqual([]);
  });

  test('shortest distance within 2 % or 10 m for 95 % of pairs', () => {
    const scored = routes.flatMap(({ one, shortest }) => {
      const wanted = one.valhalla?.shortest?.distance_m;
      return one.accept?.reachable && wanted !== undefined ? [{ wanted, metres: shortest.metres ?? Infinity }] : [];
    });
    const agrees = ({ wanted, metres }: { wanted: number; metres: number }): boolean =>
      Math.abs(metres - wanted) <= Math.max(wanted * 0.02, 10);
    shortestOfAll.push(...scored.map(agrees));
    // In whole percent, as the vectors' own table of agreement counts.
    expect(Math.round(shareOf(scored, agrees) * 100)).toBeGreaterThanOrEqual(95);
  });

  test('fastest distance inside what is accepted for 90 % of pairs, within 5 % of an engine for 80 %', () => {
    const scored = routes.filter(({ one, fastest }) => one.accept?.reachable && fastest.metres !== null);
    const inside = shareOf(scored, ({ one, fastest }) => within(fastest.metres ?? 0, one.accept?.distance_m ?? [0, 0]));
    expect(inside).toBeGreaterThanOrEqual(0.9);
    const near = shareOf(scored, ({ one, fastest }) =>
      [one.valhalla?.default?.distance_m, one.routino?.same_speeds?.distance_m].some(
        (wanted) => wanted !== undefined && Math.abs((fastest.metres ?? 0) - wanted) <= wanted * 0.05,
      ),
    );
    expect(near).toBeGreaterThanOrEqual(0.8);
  });

  test('fastest time: the median ratio is plausible, and 85 % of pairs lie within 25 % of it', () => {
    const ratios = routes
      .flatMap(({ one, fastest }) => {
        const wanted = one.valhalla?.default?.time_s;
        return one.accept?.reachable && wanted !== undefined && fastest.seconds !== null
          ? [fastest.seconds / wanted]
          : [];
      })
      .toSorted((a, b) => a - b);
    const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
    expect(within(median, [0.45, 1.2])).toBe(true);
    expect(shareOf(ratios, (ratio) => Math.abs(ratio / median - 1) <= 0.25)).toBeGreaterThanOrEqual(0.85);
  });

  test.each(targeted.map((one) => [one.id, one.note, one] as const))('%s: %s', (_, __, one) => {
    const route = routeOf(ground, one.from, one.to, 'time');
    expect(route.reachable).toBe(one.accept?.reachable);
    if (one.accept?.distance_m) expect(within(route.metres ?? 0, one.accept.distance_m)).toBe(true);
    const forbidden = one.forbidden_m ?? 0;
    expect(forbidden > 0 && Math.abs((route.metres ?? 0) - forbidden) <= forbidden * 0.1).toBe(false);
    if (one.snap_m === undefined) return;
    const snapped = Math.max(route.fromSnapMetres, route.toSnapMetres);
    expect(Math.abs(snapped - one.snap_m)).toBeLessThanOrEqual(2);
  });

  test('random points lie on their road', () => {
    for (const { fastest } of routes) {
      expect(Math.max(fastest.fromSnapMetres, fastest.toSnapMetres)).toBeLessThanOrEqual(2);
    }
  });
});

describe('the table of one hub and fifty points', () => {
  const table = read('rutland').table ?? { hub: [0, 0] as const, points: [], one_to_many: [] };
  const { hub, points } = table;
  let ground: Ground;
  beforeAll(async () => {
    ground = await groundOf(maps[0][1]);
  }, 120_000);

  test.each(['time', 'distance'] as const)(
    'by %s it equals its own single routes, both ways, to the last digit',
    (by) => {
      const out = travelTable(ground, { from: [hub], to: points }, { profile: 'car', by })[0];
      const home = travelTable(ground, { from: points, to: [hub] }, { profile: 'car', by }).map((row) => row[0]);
      expect(out).toHaveLength(50);
      expect(out).toEqual(points.map((point) => routeOf(ground, hub, point, by)));
      expect(home).toEqual(points.map((point) => routeOf(ground, point, hub, by)));
    },
  );

  test('it agrees with the engine as single routes do', () => {
    const out = travelTable(ground, { from: [hub], to: points }, { profile: 'car', by: 'time' })[0] ?? [];
    const ratios = out.flatMap((entry, index) => {
      const wanted = table.one_to_many[index]?.valhalla_route?.time_s;
      return wanted === undefined || entry.seconds === null ? [] : [entry.seconds / wanted];
    });
    const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
    expect(ratios.length).toBeGreaterThan(40);
    expect(shareOf(ratios, (ratio) => Math.abs(ratio / median - 1) <= 0.25)).toBeGreaterThanOrEqual(0.85);
  });
});

test('shortest distance within 2 % or 10 m for 95 % of the pairs of all maps', () => {
  expect(shortestOfAll.length).toBeGreaterThan(170);
  expect(shareOf(shortestOfAll, (agrees) => agrees)).toBeGreaterThanOrEqual(0.95);
});
