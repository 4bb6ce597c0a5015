import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type MapPalette, type MapTheme, palettes } from './map-palette.ts';
import type { SourceLayer } from './tile-feature.ts';

export interface MapStyleAsked {
  readonly theme: MapTheme;
  /** Where the map files are served, e.g. `https://host/map`; without a slash at the end. */
  readonly tilesAt: string;
  /** Font of the labels, as the page has it. */
  readonly font: string;
}

/**
 * The style of the base map, for `new Map({ style })`. Pure: same question, same style. Layer ids, lowest first: `ground`,
 * `landuse`, `hills`, `water`, `waterways`, `buildings`, `areas`, `railways`, `paths`, `roads-<kind>-casing`, `roads-<kind>`,
 * `street-points`, `stops`, then labels: `label-waterways`, `label-streets`, `label-stops`, `label-street-points`,
 * `label-landmarks`, `label-areas`, `label-places`. A screen's own layers go above.
 */
export function mapStyle({ theme, tilesAt, font }: MapStyleAsked): StyleSpecification {
  const palette = palettes[theme];
  return {
    version: 8,
    sources: {
      base: { type: 'vector', url: `pmtiles://${tilesAt}/base.pmtiles` },
      hills: { type: 'raster-dem', url: `pmtiles://${tilesAt}/hills.pmtiles`, encoding: 'terrarium', tileSize: 256 },
    },
    layers: [...groundLayers(palette), ...roadLayers(palette), ...pointLayers(palette), ...labelLayers(palette, font)],
  };
}

const base = (sourceLayer: SourceLayer) => ({ source: 'base', 'source-layer': sourceLayer }) as const;
const isKind = (...kinds: readonly string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

/** Grows with the zoom as roads do. */
const widthBetween = (from: readonly [number, number], to: readonly [number, number]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  ...from,
  ...to,
];

function groundLayers(palette: MapPalette): LayerSpecification[] {
  const landuse: ExpressionSpecification = [
    'match',
    ['get', 'kind'],
    'wood',
    palette.wood,
    ['grass', 'cemetery', 'farmland'],
    palette.grass,
    ['residential', 'industrial', 'retail', 'parking'],
    palette.built,
    palette.special,
  ];
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    { id: 'landuse', type: 'fill', ...base('landuse'), paint: { 'fill-color': landuse, 'fill-antialias': false } },
    {
      id: 'hills',
      type: 'hillshade',
      source: 'hills',
      paint: {
        'hillshade-exaggeration': 0.5,
        'hillshade-shadow-color': palette.hillShadow,
        'hillshade-highlight-color': palette.hillLight,
        'hillshade-accent-color': palette.hillShadow,
      },
    },
    { id: 'water', type: 'fill', ...base('water'), paint: { 'fill-color': palette.water } },
    {
      id: 'waterways',
      type: 'line',
      ...base('waterways'),
      paint: { 'line-color': palette.water, 'line-width': widthBetween([9, 0.6], [16, 4]) },
    },
    { id: 'buildings', type: 'fill', ...base('buildings'), minzoom: 14, paint: { 'fill-color': palette.building } },
    {
      id: 'areas',
      type: 'line',
      ...base('areas'),
      filter: isKind('district', 'beat'),
      paint: {
        'line-color': palette.area,
        'line-width': ['match', ['get', 'kind'], 'district', 1.6, 0.8],
        'line-dasharray': [3, 2],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'railways',
      type: 'line',
      ...base('railways'),
      paint: { 'line-color': palette.rail, 'line-width': widthBetween([9, 0.8], [16, 3]), 'line-dasharray': [4, 2] },
    },
  ];
}

interface RoadLook {
  readonly kind: string;
  readonly colour: keyof MapPalette;
  readonly minzoom: number;
  /** Pixels at zoom 8 or the first zoom, and at 18. */
  readonly width: readonly [number, number];
}

/** Smallest first: the larger lie above. */
const roadLooks: readonly RoadLook[] = [
  { kind: 'service', colour: 'minor', minzoom: 13, width: [0.5, 8] },
  { kind: 'minor', colour: 'minor', minzoom: 12, width: [0.5, 16] },
  { kind: 'tertiary', colour: 'middle', minzoom: 10, width: [0.6, 18] },
  { kind: 'secondary', colour: 'middle', minzoom: 9, width: [0.6, 20] },
  { kind: 'primary', colour: 'major', minzoom: 8, width: [0.8, 22] },
  { kind: 'trunk', colour: 'major', minzoom: 6, width: [1, 24] },
  { kind: 'motorway', colour: 'major', minzoom: 6, width: [1.2, 26] },
];

function roadLayers(palette: MapPalette): LayerSpecification[] {
  const paths: LayerSpecification = {
    id: 'paths',
    type: 'line',
    ...base('roads'),
    minzoom: 14,
    filter: isKind('path', 'track'),
    paint: { 'line-color': palette.path, 'line-width': widthBetween([14, 0.6], [18, 2]), 'line-dasharray': [3, 2] },
  };
  const layer = (look: RoadLook, casing: boolean): LayerSpecification => ({
    id: casing ? `roads-${look.kind}-casing` : `roads-${look.kind}`,
    type: 'line',
    ...base('roads'),
    minzoom: look.minzoom,
    filter: isKind(look.kind),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': casing ? palette.casing : palette[look.colour],
      'line-width': widthBetween(
        [Math.max(8, look.minzoom), look.width[0] + (casing ? 1 : 0)],
        [18, look.width[1] + (casing ? 2 : 0)],
      ),
    },
  });
  return [paths, ...roadLooks.map((look) => layer(look, true)), ...roadLooks.map((look) => layer(look, false))];
}

