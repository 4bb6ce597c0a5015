import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../../force/index.ts';
import { termsOf } from '../items/terms.ts';
import { faultsOf } from '../items/values.ts';
import { demonstrationEstate } from './demonstration-estate.ts';

describe.each(['rutland', 'staffordshire'])('the estate of %s', (name) => {
  const pack = loadPack(join(import.meta.dirname, '../../../data/packs', name));
  const estate = demonstrationEstate(pack, []);
  const terms = termsOf(pack);

  test('has 3,000 items, always the same ones', () => {
    expect(estate).toHaveLength(3_000);
    expect(demonstrationEstate(pack, [])).toEqual(estate);
  });

  test('fits its classes, and what is needed stands before what needs it', () => {
    const seen = new Set<string>();
    for (const { itemId, classId, fields = {}, relations = [], groups = [] } of estate) {
      const itemClass = terms.classes.get(classId);
      if (itemClass === undefined) throw new Error(`no class ${classId}`);
      expect(faultsOf(itemClass, fields, terms)).toEqual([]);
      for (const { toId, kind } of relations) expect([seen.has(toId), terms.kinds.has(kind)]).toEqual([true, true]);
      for (const { group, needs } of groups) {
        expect(needs).toBeLessThanOrEqual(relations.filter((one) => one.group === group).length);
      }
      seen.add(itemId);
    }
  });

  test('holds the radios, vehicles, desks and services of the pack', () => {
    const values = new Set(estate.flatMap(({ fields = {} }) => Object.values(fields)));
    const { units } = pack.demo;
    const expected = [
      ...units.flatMap(({ issi }) => issi ?? []),
      ...units.flatMap(({ vehicle }) => vehicle?.registration ?? []),
      ...pack.seats.map(({ id }) => id),
      ...pack.service.services.map(({ id }) => id),
    ];
    expect(expected.filter((one) => !values.has(one))).toEqual([]);
  });
});
