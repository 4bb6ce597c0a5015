import { z } from 'zod';

/** What is drawn on the map as part of an incident: closed outlines, and the way to go there. */
export const ShapeKind = z.enum(['inner-cordon', 'outer-cordon', 'area', 'search', 'approach']);
export type ShapeKind = z.output<typeof ShapeKind>;

export const shapeWords: Readonly<Record<ShapeKind, string>> = {
  'inner-cordon': 'Inner cordon',
  'outer-cordon': 'Outer cordon',
  area: 'Area',
  search: 'Search area',
  approach: 'Approach route',
};

/** Longitude and latitude, WGS84 degrees. */
export const Corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Corner = z.output<typeof Corner>;

/** A way is a line; whatever else is drawn is closed by itself. */
export function isClosed(kind: ShapeKind): boolean {
  return kind !== 'approach';
}

export function fewestCorners(kind: ShapeKind): number {
  return isClosed(kind) ? 3 : 2;
}

export interface Measured {
  /** Along the line, or all the way round. */
  readonly metres: number;
  /** Null for a line. */
  readonly squareMetres: number | null;
}

const METRES_PER_DEGREE = 111_195;

/** On a flat map round the middle: within a metre in a thousand over the few kilometres that anybody cordons off. */
export function measure(kind: ShapeKind, corners: readonly Corner[]): Measured {
  const [, middle] = middleOf(corners);
  const across = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const flat = corners.map(([lon, lat]): readonly [number, number] => [lon * across, lat * METRES_PER_DEGREE]);
  const legs = flat.map(([x, y], at) => {
    const [nextX, nextY] = flat[(at + 1) % flat.length] ?? [x, y];
    return { metres: Math.hypot(nextX - x, nextY - y), twice: x * nextY - nextX * y };
  });
  const walked = isClosed(kind) ? legs : legs.slice(0, -1);
  const metres = Math.round(walked.reduce((sum, leg) => sum + leg.metres, 0));
  if (!isClosed(kind)) return { metres, squareMetres: null };
  return { metres, squareMetres: Math.round(Math.abs(legs.reduce((sum, { twice }) => sum + twice, 0)) / 2) };
}

export function middleOf(corners: readonly Corner[]): Corner {
  const sum = corners.reduce(([lon, lat], [x, y]): Corner => [lon + x, lat + y], [0, 0]);
  return [sum[0] / Math.max(1, corners.length), sum[1] / Math.max(1, corners.length)];
}

const HECTARE = 10_000;

/** `3,200 m², 240 m round` or `850 m long`. */
export function sizeWords({ metres, squareMetres }: Measured): string {
  const long = metres < 10_000 ? `${grouped(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
  if (squareMetres === null) return `${long} long`;
  const wide =
    squareMetres < 10 * HECTARE ? `${grouped(squareMetres)} m²` : `${(squareMetres / 1_000_000).toFixed(2)} km²`;
  return `${wide}, ${long} round`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}
