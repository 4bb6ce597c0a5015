import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findEastingNorthing,
  findGridSquare,
  formatGridReference,
  fromNationalGrid,
  isOnNationalGrid,
  toNationalGrid,
} from './national-grid.ts';

interface Vectors {
  points: {
    id: string;
    latitude: number;
    longitude: number;
    easting: number;
    northing: number;
    outside: boolean;
    gridRef10: string | null;
    gridRef6: string | null;
  }[];
  examples: {
    gridRef: string;
    easting?: number;
    northing?: number;
    canonical?: string;
    wgs84?: { latitude: number; longitude: number };
  }[];
  invalid: string[];
  tolerance: { withHelmertOnlyMetres: number; gridRefExamplesDegrees: number };
}
const vectors: Vectors = JSON.parse(readFileSync(new URL('./vectors/vectors.json', import.meta.url), 'utf8'));
const tolerance = vectors.tolerance.withHelmertOnlyMetres;

describe('positions', () => {
  test.each(vectors.points)('$id to the grid and back', (point) => {
    const grid = toNationalGrid(point.longitude, point.latitude);
    expect(Math.hypot(grid.easting - point.easting, grid.northing - point.northing)).toBeLessThan(tolerance);
    const back = toNationalGrid(fromNationalGrid(point).lon, fromNationalGrid(point).lat);
    expect(Math.hypot(back.easting - point.easting, back.northing - point.northing)).toBeLessThan(0.01);
  });

  test.each(vectors.points.filter((point) => isOnNationalGrid(point)))('$id as a reference', (point) => {
    expect(formatGridReference(point, 10)).toBe(point.gridRef10);
    expect(formatGridReference(point, 6)).toBe(point.gridRef6);
  });
});

describe('references', () => {
  test.each(vectors.examples)('$gridRef', (example) => {
    const position = findGridSquare(example.gridRef) ?? findEastingNorthing(example.gridRef);
    expect(position).not.toBeNull();
    if (position === null) return;
    if (example.easting !== undefined) expect(position.easting).toBe(example.easting);
    if (example.northing !== undefined) expect(position.northing).toBe(example.northing);
    if (example.canonical) expect(formatGridReference(position, 10)).toBe(example.canonical);
    const { lon, lat } = fromNationalGrid(position);
    expect(Math.abs(lat - (example.wgs84?.latitude ?? lat))).toBeLessThan(vectors.tolerance.gridRefExamplesDegrees);
    expect(Math.abs(lon - (example.wgs84?.longitude ?? lon))).toBeLessThan(vectors.tolerance.gridRefExamplesDegrees);
  });

  test.each([...vectors.invalid, 'SI 123 456', 'AA 123 456', 'SK 123 45', 'SK12345', '999999,1999999', 'SK'])(
    '%s is none',
    (text) => {
      expect(findGridSquare(text)).toBeNull();
      expect(findEastingNorthing(text)).toBeNull();
    },
  );

  test('any position lies in the square that its reference names', () => {
    const metres = (end: number) => fc.integer({ min: 0, max: end - 1 });
    const figures = fc.constantFrom(2 as const, 4 as const, 6 as const, 8 as const, 10 as const);
    fc.assert(
      fc.property(metres(700_000), metres(1_300_000), figures, (easting, northing, count) => {
        const square = findGridSquare(formatGridReference({ easting, northing }, count));
        expect(square?.sizeMetres).toBe(10 ** (5 - count / 2));
        const east = easting - (square?.easting ?? 0);
        const north = northing - (square?.northing ?? 0);
        expect(Math.min(east, north)).toBeGreaterThanOrEqual(0);
        expect(Math.max(east, north)).toBeLessThan(square?.sizeMetres ?? 0);
      }),
    );
  });
});
