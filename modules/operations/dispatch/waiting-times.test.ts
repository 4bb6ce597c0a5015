import { expect, test } from 'vitest';
import type { RoadsDoor, Traveller } from './travel.ts';
import { makeWaitingTimes } from './waiting-times.ts';

const at = (tourId: string, lon: number): Traveller => ({ tourId, lon, lat: 52.6, profile: 'car' });

test('whoever has not moved is not asked again; who has moved is, and everybody when roads or place are others', async () => {
  let [asked, changes] = [0, 0];
  const roads: RoadsDoor = {
    estimated: false,
    changes: () => changes,
    table: async (from, to) => {
      asked += from.length;
      return from.map(([lon]) =>
        to.map(([x]) => ({ seconds: Math.round((x - lon) * 1e4), metres: 1, reachable: lon < 0 })),
      );
    },
  };
  const times = makeWaitingTimes(roads);
  const units = [at('a', -0.7), at('b', -0.6), at('far', 1)];
  const first = await times('i1', [0, 52.6], units);
  expect([...first].map(([id, { seconds }]) => [id, seconds])).toEqual([
    ['a', 7000],
    ['b', 6000],
  ]);
  expect(await times('i1', [0, 52.6], units)).toEqual(first);
  expect(asked).toBe(3);
  const moved = await times('i1', [0, 52.6], [at('a', -0.65), at('b', -0.6)]);
  expect(moved.get('a')?.seconds).toBe(6500);
  expect(asked).toBe(4);
  changes += 1;
  await times('i1', [0, 52.6], units);
  await times('i1', [0.1, 52.6], units);
  expect(asked).toBe(10);
});
