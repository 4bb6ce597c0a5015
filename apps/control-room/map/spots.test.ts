import { expect, test } from 'vitest';
import type { OneOffRow } from './one-off-forms.ts';
import { spotFeatures } from './spots.ts';

const closure: OneOffRow = {
  ...{
    id: 'c1',
    kind: 'closure',
    label: 'Mill Street',
    lon: -0.73,
    lat: 52.67,
    radiusMetres: 50,
    emergencyMayPass: false,
  },
  ...{ reason: 'Burst main', author: 'Dave', setAt: 0, endsAt: Date.parse('2026-11-22T14:30:00Z') },
};
const where = { incidentId: 'i1', note: '', lon: -0.73, lat: 52.67, at: 0, by: 'Dave', label: 'Car park', until: null };

test('B14 a closed road is a ring with its end in words, a one-off place a point with its name', () => {
  const [ring, spot] = spotFeatures([closure, { ...closure, id: 'c2', kind: 'place', label: 'Show ground' }], []);
  expect(ring?.geometry.type).toBe('Polygon');
  expect(ring?.properties.label).toMatch(/^closed until \d\d:\d\d$/);
  expect(spot).toMatchObject({ geometry: { type: 'Point' }, properties: { label: 'Show ground' } });
});

test('B07 points in force are drawn with their kind, and where the incident was before; not its place, nor what is over', () => {
  const rows = [
    { ...where, id: 'a', kind: 'initial', until: 5 },
    { ...where, id: 'b', kind: 'current' },
    { ...where, id: 'c', kind: 'rvp' },
    { ...where, id: 'd', kind: 'rvp', until: 7 },
    { ...where, id: 'e', kind: 'staging', lon: null },
  ] as const;
  expect(spotFeatures([], rows).map(({ id, properties }) => [id, properties.label])).toEqual([
    ['a', 'First place'],
    ['c', 'RVP'],
  ]);
});
