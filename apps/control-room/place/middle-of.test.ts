import { expect, test } from 'vitest';
import { middleOf } from './middle-of.ts';

test('what is near the areas of a desk comes first: their middle, of one that it lies in, of none nothing', () => {
  expect(middleOf([])).toBeNull();
  expect(middleOf([[-0.7, 52.6]])).toEqual([-0.7, 52.6]);
  expect(
    middleOf([
      [-1, 52],
      [-2, 53],
    ]),
  ).toEqual([-1.5, 52.5]);
});
