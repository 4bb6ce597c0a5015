import { expect, test } from 'vitest';
import { countOf, notRead } from './not-read.ts';

test.each([
  ['waiting', 'Reading the alarms …', '–'],
  ['failed', 'The alarms cannot be read here', '–'],
  ['away', 'No connection: the alarms cannot be read yet', '–'],
  ['ready', null, '0'],
] as const)('%s is never an all-clear before it is one', (state, words, count) => {
  expect(notRead(state, 'the alarms')).toBe(words);
  expect(countOf(state, 0)).toBe(count);
});
