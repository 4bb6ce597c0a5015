import { expect, test } from 'vitest';
import { matching, type Offer } from './offers.ts';

const offer = (label: string, hint = 'Desk'): Offer => ({
  id: label,
  label,
  hint,
  shortcut: null,
  run: () => undefined,
});
const labels = (text: string, ...offers: readonly Offer[]) => matching(text, offers).map(({ label }) => label);

test('every word must stand in the label or the hint, in any order and case', () => {
  expect(labels('QUEUE go', offer('Go to the queue'), offer('Go to the estate'))).toEqual(['Go to the queue']);
  expect(labels('requests take', offer('Take the next task', 'Requests'), offer('Take', 'Desk'))).toEqual([
    'Take the next task',
  ]);
  expect(labels('nothing', offer('Pause'))).toEqual([]);
});

test('nothing typed offers everything; what begins so comes first', () => {
  expect(labels('', offer('B'), offer('A'))).toEqual(['B', 'A']);
  expect(labels('pri', offer('Set a priority'), offer('Priority'))).toEqual(['Priority', 'Set a priority']);
});
