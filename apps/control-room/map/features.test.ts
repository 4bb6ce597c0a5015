import { expect, test } from 'vitest';
import { callerFix, contactRow, incidentRow, unitRow } from '../fixture/rows.ts';
import {
  accuracyCircles,
  callerCircles,
  callerTracks,
  diffFeatures,
  incidentFeatures,
  unitFeatures,
} from './features.ts';

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

test('CR-27 a later position wins over the row, and an old one has the stale symbol', () => {
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

test('B06 the track of a caller is a line through the fixes in the order of their times', () => {
  const fix = (at: number, lon: number) => callerFix({ fixId: `f${at}`, at, lon });
  const track = [fix(3, -0.71), fix(1, -0.73), fix(2, -0.72)];
  expect(callerTracks([contactRow({ track })])[0]?.geometry.coordinates.map(([lon]) => lon)).toEqual([
    -0.73, -0.72, -0.71,
  ]);
  expect(callerTracks([contactRow({ track: track.slice(0, 1) })])).toEqual([]);
});

test('G05 the mark of a unit fades in steps as its position ages, and is stale past the limit', () => {
  const at = unitRow().position?.at ?? 0;
  const seen = (ageMs: number) => unitFeatures({ ...drawn, now: at + ageMs, units: [unitRow()] })[0]?.properties;
  expect([0, 60_000, 61_000, 120_000, 121_000, 360_000, 361_000].map((age) => seen(age)?.opacity)).toEqual([
    1, 1, 0.8, 0.8, 0.6, 0.6, 0.4,
  ]);
  expect([120_000, 121_000].map((age) => seen(age)?.image)).toEqual(['unit-ok', 'unit-ok-stale']);
});

test('G05 the circle in which a unit may be is drawn of the one that is chosen, and of any that may be far off', () => {
  const off = (accuracyMetres: number | null, id = 'u1') => {
    const position = { ...unitRow().position!, accuracyMetres };
    return unitRow({ id, position });
  };
  const circles = (chosen: string | null) =>
    accuracyCircles({ moved: new Map(), chosen, units: [off(12), off(400, 'u2'), off(null, 'u3')] });
  expect(circles(null).map(({ id }) => id)).toEqual(['u2-accuracy']);
  expect(circles('u1').map(({ id }) => id)).toEqual(['u1-accuracy', 'u2-accuracy']);
  expect(circles('u3').map(({ id }) => id)).toEqual(['u2-accuracy']);
});

test('G07 of five thousand units and two thousand incidents all are drawn; who needs help, what is urgent or late, and what is chosen is never a dot among them', () => {
  const units = Array.from({ length: 5_000 }, (_, n) => unitRow({ id: `u${n}`, emergency: n === 7 }));
  const marks = unitFeatures({ ...drawn, chosen: 'u9', units });
  expect(marks).toHaveLength(5_000);
  expect(marks.filter(({ properties }) => properties.crowd !== true).map(({ id }) => id)).toEqual(['u7', 'u9']);
  const late = [{ state: 'breached' as const, dueAt: 1 }];
  const incidents = Array.from({ length: 2_000 }, (_, n) => ({
    ...incidentRow({ id: `i${n}`, grade: n === 3 ? 'G1' : 'G4' }),
    clocks: n === 5 ? late : [],
  }));
  const places = incidentFeatures(incidents, (grade) => Number(grade.slice(1)), 'i8');
  expect(places).toHaveLength(2_000);
  expect(places.filter(({ properties }) => properties.crowd !== true).map(({ id }) => id)).toEqual(['i3', 'i5', 'i8']);
});

test('G07 of a small force nobody is a dot; of a large one only those that have moved go to the map again', () => {
  const few = unitFeatures({ ...drawn, units: Array.from({ length: 400 }, (_, n) => unitRow({ id: `u${n}` })) });
  expect(few.some(({ properties }) => properties.crowd === true)).toBe(false);
  const units = Array.from({ length: 5_000 }, (_, n) => unitRow({ id: `u${n}` }));
  const before = new Map(unitFeatures({ ...drawn, units }).map((feature) => [feature.id, feature]));
  const moved = new Map([['u4999', { lon: -0.5, lat: 52.5, at: 2_000 }]]);
  const diff = diffFeatures(before, unitFeatures({ ...drawn, units, moved }));
  expect([diff.add, diff.remove]).toEqual([[], []]);
  expect(diff.update.map(({ id, newGeometry }) => [id, newGeometry.coordinates])).toEqual([['u4999', [-0.5, 52.5]]]);
  const fewer = unitFeatures({ ...drawn, units: units.slice(1) });
  expect(diffFeatures(before, fewer).remove).toEqual(['u0']);
});
