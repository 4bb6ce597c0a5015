import { expect, test } from 'vitest';
import { contactRow, incidentRow, unitRow } from '../fixture/rows.ts';
import { callerCircles, diffFeatures, incidentFeatures, unitFeatures } from './features.ts';

const drawn = { moved: new Map(), chosen: null, now: 1_000, staleMs: 120_000 };

test('only what changed goes to the map', () => {
  const [before] = unitFeatures({ ...drawn, units: [unitRow()] });
  const [after] = unitFeatures({ ...drawn, units: [unitRow({ meaning: 'en-route' })] });
  const held = new Map([
    ['u1', before!],
    ['gone', before!],
  ]);
  const diff = diffFeatures(held, [after!]);
  expect(diff.remove).toEqual(['gone']);
  expect(diff.add).toEqual([]);
  expect(diff.update.map((one) => one.id)).toEqual(['u1']);
  expect(diffFeatures(new Map([['u1', after!]]), [after!])).toEqual({ add: [], remove: [], update: [] });
});

test('a later position wins over the row, and an old one is stale', () => {
  const moved = new Map([
    ['u1', { tourId: 'u1', lon: -0.5, lat: 52.5, at: 2_000, accuracyMetres: null, source: 'radio' }],
  ]);
  const [later] = unitFeatures({ ...drawn, moved, units: [unitRow()] });
  expect(later?.geometry.coordinates).toEqual([-0.5, 52.5]);
  const [stale] = unitFeatures({ ...drawn, now: 500_000, units: [unitRow()] });
  expect(stale?.properties.image).toBe('unit-ok-stale');
});

test('an unverified place is not on the map; a caller’s circle has its size in metres', () => {
  const place = { ...incidentRow().place, lon: null, lat: null };
  expect(incidentFeatures([incidentRow({ place })], () => 2, null)).toEqual([]);
  const ring = callerCircles([contactRow()])[0]?.geometry.coordinates[0] ?? [];
  const north = Math.max(...ring.map(([, lat]) => lat));
  expect((north - 52.67) * 111_320).toBeCloseTo(50, 0);
  expect(callerCircles([contactRow({ state: 'settled' })])).toEqual([]);
});
