import { expect, test } from 'vitest';
import { pickTaker, type Taker } from './route.ts';

const taker = (id: string, more: Partial<Taker> = {}): Taker => ({
  ...{ id, name: id, categoryIds: [], open: 0, since: 0, lastGivenAt: null },
  ...more,
});
const given = (how: 'load' | 'round-robin', kinds: readonly string[], ...takers: readonly Taker[]) =>
  pickTaker(how, kinds, takers)?.taker.id ?? null;

test('by load it goes to who has the least; of those alike to who has waited longest', () => {
  expect(given('load', [], taker('a', { open: 3 }), taker('b', { open: 1 }))).toBe('b');
  expect(given('load', [], taker('a', { lastGivenAt: 9 }), taker('b', { lastGivenAt: 4 }))).toBe('b');
});

test('in turn it goes to who has waited longest, whatever they have', () => {
  expect(given('round-robin', [], taker('a', { lastGivenAt: 9 }), taker('b', { open: 20, lastGivenAt: 4 }))).toBe('b');
  expect(given('round-robin', [], taker('a', { lastGivenAt: 9 }), taker('new', { since: 8 }))).toBe('new');
});

test('who knows the category, or one above it, comes before all others', () => {
  const radio = taker('radio', { categoryIds: ['radio'], open: 9 });
  expect(given('load', ['radio-handset', 'radio'], taker('a'), radio)).toBe('radio');
  expect(given('load', ['network'], taker('a'), radio)).toBe('a');
  expect(given('load', [])).toBeNull();
});
