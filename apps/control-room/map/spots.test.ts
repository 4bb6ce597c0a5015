import { expect, test } from 'vitest';
import type { OneOffRow } from './one-off-forms.ts';
import { closureFeatures, shapeFeatures, trailFeatures, trailLines, workedFeatures } from './spots.ts';

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
  const [ring, spot] = closureFeatures([closure, { ...closure, id: 'c2', kind: 'place', label: 'Show ground' }]);
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
  expect(workedFeatures(rows).map(({ id, properties }) => [id, properties.label])).toEqual([
    ['a', 'First place'],
    ['c', 'RVP'],
  ]);
});

test('G09 a cordon in force is an outline with its words and the number of its incident, an approach a line; what is over is not drawn', () => {
  const corners: [number, number][] = [
    [-0.73, 52.67],
    [-0.72, 52.67],
    [-0.72, 52.68],
  ];
  const shape = {
    ...{ incidentId: 'i1', number: 'TR-20261126-0421', corners, reference: 'SK 8610 0872', note: '', by: 'Dave' },
    ...{ metres: 1, squareMetres: 1, at: 0, until: null },
  };
  const rows = [
    { ...shape, id: 'a', kind: 'inner-cordon' },
    { ...shape, id: 'b', kind: 'approach' },
    { ...shape, id: 'c', kind: 'area', until: 7 },
    { ...shape, id: 'd', kind: 'area', corners: [] },
  ] as const;
  const drawn = shapeFeatures(
    rows.map((row) => ({ ...row, corners: [...row.corners] })),
    () => '0421',
  );
  expect(drawn.map(({ id, geometry }) => [id, geometry.type])).toEqual([
    ['a', 'Polygon'],
    ['a-words', 'Point'],
    ['b', 'LineString'],
    ['b-words', 'Point'],
  ]);
  expect(drawn[1]?.properties).toMatchObject({ label: 'Inner cordon 0421' });
  expect(drawn[1]?.geometry.coordinates).toEqual([-0.72, 52.68]);
});

test('the trail of a unit is a line with the time once in five minutes', () => {
  const at = (minutes: number) => ({ id: `${minutes}`, lon: -0.73, lat: 52.67 + minutes / 1000, at: minutes * 60_000 });
  const [way, ...stops] = trailFeatures([0, 2, 4, 6, 11].map(at));
  expect(way?.geometry.coordinates).toHaveLength(5);
  expect(stops.map(({ id }) => id)).toEqual(['0', '6', '11']);
  expect(trailFeatures([at(0)])).toEqual([]);
  expect(trailLines([0, 2, 4, 6].map(at))).toEqual([at(0), at(6)]);
  expect(trailLines([0, 2, 4].map(at))).toEqual([at(0), at(4)]);
});
