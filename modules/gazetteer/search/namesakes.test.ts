import { beforeAll, expect, test } from 'vitest';
import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { readPlaces } from './sources/read-places.ts';

const sources = (pack: string) => new URL(`../../../data/packs/${pack}/sources`, import.meta.url).pathname;

let rutland: Gazetteer;
beforeAll(async () => {
  rutland = gazetteerOf(await readPlaces([sources('rutland')]));
}, 60_000);

test('B13 the same name elsewhere in the force is named with where it is, and never itself', () => {
  const named = rutland.search('high street oakham')[0]?.namesakes ?? [];
  expect(named.slice(0, 5).every((name) => name.startsWith('High Street, '))).toBe(true);
  expect(named).not.toContain('High Street, Oakham');
  expect(rutland.search('high street exton')[0]?.namesakes).toContain('High Street, Oakham');
});

test('B13 in one place, what differs by its last word only', () => {
  expect(rutland.search('high street west uppingham')[0]?.namesakes).toEqual(['High Street East, Uppingham']);
});

test('B13 what would be too many to read is counted', () => {
  const [street] = rutland.search('main street cottesmore');
  expect(street?.namesakes).toHaveLength(6);
  expect(street?.namesakes.at(-1)).toMatch(/^and \d+ more$/);
});

test('B13 a name that nothing else resembles has none; a point on the grid neither', () => {
  expect(rutland.search('northgate oakham')[0]?.namesakes).toEqual([]);
  expect(rutland.search('SK 860 087')[0]?.namesakes).toEqual([]);
});
