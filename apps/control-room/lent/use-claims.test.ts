import { expect, test } from 'vitest';
import { type Claim, claimMark, claimWords, inForce } from './use-claims.ts';

const until = Date.parse('2026-11-27T03:00:00Z');
const claim = (kind: Claim['kind'], from: number, name: string): Claim => ({
  ...{ id: `${name}#RA21`, ofId: name, callsign: 'RA21', kind, name, from, until },
});

test('E06 E07 of several claims the gravest that has begun is shown, in the words of its kind', () => {
  const rows = [claim('lent', 50, 'Cheshire'), claim('operation', 0, 'Op Falcon'), claim('borrowed', 0, 'Derbyshire')];
  expect(inForce(rows, 10).get('RA21')?.name).toBe('Op Falcon');
  expect(inForce(rows, 60).get('RA21')?.name).toBe('Cheshire');
  expect(inForce([claim('lent', 50, 'Cheshire')], 10).size).toBe(0);
  expect(rows.map(claimWords)).toEqual([
    'lent to Cheshire until 03:00',
    'held by Op Falcon until 03:00',
    'of Derbyshire until 03:00',
  ]);
  expect(rows.map(claimMark)).toEqual(['lent: Cheshire', 'Op Falcon', 'Derbyshire']);
});
