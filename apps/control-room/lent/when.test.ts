import { expect, test } from 'vitest';
import { hoursOf, listOf } from './when.ts';

test('a length is hours, and callsigns stand between commas or spaces', () => {
  expect(hoursOf('4.5')).toBe(16_200_000);
  for (const wrong of ['', '0', '-1', 'four']) expect(hoursOf(wrong)).toBeNull();
  expect(listOf(' ra21, RE02  re03,')).toEqual(['RA21', 'RE02', 'RE03']);
});
