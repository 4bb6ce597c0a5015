import { expect, test } from 'vitest';
import { instantOf, localText } from './local-time.ts';

test('a box holds the instant that was put in it', () => {
  const at = new Date(2026, 10, 29, 2, 5).getTime();
  expect(localText(at)).toBe('2026-11-29T02:05');
  expect(instantOf(localText(at))).toBe(at);
});

test('an empty box holds none', () => {
  expect([localText(null), instantOf(''), instantOf('soon')]).toEqual(['', null, null]);
});
