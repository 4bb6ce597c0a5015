import { expect, test } from 'vitest';
import { type MovedUnit, ToldPositions } from './told-positions.ts';

const row = (over: Partial<MovedUnit> = {}): MovedUnit => ({
  ...{ tourId: 'u1', lon: -2.1, lat: 52.8, at: 1_000, accuracyMetres: 10, source: 'tetra-lip' },
  ...over,
});

function told() {
  const clock = { now: 1_000_000 };
  return { clock, positions: new ToldPositions(() => clock.now) };
}

test('G07 of many positions in a second the last is told, whatever order they come in, and none twice', () => {
  const { positions } = told();
  const times = [5, 3, 9, 1, 9, 7];
  positions.take(times.map((at) => row({ at, lon: at })));
  positions.take([row({ tourId: 'u2' })]);
  expect(positions.due().map(({ tourId, at }) => [tourId, at])).toEqual([
    ['u1', 9],
    ['u2', 1_000],
  ]);
  positions.take([row({ at: 9, lon: 9 }), row({ at: 4, lon: 4 })]);
  expect(positions.due()).toEqual([]);
  positions.take([row({ at: 9, lon: 9.5 })]);
  expect(positions.due()).toMatchObject([{ at: 9, lon: 9.5 }]);
});

test('G07 the last of five thousand units each is what every screen ends with, however many came between', () => {
  const { positions } = told();
  const seen = new Map<string, number>();
  let chance = 7;
  for (let turn = 0; turn < 40; turn += 1) {
    const rows = Array.from({ length: 1_000 }, () => {
      chance = (chance * 48_271) % 2_147_483_647;
      return row({ tourId: `u${chance % 5_000}`, at: turn * 1_000 + (chance % 1_000) });
    });
    positions.take(rows);
    for (const { tourId, at } of rows) seen.set(tourId, Math.max(seen.get(tourId) ?? 0, at));
    if (turn % 3 === 0) positions.due();
  }
  positions.due();
  const last = new Map(positions.missedSince(0).map(({ tourId, at }) => [tourId, at]));
  expect(last).toEqual(seen);
});

test('G07 whoever comes, or comes back, is told what was told while it could not hear', () => {
  const { positions, clock } = told();
  positions.take([row({ tourId: 'long ago' })]);
  positions.due();
  clock.now += 300_000;
  positions.take([row({ tourId: 'meanwhile' })]);
  positions.due();
  expect(positions.missedSince(0).map(({ tourId }) => tourId)).toEqual(['meanwhile']);
  expect(positions.missedSince(clock.now - 290_000).map(({ tourId }) => tourId)).toEqual(['long ago', 'meanwhile']);
});
