import { expect, test } from 'vitest';
import { DRAWN, newestOf } from './use-stay-at-end.ts';

test('a short log is drawn whole, of a long one the newest lines', () => {
  expect(newestOf(0, 0)).toBe(0);
  expect(newestOf(DRAWN, 0)).toBe(0);
  expect(newestOf(2_000, 2_000)).toBe(2_000 - DRAWN);
});

test('as many again gather before the oldest are left out', () => {
  expect(newestOf(2 * DRAWN, 0)).toBe(0);
  expect(newestOf(2 * DRAWN + 1, 0)).toBe(DRAWN + 1);
  expect(newestOf(1_500, 1_200)).toBe(1_200);
});
