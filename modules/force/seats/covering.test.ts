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

test('M03 a desk that is bound to its areas comes after the ones of the whole force', () => {
  expect(ids('dispatcher', 'staffordshire-moorlands')).toEqual(['dispatch-2', 'dispatch-relief', 'event-desk']);
  expect(ids('dispatcher', 'stoke-on-trent')).not.toContain('event-desk');
});

test('a place in no area is everybody’s of that role', () => {
  expect(ids('dispatcher', null)).toHaveLength(6);
  expect(ids('fim', 'tamworth')).toEqual(['fim']);
  expect(ids('officer', 'tamworth')).toEqual([]);
});
