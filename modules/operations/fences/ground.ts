import type { Corner } from '../whereabouts/shape.ts';

/** Outlines, or a circle: what a fence goes round. Longitude and latitude, WGS84 degrees. */
export type Ground =
  | { readonly kind: 'outline'; readonly rings: readonly (readonly Corner[])[] }
  | { readonly kind: 'circle'; readonly lon: number; readonly lat: number; readonly radiusMetres: number };

interface Point {
  readonly lon: number;
  readonly lat: number;
}

/** A box in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const METRES_PER_DEGREE = 111_195;

function acrossAt(lat: number): number {
  return METRES_PER_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180));
}

/**
 * Metres from the edge: positive inside, negative outside. On a flat map round the point: the nearer the edge the truer, within a metre
 * in a thousand over the kilometres that a fence may be away.
 */
export function depthIn(ground: Ground, { lon, lat }: Point): number {
  const across = acrossAt(lat);
  if (ground.kind === 'circle') {
    const away = Math.hypot((ground.lon - lon) * across, (ground.lat - lat) * METRES_PER_DEGREE);
    return ground.radiusMetres - away;
  }
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of ground.rings) {
    const last = ring.at(-1);
    if (last === undefined) continue;
    let [fromX, fromY] = [(last[0] - lon) * across, (last[1] - lat) * METRES_PER_DEGREE];
    for (const [cornerLon, cornerLat] of ring) {
      const [x, y] = [(cornerLon - lon) * across, (cornerLat - lat) * METRES_PER_DEGREE];
      // Even-odd over all rings together: a hole turns the answer round by itself.
      if (fromY > 0 !== y > 0 && 0 < fromX + ((x - fromX) * -fromY) / (y - fromY)) inside = !inside;
      nearest = Math.min(nearest, toOrigin(fromX, fromY, x, y));
      [fromX, fromY] = [x, y];
    }
  }
  return inside ? nearest : -nearest;
}

/** From the origin to a stretch of line. */
function toOrigin(fromX: number, fromY: number, x: number, y: number): number {
  const [alongX, alongY] = [x - fromX, y - fromY];
  const long = alongX * alongX + alongY * alongY;
  const share = long === 0 ? 0 : Math.max(0, Math.min(1, -(fromX * alongX + fromY * alongY) / long));
  return Math.hypot(fromX + share * alongX, fromY + share * alongY);
}

/**
 * How far from its edge a unit can be at most, about: of a circle its radius, of an outline twice its size by its length round, which
 * is exact for whatever a circle can be drawn into.
 */
export function roomOf(ground: Ground): number {
  if (ground.kind === 'circle') return ground.radiusMetres;
  const { south, north } = boxOf(ground);
  const across = acrossAt((south + north) / 2);
  let [round, twice] = [0, 0];
  for (const ring of ground.rings) {
    let ringTwice = 0;
    for (const [at, [lon, lat]] of ring.entries()) {
      const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? [lon, lat];
      round += Math.hypot((nextLon - lon) * across, (nextLat - lat) * METRES_PER_DEGREE);
      ringTwice += (lon * nextLat - nextLon * lat) * across * METRES_PER_DEGREE;
    }
    twice += Math.abs(ringTwice);
  }
  return round === 0 ? 0 : twice / round;
}

export function boxOf(ground: Ground): Box {
  if (ground.kind === 'circle') {
    const { lon, lat, radiusMetres } = ground;
    const [x, y] = [radiusMetres / acrossAt(lat), radiusMetres / METRES_PER_DEGREE];
    return { west: lon - x, east: lon + x, south: lat - y, north: lat + y };
  }
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of ground.rings.flat()) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return { west, south, east, north };
}
