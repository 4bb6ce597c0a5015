import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../pack.ts';
import { type Feature, readFeatures } from '../territory/features.ts';
import type { Polygon } from '../territory/polygon.ts';
import { dissolve } from './dissolve.ts';

const Boundary = z.object({ code: z.string(), name: z.string() });

/**
 * `areas.geojson` of a pack: the wards as beats, the areas above them as their dissolved outline, and the districts.
 * A beat finds its ward by the code in the pack (`boundary`).
 */
export function makeAreas(pack: Pack, packDir: string): string {
  const read = (set: string): Feature<z.output<typeof Boundary>>[] =>
    readFeatures(join(packDir, 'sources', 'boundaries', `${pack.id}-${set}.geojson`), Boundary);
  const wards = new Map(read('wards-2013').map((ward) => [ward.properties.code, ward.polygons]));
  const polygonsOf = (code: string): readonly Polygon[] => {
    const found = wards.get(code);
    if (found === undefined) throw new Error(`pack ${pack.id}: no ward has the code ${code}`);
    return found;
  };
  const beats = pack.areas.filter((area) => area.boundary !== null);
  const features = [
    ...read('districts').map((d) =>
      feature({ id: d.properties.code, name: d.properties.name, kind: 'district' }, d.polygons),
    ),
    ...pack.areas
      .filter((area) => area.boundary === null)
      .map(({ id, name }) => {
        const own = beats.filter((beat) => beat.parent === id).flatMap((beat) => polygonsOf(beat.boundary ?? ''));
        return feature({ id, name, kind: 'beat' }, dissolve(own));
      }),
    ...beats.map(({ id, name, parent, boundary }) =>
      feature({ id, name, kind: 'ward', parent }, polygonsOf(boundary ?? '')),
    ),
  ];
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function feature(properties: object, polygons: readonly Polygon[]): string {
  return JSON.stringify({ type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: polygons } });
}
