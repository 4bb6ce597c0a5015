import { writeFile } from 'node:fs/promises';
import type { LonLat } from '../roads/sphere.ts';
import { readOsmFeatures } from './osm-features.ts';
import { readPackFeatures } from './pack-features.ts';
import { packTiles } from './pmtiles-file.ts';
import { type Shape, sourceLayers, type TileFeature } from './tile-feature.ts';
import { cutTiles, zooms } from './vector-tiles.ts';

export interface BaseSources {
  /** An OpenStreetMap file: roads, water, buildings, land use, places, landmarks. */
  readonly osm?: string;
  /** The folder of a force pack: areas, stops and, without a road map, places and street points. */
  readonly packDir?: string;
}

export interface BaseBuilt {
  readonly tiles: number;
  readonly bytes: number;
}

/** Builds the base map and writes it as one PMTiles file. */
export async function buildBaseTiles(sources: BaseSources, file: string): Promise<BaseBuilt> {
  const fromOsm = sources.osm === undefined ? [] : await readOsmFeatures(sources.osm);
  const fromPack =
    sources.packDir === undefined ? [] : readPackFeatures(sources.packDir, { withStreets: sources.osm === undefined });
  const features = [...fromPack, ...fromOsm];
  const tiles = cutTiles(features);
  const bytes = packTiles({ tiles, kind: 'mvt', bounds: boundsOf(features), metadata: metadataOf(sources) });
  await writeFile(file, bytes);
  return { tiles: tiles.length, bytes: bytes.length };
}

const attributions = {
  osm: 'Map data © OpenStreetMap contributors, available under the Open Database Licence (ODbL 1.0).',
  pack: 'Contains OS data © Crown copyright and database right 2013–2025. Source: Office for National Statistics licensed under the Open Government Licence v3.0. UK boundary GeoJSON by Martin Chorley, CC BY 4.0. Contains public sector information licensed under the Open Government Licence v3.0: data.police.uk; NaPTAN, Department for Transport.',
};

function metadataOf(sources: BaseSources): Record<string, unknown> {
  const attribution = [
    ...(sources.osm === undefined ? [] : [attributions.osm]),
    ...(sources.packDir === undefined ? [] : [attributions.pack]),
  ].join(' ');
  const layers = sourceLayers.map((id) => ({ id, fields: {}, minzoom: zooms.least, maxzoom: zooms.most }));
  return { name: 'Trefoil base map', type: 'baselayer', attribution, vector_layers: layers };
}

function boundsOf(features: readonly TileFeature[]): [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of features.flatMap(({ shape }) => pointsOf(shape))) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [west, south, east, north];
}

function pointsOf(shape: Shape): readonly LonLat[] {
  if (shape.type === 'Point') return [shape.coordinates];
  if (shape.type === 'LineString') return shape.coordinates;
  return shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2);
}
