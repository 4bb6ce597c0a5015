import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LonLat } from '../roads/sphere.ts';
import { readTable } from '../search/sources/table.ts';
import { middleOf } from './rings.ts';
import type { TileFeature } from './tile-feature.ts';

const Ring = z.array(z.tuple([z.number(), z.number()]));
const Areas = z.object({
  features: z.array(
    z.object({
      properties: z.object({ id: z.string(), name: z.string(), kind: z.enum(['beat', 'ward', 'district']) }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
      ]),
    }),
  ),
});

/** What a force pack's own open data adds to a base map. */
export function readPackFeatures(packDir: string, options: { readonly withStreets: boolean }): TileFeature[] {
  const folder = join(packDir, 'sources', 'gazetteer');
  const files = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  const read = (start: string, features: (path: string) => TileFeature[]): TileFeature[] =>
    files.filter((file) => file.startsWith(start)).flatMap((file) => features(join(folder, file)));
  return [
    ...readAreas(join(packDir, 'areas.geojson')),
    ...read('stops-', readStops),
    ...(options.withStreets ? [...read('streets-', readStreets), ...read('localities-', readLocalities)] : []),
  ];
}

function readAreas(path: string): TileFeature[] {
  if (!existsSync(path)) return [];
  const { features } = Areas.parse(JSON.parse(readFileSync(path, 'utf8')));
  return features.flatMap(({ properties, geometry }): TileFeature[] => {
    const isDistrict = properties.kind === 'district';
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const largest = polygons.map(([outer]) => outer ?? []).toSorted((a, b) => b.length - a.length)[0] ?? [];
    return [
      {
        layer: 'areas',
        fromZoom: isDistrict ? 6 : 9,
        properties,
        shape: { type: 'MultiPolygon', coordinates: polygons },
      },
      { layer: 'area_labels', fromZoom: isDistrict ? 8 : 11, properties, shape: pointAt(middleOf(largest)) },
    ];
  });
}

const pointAt = (coordinates: LonLat) => ({ type: 'Point', coordinates }) as const;
const placeOf = (lon: string, lat: string): LonLat => [Number(lon), Number(lat)];

/** NaPTAN stop types: bus and coach, rail and tram; the rest (taxi ranks, ferries, air) is "other". */
const stopKinds: readonly (readonly [RegExp, string])[] = [
  [/^(BC|BS|BE|BST)/, 'bus'],
  [/^(RL|RP|RS|MET|PL|TM)/, 'rail'],
];

function readStops(path: string): TileFeature[] {
  const columns = ['CommonName', 'Indicator', 'Longitude', 'Latitude', 'StopType', 'Status'] as const;
  return readTable(path, columns).flatMap((row): TileFeature[] => {
    if (row('Status') !== 'active' || row('Longitude') === '') return [];
    const kind = stopKinds.find(([pattern]) => pattern.test(row('StopType')))?.[1] ?? 'other';
    const indicator = row('Indicator');
    const properties = { name: row('CommonName'), kind, ...(indicator === '' ? {} : { indicator }) };
    return [{ layer: 'stops', fromZoom: 13, properties, shape: pointAt(placeOf(row('Longitude'), row('Latitude'))) }];
  });
}

function readStreets(path: string): TileFeature[] {
  return readTable(path, ['name', 'kind', 'lon', 'lat']).map((row) => ({
    layer: 'street_points',
    fromZoom: 12,
    properties: { name: row('name'), kind: row('kind') },
    shape: pointAt(placeOf(row('lon'), row('lat'))),
  }));
}

/**
 * Without a map the size of a place is told by the number of stops in it and its suburbs. A town that is only named as the
 * parent of its suburbs lies in the middle of their stops.
 */
function readLocalities(path: string): TileFeature[] {
  const rows = readTable(path, ['name', 'parent', 'lon', 'lat', 'stops']);
  const towns = new Map<string, { stops: number; lon: number; lat: number; own: LonLat | null }>();
  for (const row of rows) {
    const name = row('parent') === '' ? row('name') : row('parent');
    const town = towns.get(name) ?? { stops: 0, lon: 0, lat: 0, own: null };
    const [place, stops] = [placeOf(row('lon'), row('lat')), Number(row('stops'))];
    towns.set(name, {
      stops: town.stops + stops,
      lon: town.lon + place[0] * stops,
      lat: town.lat + place[1] * stops,
      own: row('parent') === '' ? place : town.own,
    });
  }
  const suburbs = rows.filter((row) => row('parent') !== '');
  return [
    ...[...towns].map(([name, { stops, lon, lat, own }]) =>
      placeFeature(name, own ?? [lon / stops, lat / stops], sizeOf(stops)),
    ),
    ...suburbs.map((row) => placeFeature(row('name'), placeOf(row('lon'), row('lat')), suburb)),
  ];
}

type Size = readonly [kind: string, rank: number, fromZoom: number];
const suburb: Size = ['suburb', 4, 11];

function sizeOf(stops: number): Size {
  if (stops >= 600) return ['city', 1, 6];
  if (stops >= 100) return ['town', 2, 6];
  return stops >= 12 ? ['village', 3, 9] : ['hamlet', 5, 11];
}

const placeFeature = (name: string, place: LonLat, [kind, rank, fromZoom]: Size): TileFeature => ({
  layer: 'places',
  fromZoom,
  properties: { name, kind, rank },
  shape: pointAt(place),
});
