import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../load-pack.ts';
import { areasMade, smallAreasMade } from './test-sources.ts';

const pack = loadPack(join(import.meta.dirname, '../../../data/packs/staffordshire'));
const { postcodes, radiusMetres } = pack.urbanRule;
const made = (rule: Partial<typeof pack.urbanRule>) =>
  smallAreasMade({ ...pack, urbanRule: { ...pack.urbanRule, ...rule } }, postcodes);

test('M07 urbanRule.postcodes changes which small areas are urban', () => {
  expect([made({}), made({ postcodes: postcodes + 1 })]).toEqual([['urban'], ['rural']]);
});

test('M07 urbanRule.radiusMetres changes which small areas are urban', () => {
  expect([made({}), made({ radiusMetres: radiusMetres / 2 })]).toEqual([['urban'], ['rural']]);
});

test('M07 areas[].boundary changes the outlines that are made', () => {
  const [one, other] = pack.areas.filter(({ boundary }) => boundary !== null);
  const areas = pack.areas.map((area) => (area === one ? { ...area, boundary: other?.boundary ?? null } : area));
  expect(areasMade({ ...pack, areas }, pack)).not.toBe(areasMade(pack));
});
