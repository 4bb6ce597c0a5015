import type { LonLat, Outline } from './entry.ts';

const metresPerDegree = 111_195;

interface Position {
  readonly lon: number;
  readonly lat: number;
}

/** On the scale of a county the earth is flat enough: the error is below one part in a thousand. */
export function metresBetween(one: Position, two: Position): number {
  const east = (one.lon - two.lon) * Math.cos(((one.lat + two.lat) * Math.PI) / 360);
  return Math.hypot(east, one.lat - two.lat) * metresPerDegree;
}

/** The area that a position lies in. */
export function findOutline(outlines: readonly Outline[], { lon, lat }: Position): Outline | null {
  return outlines.find((outline) => inBounds(outline.bounds, lon, lat) && isWithin(outline.rings, lon, lat)) ?? null;
}

function inBounds([west, south, east, north]: Outline['bounds'], lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function isWithin(rings: Outline['rings'], lon: number, lat: number): boolean {
  let within = false;
  for (const ring of rings) if (crossesOddly(ring, lon, lat)) within = !within;
  return within;
}

function crossesOddly(ring: readonly LonLat[], lon: number, lat: number): boolean {
  let odd = false;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before !== undefined && point[1] > lat !== before[1] > lat) {
      const crossing = point[0] + ((lat - point[1]) / (before[1] - point[1])) * (before[0] - point[0]);
      if (lon < crossing) odd = !odd;
    }
    before = point;
  }
  return odd;
}
