import type { OsmTags } from '../osm/element.ts';
import type { SourceLayer } from './tile-feature.ts';

/** What is drawn of an OpenStreetMap element, judged by its tags. */
export interface Drawn {
  readonly layer: SourceLayer;
  readonly fromZoom: number;
  readonly properties: Record<string, string | number>;
}

const roadKinds: ReadonlyMap<string, readonly [kind: string, fromZoom: number]> = new Map([
  ['motorway', ['motorway', 6]],
  ['trunk', ['trunk', 6]],
  ['primary', ['primary', 8]],
  ['secondary', ['secondary', 9]],
  ['tertiary', ['tertiary', 10]],
  ['unclassified', ['minor', 12]],
  ['residential', ['minor', 12]],
  ['living_street', ['minor', 12]],
  ['road', ['minor', 12]],
  ['service', ['service', 13]],
  ['busway', ['service', 13]],
  ['track', ['track', 13]],
  ...['footway', 'path', 'cycleway', 'bridleway', 'steps', 'pedestrian'].map(
    (highway): [string, readonly [string, number]] => [highway, ['path', 13]],
  ),
]);

const truthy = (value: string | undefined): boolean => value !== undefined && value !== 'no';

export function findRoad(tags: OsmTags): Drawn | null {
  const highway = tags.get('highway') ?? '';
  const found = roadKinds.get(highway.replace('_link', ''));
  if (!found || tags.get('area') === 'yes') return null;
  const oneway = tags.get('oneway');
  return {
    layer: 'roads',
    fromZoom: highway.endsWith('_link') ? Math.max(10, found[1]) : found[1],
    properties: {
      kind: found[0],
      ...(highway.endsWith('_link') ? { link: 1 } : {}),
      ...(truthy(tags.get('bridge')) ? { bridge: 1 } : {}),
      ...(truthy(tags.get('tunnel')) ? { tunnel: 1 } : {}),
      ...(oneway === 'yes' || oneway === '1' ? { oneway: 1 } : oneway === '-1' ? { oneway: -1 } : {}),
    },
  };
}

const labelledFromTen = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

export function findStreetLabel(tags: OsmTags): Drawn | null {
  const road = findRoad(tags);
  const [name, ref] = [tags.get('name'), tags.get('ref')];
  if (!road || (name === undefined && ref === undefined)) return null;
  const kind = String(road.properties.kind);
  const properties = { kind, ...(name === undefined ? {} : { name }), ...(ref === undefined ? {} : { ref }) };
  return { layer: 'street_labels', fromZoom: labelledFromTen.has(kind) ? 10 : 13, properties };
}

export function findOtherLine(tags: OsmTags): Drawn | null {
  const waterway = tags.get('waterway') ?? '';
  if (['river', 'canal', 'stream', 'drain', 'ditch'].includes(waterway)) {
    const large = waterway === 'river' || waterway === 'canal';
    const kind = large ? waterway : 'stream';
    return { layer: 'waterways', fromZoom: large ? 9 : 13, properties: { kind, ...named(tags) } };
  }
  const railway = tags.get('railway') ?? '';
  if (railway === 'rail' || railway === 'light_rail' || railway === 'tram') return railwayOf('rail', 9);
  return ['disused', 'preserved', 'narrow_gauge'].includes(railway) ? railwayOf('disused', 11) : null;
}

const railwayOf = (kind: string, fromZoom: number): Drawn => ({ layer: 'railways', fromZoom, properties: { kind } });

const named = (tags: OsmTags): { name?: string } => {
  const name = tags.get('name');
  return name === undefined ? {} : { name };
};

/** Kinds of ground, by tag; the first that fits counts. */
const grounds: readonly (readonly [key: string, values: readonly string[], kind: string])[] = [
  ['landuse', ['forest'], 'wood'],
  ['natural', ['wood', 'scrub'], 'wood'],
  ['amenity', ['school', 'college', 'university', 'kindergarten'], 'school'],
  ['amenity', ['hospital'], 'hospital'],
  ['amenity', ['grave_yard'], 'cemetery'],
  ['amenity', ['parking'], 'parking'],
  ['landuse', ['cemetery'], 'cemetery'],
  ['landuse', ['military'], 'military'],
  ['landuse', ['grass', 'meadow', 'recreation_ground', 'village_green', 'allotments', 'orchard'], 'grass'],
  ['leisure', ['park', 'pitch', 'golf_course', 'playground', 'garden', 'nature_reserve', 'common'], 'grass'],
  ['natural', ['grassland', 'heath'], 'grass'],
  ['landuse', ['residential'], 'residential'],
  ['landuse', ['industrial', 'quarry', 'landfill', 'railway'], 'industrial'],
  ['landuse', ['retail', 'commercial'], 'retail'],
  ['landuse', ['farmland', 'farmyard', 'farm'], 'farmland'],
];

export function findGround(tags: OsmTags): Drawn | null {
  const water = findWater(tags);
  if (water) return water;
  if (truthy(tags.get('building'))) return { layer: 'buildings', fromZoom: 13, properties: named(tags) };
  const found = grounds.find(([key, values]) => values.includes(tags.get(key) ?? ''));
  return found ? { layer: 'landuse', fromZoom: 9, properties: { kind: found[2] } } : null;
}

function findWater(tags: OsmTags): Drawn | null {
  const isWater = tags.get('natural') === 'water' || tags.get('waterway') === 'riverbank';
  const isBasin = ['reservoir', 'basin'].includes(tags.get('landuse') ?? '');
  if (!isWater && !isBasin) return null;
  const river = tags.get('waterway') === 'riverbank' || tags.get('water') === 'river';
  const kind = river ? 'river' : isBasin ? 'basin' : 'lake';
  return { layer: 'water', fromZoom: 6, properties: { kind, ...named(tags) } };
}

const placeRanks: ReadonlyMap<string, readonly [rank: number, fromZoom: number]> = new Map([
  ['city', [1, 6]],
  ['town', [2, 6]],
  ['village', [3, 9]],
  ['suburb', [4, 9]],
  ['hamlet', [5, 11]],
  ['locality', [6, 11]],
]);

export function findPlace(tags: OsmTags): Drawn | null {
  const [kind, name] = [tags.get('place') ?? '', tags.get('name')];
  const found = placeRanks.get(kind);
  if (!found || name === undefined) return null;
  return { layer: 'places', fromZoom: found[1], properties: { kind, name, rank: found[0] } };
}

const landmarkAmenities: ReadonlyMap<string, number> = new Map([
  ['police', 12],
  ['hospital', 12],
  ['fire_station', 12],
  ['prison', 12],
  ['school', 14],
  ['college', 14],
  ['pub', 14],
  ['fuel', 14],
  ['bank', 14],
  ['pharmacy', 14],
  ['library', 14],
  ['townhall', 14],
  ['courthouse', 14],
  ['place_of_worship', 14],
]);

export function findLandmark(tags: OsmTags): Drawn | null {
  const name = tags.get('name');
  if (name === undefined) return null;
  if (tags.get('railway') === 'station') return landmarkOf(name, 'station', 12);
  const amenity = tags.get('amenity') ?? '';
  const fromZoom = landmarkAmenities.get(amenity);
  if (fromZoom !== undefined) return landmarkOf(name, amenity === 'place_of_worship' ? 'church' : amenity, fromZoom);
  return tags.get('shop') === 'supermarket' ? landmarkOf(name, 'supermarket', 14) : null;
}

const landmarkOf = (name: string, kind: string, fromZoom: number): Drawn => ({
  layer: 'landmarks',
  fromZoom,
  properties: { name, kind },
});
