import { expect, test } from 'vitest';
import { idsOf } from './requirements.ts';

test.each([
  ["test('A06 the first answer claims it', …)", ['A06']],
  ["describe('B02', () => …", ['B02']],
  ['test("C03, CR-25 a correction points at the old line")', ['C03', 'CR-25']],
  ["test('A04 A05, CR-4 a second call')", ['A04', 'A05', 'CR-4']],
  ["test.each(themes)('CR-15 in grey'", ['CR-15']],
  ["test.each(['dark'] as const)('CR-16 in %s'", ['CR-16']],
  ["test.each([1])('L04 of %s'", ['L04']],
  ["['N51 30', 51.5]", []],
  ["test('the unit RA21 and grade G1 are no ids')", []],
  ["expect(row).toBe('A060 of 25/11')", []],
])('%s', (text, ids) => {
  expect(idsOf(text)).toEqual(ids);
});
