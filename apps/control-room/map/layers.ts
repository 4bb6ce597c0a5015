import type {
  AddLayerObject,
  Map as Chart,
  CircleLayerSpecification,
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSource,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { diffFeatures, type Feature } from './features.ts';
import { groundLayers } from './ground-layers.ts';

const FONT = ['Inter Variable'];
/** Grade 1. */
const HEAVY = 1;
type Source = 'incidents' | 'units';

/** Our own layers above the base map, what lies on the ground below what moves; one source a kind. */
export function addLayers(map: Chart): void {
  const css = getComputedStyle(document.documentElement);
  const colour = (token: string): string => css.getPropertyValue(token).trim();
  for (const id of [...ground, 'incidents', 'units']) {
    map.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' });
  }
  for (const layer of [...groundLayers(colour), ...incidentLayers(colour), ...unitLayers(colour)]) map.addLayer(layer);
}

const ground = [
  ...[
    'drawn',
    'fences',
    'points',
    'closures',
    'cameras',
    'markers',
    'callers',
    'accuracy',
    'trail',
    'drawing',
    'point',
  ],
] as const;
export type GroundSource = (typeof ground)[number];

/** All of a source anew: for what changes seldom. */
export function fillGround(map: Chart, id: GroundSource, features: readonly GeoJSON.Feature[]): void {
  map.getSource<GeoJSONSource>(id)?.setData({ type: 'FeatureCollection', features: [...features] });
}

type Colour = (token: string) => string;
const OPACITY: ExpressionSpecification = ['get', 'opacity'];
/** What it is called stays readable when its mark is faint. */
const WORDS_OPACITY: ExpressionSpecification = ['max', 0.55, OPACITY];

/** Nearer than this there is room for every mark of a crowd. */
const CROWD_ZOOM = 12;
const inCrowd: ExpressionSpecification = ['==', ['get', 'crowd'], true];
const alone: ExpressionSpecification = ['!=', ['get', 'crowd'], true];

/** The heavy ones are always drawn whole; of the light ones a dot stays where there is no room, and of a crowd until one is near. */
function incidentLayers(colour: Colour): readonly AddLayerObject[] {
  const heavy: FilterSpecification = ['all', ['<=', ['get', 'weight'], HEAVY], alone];
  const light: FilterSpecification = ['all', ['>', ['get', 'weight'], HEAVY], alone];
  const lighter: FilterSpecification = ['>', ['get', 'weight'], HEAVY];
  const source = 'incidents';
  const dot = { 'circle-radius': 2.5, 'circle-color': colour('--ink-3'), 'circle-opacity': OPACITY };
  return [
    { id: 'incident-dots', type: 'circle', source, filter: lighter, paint: dot },
    chosenLayer(source, colour),
    {
      ...markLayer('incidents-light', source, colour),
      filter: light,
      layout: { ...marks(source), 'icon-allow-overlap': false },
    },
    {
      ...markLayer('incidents-crowd', source, colour),
      ...{ filter: inCrowd, minzoom: CROWD_ZOOM },
      layout: { ...marks(source), 'icon-allow-overlap': false },
    },
    { ...markLayer('incidents', source, colour), filter: heavy },
  ];
}

function unitLayers(colour: Colour): readonly AddLayerObject[] {
  const source = 'units';
  // Full: free. A ring: busy. A small one: not to be had, or long not heard of.
  const dots: CircleLayerSpecification = {
    ...{ id: 'unit-dots', type: 'circle', source, filter: inCrowd, maxzoom: CROWD_ZOOM },
    paint: {
      'circle-radius': ['match', ['get', 'tone'], 'ok', 3.5, ['mute', 'stale'], 2, 3],
      'circle-color': ['match', ['get', 'tone'], 'ok', colour('--ok'), colour('--ground')],
      'circle-stroke-color': toneColours(colour),
      ...{ 'circle-stroke-width': 1.5, 'circle-opacity': OPACITY, 'circle-stroke-opacity': OPACITY },
    },
  };
  const crowd = { ...markLayer('units-crowd', source, colour), filter: inCrowd, minzoom: CROWD_ZOOM };
  return [dots, chosenLayer(source, colour), crowd, { ...markLayer(source, source, colour), filter: alone }];
}

function toneColours(colour: Colour): ExpressionSpecification {
  const of = (tone: string): string => colour(`--${tone}`);
  const [ok, go, scene, warn, mute] = [of('ok'), of('go'), of('scene'), of('warn'), of('mute')];
  const tone: ExpressionSpecification = ['get', 'tone'];
  return ['match', tone, 'ok', ok, 'go', go, 'scene', scene, 'warn', warn, ['mute', 'stale'], mute, of('ink-2')];
}

function chosenLayer(source: Source, colour: Colour): CircleLayerSpecification {
  return {
    id: `${source}-chosen`,
    type: 'circle',
    source,
    filter: ['==', ['get', 'chosen'], true],
    paint: {
      'circle-radius': 16,
      'circle-color': 'transparent',
      'circle-stroke-color': colour('--accent'),
      'circle-stroke-width': 2.5,
    },
  };
}

function marks(source: Source): NonNullable<SymbolLayerSpecification['layout']> {
  const unit = source === 'units';
  return {
    'icon-image': ['get', 'image'],
    'icon-allow-overlap': true,
    'icon-size': unit ? 0.8 : 1,
    'text-field': ['get', 'label'],
    'text-font': FONT,
    'text-size': 11,
    'text-anchor': unit ? 'left' : 'top',
    'text-offset': unit ? [0.9, 0] : [0, 0.9],
    'text-optional': true,
    ...(!unit && { 'symbol-sort-key': ['get', 'weight'] }),
  };
}

function markLayer(id: string, source: Source, colour: Colour): SymbolLayerSpecification {
  const paint = {
    ...{ 'text-color': colour('--ink'), 'text-halo-color': colour('--ground'), 'text-halo-width': 1.5 },
    ...{ 'icon-opacity': OPACITY, 'text-opacity': WORDS_OPACITY },
  };
  return { id, type: 'symbol', source, layout: marks(source), paint };
}

/** Draws at most once a frame, and only what changed. */
export class Drawn {
  readonly #before = new Map<string, Map<string, Feature>>();

  clear(): void {
    this.#before.clear();
  }

  /** Gives the map what is otherwise than before; false where nothing is. */
  draw(map: Chart, id: 'incidents' | 'units', features: readonly Feature[]): boolean {
    const source = map.getSource<GeoJSONSource>(id);
    if (source === undefined) return false;
    const before = this.#before.get(id) ?? new Map<string, Feature>();
    const diff = diffFeatures(before, features);
    if (diff.add.length + diff.remove.length + diff.update.length === 0) return false;
    source.updateData({
      add: [...diff.add],
      remove: [...diff.remove],
      update: diff.update.map((one) => ({ ...one, addOrUpdateProperties: [...one.addOrUpdateProperties] })),
    });
    this.#before.set(id, new Map(features.map((feature) => [feature.id, feature])));
    return true;
  }

  /** What is chosen and drawn, wherever the map stands: the incident before the unit. */
  chosen(): readonly Feature[] {
    const drawn = (['incidents', 'units'] as const).flatMap((id) => [...(this.#before.get(id)?.values() ?? [])]);
    return drawn.filter(({ properties }) => properties.chosen === true);
  }
}
