/** Rings of longitude and latitude as GeoJSON has them: the first is the outline, the others are holes. */
export type Ring = readonly (readonly [number, number])[];
export type Polygon = readonly Ring[];

/** A piece of land with its bounding box, so that most of them are passed over after four comparisons. */
export interface Shape {
  readonly polygons: readonly Polygon[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function shapeOf(polygons: readonly Polygon[]): Shape {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of polygons.flatMap((polygon) => polygon[0] ?? [])) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return { polygons, west, south, east, north };
}

export function contains(shape: Shape, lon: number, lat: number): boolean {
  if (lon < shape.west || lon > shape.east || lat < shape.south || lat > shape.north) return false;
  return shape.polygons.some((rings) => within(rings, lon, lat));
}

/** Even-odd rule over all rings together: a hole turns the answer round by itself. */
function within(rings: Polygon, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let [fromLon, fromLat] = ring.at(-1) ?? [0, 0];
    for (const [toLon, toLat] of ring) {
      const crosses = fromLat > lat !== toLat > lat;
      if (crosses && lon < ((fromLon - toLon) * (lat - toLat)) / (fromLat - toLat) + toLon) inside = !inside;
      [fromLon, fromLat] = [toLon, toLat];
    }
  }
  return inside;
}
