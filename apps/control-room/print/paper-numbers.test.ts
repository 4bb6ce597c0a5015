import { expect, test } from 'vitest';
import { numbersFrom } from './paper-numbers.ts';

test('sheets are numbered by their seat, one after another', () => {
  expect(numbersFrom('Dispatch 1', 99, 3)).toEqual(['P-DISPATCH-1-099', 'P-DISPATCH-1-100', 'P-DISPATCH-1-101']);
  expect(numbersFrom('  ', 1, 1)).toEqual(['P-ROOM-001']);
});
