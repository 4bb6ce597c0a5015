import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellAt, cellsOf } from './cells.ts';
import { boxOf, depthIn, type Ground, roomOf } from './ground.ts';
import { type Inside, type SideTerms, sideOf } from './side.ts';

const terms: SideTerms = { poorMetres: 250, clearMetres: 25, usualMetres: 30, staleSeconds: 120 };
const fix = (depthMetres: number, accuracyMetres: number | null = 10, ageSeconds = 0, roomMetres = 200) => ({
  ...{ depthMetres, accuracyMetres, ageSeconds, roomMetres },
});
const inside: Inside = { slackMetres: 0 };

describe('G11 on which side of a fence a fix puts a unit', () => {
  test('inside by as much as it may err it has entered; nearer the edge nothing is said yet', () => {
    expect(sideOf(null, fix(9), terms)).toBeNull();
    expect(sideOf(null, fix(10), terms)).toEqual({ slackMetres: 0 });
    expect(sideOf(null, fix(29, null), terms)).toBeNull();
    expect(sideOf(null, fix(31, null), terms)).toEqual({ slackMetres: 0 });
  });

  test('where the fence is smaller than the fix is exact, its inner half is inside', () => {
    expect(sideOf(null, fix(20, 60, 0, 50), terms)).toBeNull();
    expect(sideOf(null, fix(25, 60, 0, 50), terms)).toEqual({ slackMetres: 35 });
  });

  test('it has left when it is outside by the hysteresis, and by as much as both fixes may err', () => {
    expect(sideOf(inside, fix(-24), terms)).toBe(inside);
    expect(sideOf(inside, fix(-26), terms)).toBeNull();
    expect(sideOf(inside, fix(-39, 40), terms)).toBe(inside);
    expect(sideOf({ slackMetres: 35 }, fix(-70, 40), terms)).not.toBeNull();
    expect(sideOf({ slackMetres: 35 }, fix(-76, 40), terms)).toBeNull();
  });

  test('a stale fix never says that somebody has left; a poor one says nothing at all', () => {
    expect(sideOf(inside, fix(-5_000, 10, 121), terms)).toBe(inside);
    expect(sideOf(inside, fix(-5_000, 10, 120), terms)).toBeNull();
    expect(sideOf(inside, fix(-5_000, 251), terms)).toBe(inside);
    expect(sideOf(null, fix(5_000, 251), terms)).toBeNull();
  });

  test('whoever stands still crosses at most once, wherever that is and however the fixes scatter', () => {
    const scatter = fc.array(
      fc.record({
        accuracy: fc.double({ min: 0, max: 250, noNaN: true }),
        off: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
      { minLength: 2, maxLength: 40 },
    );
    const still = fc.property(
      fc.double({ min: -400, max: 400, noNaN: true }),
      fc.double({ min: 5, max: 400, noNaN: true }),
      scatter,
      (depth, room, fixes) => {
        let held: Inside | null = null;
        let crossed = 0;
        for (const { accuracy, off } of fixes) {
          // Nobody is deeper in than there is room.
          const seen = Math.min(room, Math.min(room, depth) + off * accuracy);
          const next = sideOf(held, fix(seen, accuracy, 0, room), terms);
          if ((next === null) !== (held === null)) crossed += 1;
          held = next;
        }
        expect(crossed).toBeLessThanOrEqual(1);
      },
    );
    fc.assert(still, { numRuns: 500 });
  });
});

const square = (east: number): Ground => ({
  kind: 'outline',
  rings: [
    [
      [-2, 52.8],
      [-2 + east, 52.8],
      [-2 + east, 52.8 + east],
      [-2, 52.8 + east],
    ],
  ],
});

describe('G11 how deep in a fence a point lies', () => {
  test('of a circle by its radius; of an outline by its nearest edge, with holes', () => {
    const circle: Ground = { kind: 'circle', lon: -2, lat: 52.8, radiusMetres: 100 };
    expect(depthIn(circle, { lon: -2, lat: 52.8 })).toBe(100);
    expect(depthIn(circle, { lon: -2, lat: 52.801 })).toBeCloseTo(-11.2, 1);
    expect(depthIn(square(0.01), { lon: -1.995, lat: 52.805 })).toBeCloseTo(336, 0);
    expect(depthIn(square(0.01), { lon: -2.001, lat: 52.805 })).toBeCloseTo(-67.2, 1);
    const hole = { kind: 'outline', rings: [...ringsOf(square(0.01)), ...ringsOf(square(0.005))] } as const;
    expect(depthIn(hole, { lon: -1.998, lat: 52.802 })).toBeLessThan(0);
    expect(depthIn(hole, { lon: -1.992, lat: 52.808 })).toBeGreaterThan(0);
  });

  test('its room is the radius of what fits in, about', () => {
    expect(roomOf({ kind: 'circle', lon: -2, lat: 52.8, radiusMetres: 100 })).toBe(100);
    expect(roomOf(square(0.01))).toBeCloseTo(420, -2);
  });

  test('the cells of the grid miss nothing: what is inside lies in a cell that knows it, and a whole cell lies wholly inside', () => {
    const grounds = fc.oneof(
      fc.record({
        kind: fc.constant('circle' as const),
        lon: fc.double({ min: -2.4, max: -1.7, noNaN: true }),
        lat: fc.double({ min: 52.5, max: 53.1, noNaN: true }),
        radiusMetres: fc.double({ min: 20, max: 20_000, noNaN: true }),
      }),
      fc.double({ min: 0.0005, max: 0.3, noNaN: true }).map(square),
    );
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const nothingMissed = fc.property(grounds, unit, unit, (ground, x, y) => {
      const { west, east, south, north } = boxOf(ground);
      const at = { lon: west + x * (east - west), lat: south + y * (north - south) };
      const { touched, whole } = cellsOf(ground);
      const cell = cellAt(at.lon, at.lat);
      if (depthIn(ground, at) > 0) expect(touched).toContain(cell);
      if (whole.has(cell)) expect(depthIn(ground, at)).toBeGreaterThan(250);
    });
    fc.assert(nothingMissed, { numRuns: 60 });
  });
});

function ringsOf(ground: Ground) {
  return ground.kind === 'outline' ? ground.rings : [];
}
