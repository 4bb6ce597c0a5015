import { expect, test } from 'vitest';
import { matchCodes } from './match-codes.ts';

const code = (number: string, name: string) => ({ code: number, name, family: 'crime', grade: 'G2', use: 'both' });
const codes = [
  code('003', 'Burglary dwelling'),
  code('004', 'Burglary other'),
  code('005', 'Robbery'),
  code('316', 'Alarm, police installed'),
  code('304', 'Domestic incident'),
];
const found = (text: string) => matchCodes(text, codes).map((one) => one.code);

test('words by their beginning, in any order; numbers too', () => {
  expect(found('robb')).toEqual(['005']);
  expect(found('dwell burg')).toEqual(['003']);
  expect(found('30')).toEqual(['304']);
  expect(found('police')).toEqual(['316']);
});
test('every word must fit', () => expect(found('burglary alarm')).toEqual([]));
test('nothing typed is the whole list', () => expect(found('')).toHaveLength(5));
