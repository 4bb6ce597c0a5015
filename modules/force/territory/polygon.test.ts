import { expect, test } from 'vitest';
import { dissolve } from '../making/dissolve.ts';
import { contains, type Ring, shapeOf } from './polygon.ts';

const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

test('a hole is outside, an island in the hole inside again', () => {
  const shape = shapeOf([[square(0, 0, 10), square(2, 2, 6)], [square(4, 4, 2)]]);
  expect(contains(shape, 1, 1)).toBe(true);
  expect(contains(shape, 3, 3)).toBe(false);
  expect(contains(shape, 5, 5)).toBe(true);
  expect(contains(shape, 11, 5)).toBe(false);
});

test('neighbours dissolve to one outline without their common border', () => {
  const [outline, ...more] = dissolve([[square(0, 0, 1)], [square(1, 0, 1)]]);
  expect(more).toEqual([]);
  expect(outline?.[0]).toHaveLength(7);
  const shape = shapeOf(outline === undefined ? [] : [outline]);
  expect(contains(shape, 0.5, 0.5) && contains(shape, 1.5, 0.5)).toBe(true);
});

test('what does not touch stays apart', () => {
  expect(dissolve([[square(0, 0, 1)], [square(5, 5, 1)]])).toHaveLength(2);
});
