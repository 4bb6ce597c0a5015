import { expect, test } from 'vitest';
import { doubtWords, fateWords, wentWords } from './mail-words.ts';

test('a mail says in words why somebody looks at it and what became of it', () => {
  expect(doubtWords({ doubt: 'not-theirs' })).toBe('Names a record that is not theirs');
  expect(doubtWords({ doubt: null })).toBe('Filed by itself');
  expect(fateWords({ fate: 'word' })).toBe('a word of the reporter');
});

test.each([
  [{ situation: 'owed', attempts: 0, unsure: false }, 'To be sent'],
  [
    { situation: 'owed', attempts: 2, unsure: true },
    'Not taken yet, tried 2×; it is tried again. It may arrive twice.',
  ],
  [{ situation: 'trying', attempts: 1, unsure: false }, 'Being sent'],
  [{ situation: 'left', attempts: 1, unsure: false }, 'Sent.'],
  [{ situation: 'not-delivered', attempts: 1, unsure: false }, 'Did not arrive: reach them otherwise'],
  [{ situation: 'reached-otherwise', attempts: 1, unsure: false }, 'Did not arrive; reached otherwise'],
] as const)('a mail that goes out says how it stands: %o', (mail, words) => {
  expect(wentWords(mail)).toBe(words);
});
