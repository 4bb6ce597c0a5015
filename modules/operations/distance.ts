const EARTH_METRES = 6_371_008.8;
const METRES_PER_DEGREE = 111_195;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** Great-circle distance (haversine), within 0.5 % of the ellipsoid: enough for "near". */
export function metresBetween(a: Point, b: Point): number {
  const half = (x: number) => Math.sin(radians(x) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A box in degrees that holds the circle round a point: for the index, before the distance is worked out. */
export function boxRound({ lon, lat }: Point, metres: number) {
  const up = metres / METRES_PER_DEGREE;
  const across = up / Math.max(0.01, Math.cos(radians(lat)));
  return { west: lon - across, east: lon + across, south: lat - up, north: lat + up };
}