function pointLayers(palette: MapPalette): LayerSpecification[] {
  const dot = (
    id: string,
    sourceLayer: SourceLayer,
    look: { minzoom: number; colour: string },
  ): LayerSpecification => ({
    id,
    type: 'circle',
    ...base(sourceLayer),
    minzoom: look.minzoom,
    paint: {
      'circle-color': look.colour,
      'circle-radius': widthBetween([look.minzoom, 1.6], [18, 5]),
      'circle-opacity': 0.8,
    },
  });
  return [
    dot('street-points', 'street_points', { minzoom: 12, colour: palette.middle }),
    dot('stops', 'stops', { minzoom: 15, colour: palette.waterInk }),
  ];
}

interface LabelLook {
  readonly layer: SourceLayer;
  readonly minzoom: number;
  readonly size: number | ExpressionSpecification;
  readonly colour: string;
  readonly along?: boolean;
  readonly filter?: ExpressionSpecification;
  readonly order?: ExpressionSpecification;
}

function labelLayers(palette: MapPalette, font: string): LayerSpecification[] {
  const label = (id: string, look: LabelLook): LayerSpecification => ({
    id: `label-${id}`,
    type: 'symbol',
    ...base(look.layer),
    minzoom: look.minzoom,
    ...(look.filter ? { filter: look.filter } : {}),
    layout: {
      'text-field': ['coalesce', ['get', 'name'], ['get', 'ref']],
      'text-font': [font],
      'text-size': look.size,
      'symbol-placement': look.along ? 'line' : 'point',
      'text-max-width': 8,
      'text-padding': 4,
      ...(look.order ? { 'symbol-sort-key': look.order } : {}),
    },
    paint: { 'text-color': look.colour, 'text-halo-color': palette.ground, 'text-halo-width': 1.4 },
  });
  const byRank: ExpressionSpecification = ['match', ['get', 'rank'], 1, 17, 2, 15, 3, 12.5, 11];
  const quiet = palette.quietInk;
  return [
    label('waterways', { layer: 'waterways', minzoom: 13, size: 11, colour: palette.waterInk, along: true }),
    label('streets', { layer: 'street_labels', minzoom: 13, size: 11, colour: palette.ink, along: true }),
    label('stops', { layer: 'stops', minzoom: 17, size: 10, colour: quiet }),
    label('street-points', { layer: 'street_points', minzoom: 15, size: 10.5, colour: quiet }),
    label('landmarks', { layer: 'landmarks', minzoom: 14, size: 11, colour: quiet }),
    label('areas', { layer: 'area_labels', minzoom: 11, size: 11, colour: palette.area, filter: isKind('beat') }),
    label('places', { layer: 'places', minzoom: 6, size: byRank, colour: palette.ink, order: ['get', 'rank'] }),
  ];
}
