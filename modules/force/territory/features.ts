import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Polygon } from './polygon.ts';

const LonLat = z.tuple([z.number(), z.number()]);
const Rings = z.array(z.array(LonLat));
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings) }),
]);

/** A feature of a GeoJSON file of areas. */
export interface Feature<Properties> {
  readonly properties: Properties;
  readonly polygons: readonly Polygon[];
}

const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: z.unknown(), geometry: Geometry })),
});

/** Reads a FeatureCollection of polygons whose properties have the shape asked for. */
export function readFeatures<Schema extends z.ZodType>(file: string, properties: Schema): Feature<z.output<Schema>>[] {
  return featuresIn(JSON.parse(readFileSync(file, 'utf8')), properties);
}

/** The features of a collection that was read as JSON; throws what is wrong with its shape. */
export function featuresIn<Schema extends z.ZodType>(value: unknown, properties: Schema): Feature<z.output<Schema>>[] {
  return Collection.parse(value).features.map((feature) => ({
    properties: properties.parse(feature.properties),
    polygons: polygonsOf(feature.geometry),
  }));
}

function polygonsOf(geometry: z.output<typeof Geometry>): readonly Polygon[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
