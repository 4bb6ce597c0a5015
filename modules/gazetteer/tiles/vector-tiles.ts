import GeoJSONVT, { type LegacyTile, type TileCoord } from 'geojson-vt';
import vtPbf from 'vt-pbf';
import type { LonLat } from '../roads/sphere.ts';
import type { Tile } from './pmtiles-file.ts';
import { type Shape, type SourceLayer, sourceLayers, type TileFeature } from './tile-feature.ts';

export const zooms = { least: 6, most: 14 };
const extent = 4096;

/** Half a pixel at the deepest zoom is kept; further out geojson-vt simplifies more by itself. */
const tolerance = 4;

/** The property that carries the first zoom of a feature through the cutting; it is not written. */
const zoomKey = 'from_zoom';

interface CutLayer {
  readonly name: SourceLayer;
  readonly index: GeoJSONVT;
}

/** Cuts features into vector tiles. */
export function cutTiles(features: readonly TileFeature[]): Tile[] {
  const layers = sourceLayers.flatMap((name) => cutLayer(name, features));
  const coordinates = new Map<string, TileCoord>();
  for (const { index } of layers) {
    for (const coord of index.tileCoords) {
      if (coord.z >= zooms.least) coordinates.set(`${coord.z}/${coord.x}/${coord.y}`, coord);
    }
  }
  return [...coordinates.values()].flatMap((coord) => tileAt(layers, coord));
}

function cutLayer(name: SourceLayer, features: readonly TileFeature[]): CutLayer[] {
  const own = features.filter((feature) => feature.layer === name);
  if (own.length === 0) return [];
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: own.map(({ shape, properties, fromZoom }) => ({
      type: 'Feature',
      properties: { ...properties, [zoomKey]: fromZoom },
      geometry: geometryOf(shape),
    })),
  };
  const options = { maxZoom: zooms.most, indexMaxZoom: zooms.most, indexMaxPoints: 0, extent, tolerance, buffer: 64 };
  return [{ name, index: new GeoJSONVT(data, options) }];
}

function geometryOf(shape: Shape): GeoJSON.Geometry {
  const lineOf = (line: readonly LonLat[]): number[][] => line.map(([lon, lat]) => [lon, lat]);
  if (shape.type === 'Point') return { type: 'Point', coordinates: [...shape.coordinates] };
  if (shape.type === 'LineString') return { type: 'LineString', coordinates: lineOf(shape.coordinates) };
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(lineOf)) };
}

function tileAt(layers: readonly CutLayer[], { z, x, y }: TileCoord): Tile[] {
  const filled: Record<string, LegacyTile> = {};
  for (const { name, index } of layers) {
    const features = (index.getTile(z, x, y)?.features ?? []).flatMap((feature) => {
      const { [zoomKey]: fromZoom, ...tags } = feature.tags ?? {};
      return Number(fromZoom) <= z ? [{ ...feature, tags }] : [];
    });
    if (features.length > 0) filled[name] = { features };
  }
  if (Object.keys(filled).length === 0) return [];
  return [{ z, x, y, data: vtPbf.fromGeojsonVt(filled, { version: 2, extent }) }];
}
