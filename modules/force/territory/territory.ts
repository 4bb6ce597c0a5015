import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../pack.ts';
import { readFeatures } from './features.ts';
import { contains, type Shape, shapeOf } from './polygon.ts';

/** Where a point lies: the area whose seats answer for it, and the beat within. */
export interface AreaHit {
  readonly areaId: string;
  /** Name of the ward, which the beat is made of. */
  readonly ward: string | null;
  readonly beatId: string;
}

/** The land of a pack. Both questions are point in polygon after a bounding box: some microseconds each. */
export interface Territory {
  areaOf(lon: number, lat: number): AreaHit | null;
  settingOf(lon: number, lat: number): 'urban' | 'rural';
}

const SmallAreas = z.object({
  boundaries: z.string(),
  areas: z.array(z.object({ code: z.string(), name: z.string(), setting: z.enum(['urban', 'rural']) })),
});

export function openTerritory(pack: Pack, packDir: string): Territory {
  return { areaOf: openAreas(pack, packDir), settingOf: openSettings(packDir) };
}

export function openAreas(pack: Pack, packDir: string): Territory['areaOf'] {
  const parents = new Map(pack.areas.map((area) => [area.id, area.parent]));
  const read = readFeatures(join(packDir, 'areas.geojson'), z.object({ id: z.string(), name: z.string() }));
  const beats: (AreaHit & { readonly shape: Shape })[] = [];
  const tops: (AreaHit & { readonly shape: Shape })[] = [];
  for (const { properties, polygons } of read) {
    const parent = parents.get(properties.id);
    if (parent === undefined) continue;
    const hit = { areaId: parent ?? properties.id, beatId: properties.id, shape: shapeOf(polygons) };
    if (parent === null) tops.push({ ...hit, ward: null });
    else beats.push({ ...hit, ward: properties.name });
  }
  // Areas come last: they answer for a point in a hairline gap between two generalised wards.
  const all = [...beats, ...tops];
  return (lon, lat) => {
    const found = all.find(({ shape }) => contains(shape, lon, lat));
    return found === undefined ? null : { areaId: found.areaId, ward: found.ward, beatId: found.beatId };
  };
}

/** Outside every small area counts as rural: the longer target is the one that can be promised there. */
function openSettings(packDir: string): Territory['settingOf'] {
  const file = SmallAreas.parse(JSON.parse(readFileSync(join(packDir, 'small-areas.json'), 'utf8')));
  const settings = new Map(file.areas.map((area) => [area.code, area.setting]));
  const read = readFeatures(join(packDir, file.boundaries), z.object({ code: z.string() }));
  const urban = read
    .filter(({ properties }) => settings.get(properties.code) === 'urban')
    .map(({ polygons }) => shapeOf(polygons));
  return (lon, lat) => (urban.some((shape) => contains(shape, lon, lat)) ? 'urban' : 'rural');
}
