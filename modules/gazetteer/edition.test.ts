import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, type Edition } from './edition.ts';

const edition = (...held: readonly (readonly [string, string])[]): Edition =>
  new Map(held.map(([name, mark]) => [name, { name, mark }]));

test('M08 a new edition says what is new, gone and changed, by name', () => {
  const before = edition(['Mill Street', '30 mph'], ['Gas Lane', '30 mph'], ['High Street', '20 mph']);
  const after = edition(['Mill Street', '20 mph'], ['High Street', '20 mph'], ['Barleythorpe Way', '30 mph']);
  expect(differences(before, after, 'roads')).toEqual([
    'roads: 1 new, 1 gone, 1 changed, 1 as before.',
    '  new: Barleythorpe Way',
    '  gone: Gas Lane',
    '  changed: Mill Street',
  ]);
  expect(differences(null, after, 'roads')).toEqual(['3 roads; there was no edition before.']);
});

test('M08 whatever changes is counted once: what was and what is add up', () => {
  const ids = fc.constantFrom(...'abcdefghij');
  const some = fc.dictionary(ids, fc.constantFrom('x', 'y')).map((held) => edition(...Object.entries(held)));
  fc.assert(
    fc.property(some, some, (before, after) => {
      const [line = ''] = differences(before, after, 'roads');
      const [added = 0, gone = 0, changed = 0, same = 0] = (line.match(/\d+/g) ?? []).map(Number);
      expect([added + changed + same, gone + changed + same]).toEqual([after.size, before.size]);
    }),
  );
});
