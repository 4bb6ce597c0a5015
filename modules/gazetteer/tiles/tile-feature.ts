import type { LonLat } from '../roads/sphere.ts';

/** The source layers of a base map; README.md says what each holds. */
export const sourceLayers = [
  'areas',
  'area_labels',
  'landuse',
  'water',
  'waterways',
  'buildings',
  'railways',
  'roads',
  'street_labels',
  'places',
  'landmarks',
  'stops',
  'street_points',
] as const;
export type SourceLayer = (typeof sourceLayers)[number];

export type Shape =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LonLat[])[])[] };

export interface TileFeature {
  readonly layer: SourceLayer;
  readonly fromZoom: number;
  readonly shape: Shape;
  readonly properties: Readonly<Record<string, string | number>>;
}
