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

test('while new times are being worked out, who has moved a little keeps the last, and who has come from afar or is new has none', async () => {
  let held: Promise<void> = Promise.resolve();
  const times = makeWaitingTimes({
    estimated: false,
    table: async (from, to) => {
      await held;
      return from.map(([lon]) =>
        to.map(([x]) => ({ seconds: Math.round((x - lon) * 1e4), metres: 1, reachable: true })),
      );
    },
  });
  const told = async (units: readonly Traveller[]) =>
    [...(await times('i1', [0, 52.6], units))].map(([id, { seconds }]) => [id, seconds]);
  await told([at('a', -0.7), at('b', -0.6)]);
  const { promise, resolve: release } = Promise.withResolvers<void>();
  held = promise;
  const moved = [at('a', -0.695), at('b', -0.4), at('new', -0.5)];
  expect(await told(moved)).toEqual([['a', 7000]]);
  release();
  await expect
    .poll(() => told(moved))
    .toEqual([
      ['a', 6950],
      ['b', 4000],
      ['new', 5000],
    ]);
});
