import { expect, test } from 'vitest';
import { choicesIn, choicesText, tidied } from './parts.ts';

test('a choice with a comma in it stays one choice', () => {
  const options = ['Yes, keep it', 'No'];
  expect(choicesIn(choicesText(options))).toEqual(options);
  expect(choicesIn('Yes, keep it\nNo')).toEqual(options);
});

test('a line that was begun stays while somebody types, and is not sent when nobody has filled it in', () => {
  const options = choicesIn('One ear\n\nBoth ears\n ');
  expect(choicesText(options)).toBe('One ear\n\nBoth ears\n ');
  expect(tidied({ name: 'Headset', fields: [{ id: 'ears', options }] })).toEqual({
    name: 'Headset',
    fields: [{ id: 'ears', options: ['One ear', 'Both ears'] }],
  });
});
