import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LonLat, Outline } from '../entry.ts';

const Ring = z.array(z.tuple([z.number(), z.number()]));
const Boundaries = z.object({
  features: z.array(
    z.object({
      properties: z.object({ name: z.string() }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
      ]),
    }),
  ),
});

export function readBoundaries(path: string): readonly Outline[] {
  const { features } = Boundaries.parse(JSON.parse(readFileSync(path, 'utf8')));
  return features.map(({ properties, geometry }) => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    return { name: properties.name, bounds: boundsOf(rings), rings };
  });
}

function boundsOf(rings: readonly (readonly LonLat[])[]): Outline['bounds'] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of rings.flat()) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
