import { expect, test } from 'vitest';
import { scriptOf } from './script-of.ts';
import { symptomsOf } from './values.ts';

test('what the caller answers to the script is kept below what the desk found', () => {
  const answers = { 'Is there a tone?': ' no ', 'Which extension?': '4471', 'Does it light up?': '' };
  expect(symptomsOf({ symptoms: 'Dead line', answers })).toBe('Dead line\nIs there a tone? no\nWhich extension? 4471');
  expect(symptomsOf({ symptoms: ' ', answers: {} })).toBe('');
});

test('a category without a script of its own has that of the one above it', () => {
  const words = {
    categories: [
      { id: 'phone', parent: null },
      { id: 'phone-desk', parent: 'phone' },
      { id: 'phone-mobile', parent: 'phone' },
    ],
    scripts: [
      { category: 'phone', steps: ['Which number?'] },
      { category: 'phone-desk', steps: ['Is there a tone?'] },
    ],
  };
  expect(scriptOf(words, 'phone-desk')).toEqual(['Is there a tone?']);
  expect(scriptOf(words, 'phone-mobile')).toEqual(['Which number?']);
  expect(scriptOf(words, 'network')).toEqual([]);
  expect(scriptOf(null, 'phone')).toEqual([]);
});
