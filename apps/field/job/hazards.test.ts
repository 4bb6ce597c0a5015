import { expect, test } from 'vitest';
import type { NearbyRow } from '../../../client/places.ts';
import { hazardsOf, type MarkerRow, metresBetween } from './hazards.ts';

const place = { lon: -0.7295, lat: 52.6705 };
const nearby = (id: string, kind: NearbyRow['kind'], distanceMetres: number): NearbyRow => ({
  id,
  kind,
  title: id,
  text: null,
  state: 'in-force',
  grade: null,
  at: 1,
  distanceMetres,
  marker: null,
});
const marker = (id: string, lat: number): MarkerRow => ({
  id,
  kind: 'do-not-visit',
  label: 'Mill Street 4',
  lon: place.lon,
  lat,
  radiusMetres: 30,
  text: 'Large dog loose in the yard',
  reason: 'Officer bitten',
  author: 'A. Example',
  setAt: 1,
  reviewAt: 2,
  expiresAt: 3,
});

test('the warning to ring the FIM stands first, then the nearest; incidents are no hazards', () => {
  const rows = [nearby('far', 'marker', 90), nearby('job', 'incident', 0), nearby('fim-warning', 'fim-warning', 0)];
  const found = hazardsOf([...rows, nearby('near', 'marker', 10)], [], place);
  expect(found.map((hazard) => hazard.id)).toEqual(['fim-warning', 'near', 'far']);
});

test('a marker of the register near the place appears, once, in words', () => {
  const found = hazardsOf([nearby('a', 'marker', 5)], [marker('a', 52.6705), marker('b', 52.671)], place);
  expect(found.map((hazard) => hazard.id)).toEqual(['a', 'b']);
  expect(found[1]?.title).toBe('do not visit · Mill Street 4');
});

test('a marker a mile off does not', () => {
  expect(hazardsOf([], [marker('a', 52.685)], place)).toEqual([]);
});

test('a place that nobody has found on the map shows what came with it', () => {
  expect(hazardsOf([nearby('a', 'marker', 5)], [marker('b', 52.6705)], { lon: null, lat: null })).toHaveLength(1);
});

test('measures metres', () => {
  expect(metresBetween(place, { ...place, lat: 52.6795 })).toBeCloseTo(1_001, 0);
  expect(metresBetween(place, { ...place, lon: -0.7145 })).toBeCloseTo(1_011, 0);
});
