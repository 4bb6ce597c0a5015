import { expect, test } from 'vitest';
import { readLine } from '../command/grammar.ts';
import type { Known } from '../command/reading.ts';
import { readOnly } from './read-only.ts';

const incident = { id: 'i1', number: '0421 of 22/11', title: 'Burglary', place: 'Mill Street', grade: 'G1' };
const known: Known = {
  units: [{ id: 'u1', callsign: 'RA21', state: 'available', active: null }],
  incidents: [{ ...incident, ownerSeatId: null }],
  ...{ grades: [], statuses: [{ code: '6', name: 'At scene' }], inHand: 'i1' },
};
const inThePast = (line: string) => readOnly(readLine(line, known));

test.each(['open 0421', '0421', 'RA21', 'who 4417'])('N03 the past still reads: %s', (line) => {
  expect(inThePast(line).kind).toBe('ready');
});

test.each(['as RA21 0421', 'st RA21 6', 'note 0421 Door forced'])(
  'N03 in the past nothing is done by a line: %s',
  (line) => {
    expect(inThePast(line)).toMatchObject({
      kind: 'needs',
      hint: expect.stringContaining('nothing can be done'),
      choices: [],
    });
  },
);

test('N03 a word that would do something is not offered in the past', () => {
  const offered = inThePast('o');
  const lines = 'choices' in offered ? offered.choices.map(({ line }) => line.trim()) : [];
  expect(lines).not.toContain('off');
});
