export type LonLat = readonly [lon: number, lat: number];

/** The middle of some points, as near as it need be for what comes first in a list; null of none. */
export function middleOf(points: readonly LonLat[]): LonLat | null {
  if (points.length === 0) return null;
  const sum = (at: 0 | 1) => points.reduce((total, point) => total + point[at], 0) / points.length;
  return [sum(0), sum(1)];
}
