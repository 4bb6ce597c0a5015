import { expect, test } from 'vitest';
import { makeReachCache } from './reach.ts';
import type { RoadsDoor } from './travel.ts';

const places = [
  { lon: 0, lat: 52.6, weight: 1, beatId: 'west' },
  { lon: 0.1, lat: 52.6, weight: 1, beatId: 'east' },
];
const at = (tourId: string, lon: number) => ({ tourId, lon, lat: 52.6, profile: 'car' as const });

/** A tenth of a degree takes an hour; answers come when the test lets them. */
function makeRoads() {
  const asked: number[] = [];
  const open: (() => void)[] = [];
  const roads: RoadsDoor = {
    estimated: false,
    table: async (from, to) => {
      asked.push(...from.map(([lon]) => lon));
      await new Promise<void>((answer) => open.push(answer));
      return from.map(([lon]) =>
        to.map(([x]) => ({ seconds: Math.abs(x - lon) * 36_000, metres: 1, reachable: true })),
      );
    },
  };
  const answer = async (): Promise<void> => {
    await expect.poll(() => open.length).toBeGreaterThan(0);
    open.shift()?.();
  };
  return { roads, asked, answer };
}

test('each in its turn, and whoever moves on while it waits is worked out once, from where it is by then', async () => {
  const { roads, asked, answer } = makeRoads();
  const { reachOf } = makeReachCache(roads, places, 900);
  const first = reachOf([at('a', 0), at('b', 0.05)]);
  const second = reachOf([at('b', 0.1)]);
  await answer();
  await answer();
  expect(Object.fromEntries(await first)).toEqual({ a: [0], b: [1] });
  expect(Object.fromEntries(await second)).toEqual({ b: [1] });
  expect(asked).toEqual([0, 0.1]);
});

test('known is what was worked out for whoever has moved a little since; of who is new, or has come from afar, nothing', async () => {
  const { roads, answer } = makeRoads();
  const { reachOf, known } = makeReachCache(roads, places, 900);
  const worked = reachOf([at('a', 0), at('b', 0.1)]);
  await answer();
  await answer();
  await worked;
  expect(Object.fromEntries(known([at('a', 0.01), at('b', 0.2), at('c', 0)]))).toEqual({ a: [0] });
});
