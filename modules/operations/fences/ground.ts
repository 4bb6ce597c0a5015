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
  for (const ring of flatOf(ground)) {
    const last = ring.length - 2;
    if (last < 0) continue;
    let fromX = ((ring[last] ?? 0) - lon) * across;
    let fromY = ((ring[last + 1] ?? 0) - lat) * METRES_PER_DEGREE;
    for (let at = 0; at <= last; at += 2) {
      const x = ((ring[at] ?? 0) - lon) * across;
      const y = ((ring[at + 1] ?? 0) - lat) * METRES_PER_DEGREE;
      // Even-odd over all rings together: a hole turns the answer round by itself.
      if (fromY > 0 !== y > 0 && 0 < fromX + ((x - fromX) * -fromY) / (y - fromY)) inside = !inside;
      nearest = Math.min(nearest, toOriginSquared(fromX, fromY, x, y));
      fromX = x;
      fromY = y;
    }
  }
  return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}

type Outline = Extract<Ground, { kind: 'outline' }>;
const flat = new WeakMap<Outline, readonly Float64Array[]>();

/** Its corners as bare numbers: an area of a force has thousands, and is measured for each position near its edge. */
function flatOf(outline: Outline): readonly Float64Array[] {
  const held = flat.get(outline) ?? outline.rings.map((ring) => Float64Array.from(ring.flat()));
  flat.set(outline, held);
  return held;
}

/** From the origin to a stretch of line; the root is drawn once, of the least. */
function toOriginSquared(fromX: number, fromY: number, x: number, y: number): number {
  const alongX = x - fromX;
  const alongY = y - fromY;
  const long = alongX * alongX + alongY * alongY;
  const share = long === 0 ? 0 : Math.max(0, Math.min(1, -(fromX * alongX + fromY * alongY) / long));
  const nearX = fromX + share * alongX;
  const nearY = fromY + share * alongY;
  return nearX * nearX + nearY * nearY;
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
