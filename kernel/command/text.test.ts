import { describe, expect, test } from 'vitest';
import { findUnstorable } from './text.ts';

describe('text that cannot be stored', () => {
  test.each([
    ['NUL', { note: { text: 'a\0b' } }, ['note', 'text']],
    ['half of a surrogate pair', { lines: ['fine', '\ud83d'] }, ['lines', '1']],
    ['a key', { 'a\0': 1 }, ['a\0']],
    ['the value itself', '\udc00', []],
  ])('%s is found where it stands', (_what, value, path) => {
    expect(findUnstorable(value)).toEqual(path);
  });

  test('whole characters of every plane are fine, at any depth', () => {
    expect(findUnstorable({ a: ['Ž', '🚓', '\n', '', null, 7, { b: true }] })).toBeNull();
  });
});
