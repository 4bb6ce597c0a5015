import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../pack.ts';
import { type Feature, readFeatures } from './features.ts';
import { contains, type Ring, type Shape, shapeOf } from './polygon.ts';

/** Where a point lies: the area whose seats answer for it, and the beat within. */
export interface AreaHit {
  readonly areaId: string;
  /** Name of the ward, which the beat is made of. */
  readonly ward: string | null;
  readonly beatId: string;
}

/** The land of a pack. Both questions are point in polygon after a bounding box: some microseconds each. */
export interface Territory {
  /** The rings of an area or beat, islands and holes together (even-odd); none when the pack draws none. */
  outlineOf(areaId: string): readonly Ring[];
  areaOf(lon: number, lat: number): AreaHit | null;
  settingOf(lon: number, lat: number): 'urban' | 'rural';
}

const SmallAreas = z.object({
  boundaries: z.string(),
  areas: z.array(z.object({ code: z.string(), name: z.string(), setting: z.enum(['urban', 'rural']) })),
});

export function openTerritory(pack: Pack, packDir: string): Territory {
  return { areaOf: openAreas(pack, packDir), settingOf: openSettings(packDir), outlineOf: openOutlines(pack, packDir) };
}

function openOutlines(pack: Pack, packDir: string): Territory['outlineOf'] {
  const outlines = new Map(readLand(pack, packDir).map(({ properties, polygons }) => [properties.id, polygons.flat()]));
  return (areaId) => outlines.get(areaId) ?? [];
}

export function openAreas(pack: Pack, packDir: string): Territory['areaOf'] {
  const parents = new Map(pack.areas.map((area) => [area.id, area.parent]));
  const beats: (AreaHit & { readonly shape: Shape })[] = [];
  const tops: (AreaHit & { readonly shape: Shape })[] = [];
  for (const { properties, polygons } of readLand(pack, packDir)) {
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

/** Every area and beat, as published or as the force has drawn it. What was drawn answers first for ground that a neighbour's published boundary covers as well. */
function readLand(pack: Pack, packDir: string): readonly Feature<{ readonly id: string; readonly name: string }>[] {
  const published = readFeatures(join(packDir, 'areas.geojson'), z.object({ id: z.string(), name: z.string() }));
  const drawn = pack.areas.flatMap(({ id, name, outline }) =>
    outline === undefined ? [] : [{ properties: { id, name }, polygons: [[outline]] }],
  );
  const redrawn = new Set(drawn.map(({ properties }) => properties.id));
  return [...drawn, ...published.filter(({ properties }) => !redrawn.has(properties.id))];
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
