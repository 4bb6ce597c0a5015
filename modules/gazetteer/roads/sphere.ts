/** Distances and directions on the sphere; inside one force the difference from the ellipsoid is below 0.3 %. */
export type LonLat = readonly [number, number];

const earthRadiusMetres = 6_371_008.8;
const radians = Math.PI / 180;
export const metresPerDegree = earthRadiusMetres * radians;

export function metresBetween(a: LonLat, b: LonLat): number {
  const halfLat = Math.sin(((b[1] - a[1]) * radians) / 2);
  const halfLon = Math.sin(((b[0] - a[0]) * radians) / 2);
  const chord = halfLat * halfLat + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * halfLon * halfLon;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Metres east of one degree of longitude at a latitude, for the flat arithmetic of short distances. */
export const metresPerDegreeLon = (lat: number): number => metresPerDegree * Math.cos(lat * radians);

/** Degrees clockwise from north, 0 to 360. */
export function bearing(a: LonLat, b: LonLat): number {
  const east = (b[0] - a[0]) * Math.cos(((a[1] + b[1]) / 2) * radians);
  const degrees = Math.atan2(east, b[1] - a[1]) / radians;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** The change of direction from one bearing to another: -180 to 180, positive to the right. */
export function turnAngle(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}

export interface Nearest {
  readonly metres: number;
  /** 0 at `a`, 1 at `b`. */
  readonly share: number;
}

/** The nearest point of the straight line from `a` to `b`. */
export function nearestOnLine(point: LonLat, a: LonLat, b: LonLat): Nearest {
  const eastScale = metresPerDegreeLon(point[1]);
  const [ax, ay] = [(a[0] - point[0]) * eastScale, (a[1] - point[1]) * metresPerDegree];
  const [dx, dy] = [(b[0] - a[0]) * eastScale, (b[1] - a[1]) * metresPerDegree];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  return { metres: Math.hypot(ax + share * dx, ay + share * dy), share };
}
