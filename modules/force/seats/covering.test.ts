import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../load-pack.ts';
import { seatsCovering } from './queries.ts';

const pack = loadPack(join(import.meta.dirname, '../../../data/packs/staffordshire'));
const ids = (...ask: [Parameters<typeof seatsCovering>[1], string | null]) =>
  seatsCovering(pack, ...ask).map((seat) => seat.id);

test('the desk of the place comes before the one of the whole force', () => {
  expect(ids('dispatcher', 'stoke-on-trent')).toEqual(['dispatch-1', 'dispatch-relief']);
  expect(ids('dispatcher', 'tamworth')).toEqual(['dispatch-4', 'dispatch-relief']);
});

test('a beat is answered for by the desk of its area', () => {
  expect(ids('dispatcher', 'etruria-and-hanley')).toEqual(['dispatch-1', 'dispatch-relief']);
});

test('a place in no area is everybody’s of that role', () => {
  expect(ids('dispatcher', null)).toHaveLength(5);
  expect(ids('fim', 'tamworth')).toEqual(['fim']);
  expect(ids('officer', 'tamworth')).toEqual([]);
});
