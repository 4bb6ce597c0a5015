import type {
  AddLayerObject,
  Map as Chart,
  CircleLayerSpecification,
  FilterSpecification,
  GeoJSONSource,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import { diffFeatures, type Feature } from './features.ts';

const FONT = ['Inter Variable'];
/** Grade 1. */
const HEAVY = 1;
type Source = 'incidents' | 'units';

/** Our own layers above the base map: callers, incidents, units; one source a kind. */
export function addLayers(map: Chart): void {
  const css = getComputedStyle(document.documentElement);
  const colour = (token: string): string => css.getPropertyValue(token).trim();
  for (const id of ['spots', 'callers', 'point', 'incidents', 'units']) {
    map.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' });
  }
  for (const layer of [
    ...spotLayers(colour),
    ...groundLayers(colour),
    ...incidentLayers(colour),
    ...unitLayers(colour),
  ])
    map.addLayer(layer);
}

type Colour = (token: string) => string;

/** Closed roads, one-off places, and the points that the incident in hand is worked from: each with its words. */
function spotLayers(colour: Colour): readonly AddLayerObject[] {
  const [warn, ink] = [colour('--warn'), colour('--ink')];
  const [source, isClosed]: [string, FilterSpecification] = ['spots', ['==', ['geometry-type'], 'Polygon']];
  const paint = { 'text-color': ink, 'text-halo-color': colour('--ground'), 'text-halo-width': 1.5 };
  const ring = { 'circle-color': colour('--ground'), 'circle-stroke-color': ink };
  return [
    { id: 'spots-closed', type: 'fill', source, filter: isClosed, paint: { 'fill-color': warn, 'fill-opacity': 0.18 } },
    {
      ...{ id: 'spots-edge', type: 'line', source, filter: isClosed },
      paint: { 'line-color': warn, 'line-width': 2, 'line-dasharray': [2, 1] },
    },
    {
      ...{ id: 'spots', type: 'circle', source, filter: ['==', ['geometry-type'], 'Point'] },
      paint: { ...ring, 'circle-radius': 4, 'circle-stroke-width': 2 },
    },
    {
      ...{ id: 'spot-words', type: 'symbol', source, paint },
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.6],
        'text-optional': true,
      },
    },
  ];
}

function groundLayers(colour: Colour): readonly AddLayerObject[] {
  const accent = colour('--accent');
  const ring = { 'circle-color': 'transparent', 'circle-stroke-color': accent };
  return [
    {
      id: 'callers',
      type: 'fill',
      source: 'callers',
      // The track is a line of the same source, and must not be filled.
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': accent, 'fill-opacity': 0.12 },
    },
    { id: 'callers-line', type: 'line', source: 'callers', paint: { 'line-color': accent, 'line-width': 1.5 } },
    { id: 'point', type: 'circle', source: 'point', paint: { ...ring, 'circle-radius': 7, 'circle-stroke-width': 3 } },
  ];
}

/** The heavy ones are always drawn whole; of the light ones a dot stays where there is no room. */
function incidentLayers(colour: Colour): readonly AddLayerObject[] {
  const heavy: FilterSpecification = ['<=', ['get', 'weight'], HEAVY];
  const light: FilterSpecification = ['>', ['get', 'weight'], HEAVY];
  const source = 'incidents';
  const dot = { 'circle-radius': 2.5, 'circle-color': colour('--ink-3') };
  return [
    { id: 'incident-dots', type: 'circle', source, filter: light, paint: dot },
    chosenLayer(source, colour),
    {
      ...markLayer('incidents-light', source, colour),
      filter: light,
      layout: { ...marks(source), 'icon-allow-overlap': false },
    },
    { ...markLayer('incidents', source, colour), filter: heavy },
  ];
}

function unitLayers(colour: Colour): readonly AddLayerObject[] {
  return [chosenLayer('units', colour), markLayer('units', 'units', colour)];
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
  const paint = { 'text-color': colour('--ink'), 'text-halo-color': colour('--ground'), 'text-halo-width': 1.5 };
  return { id, type: 'symbol', source, layout: marks(source), paint };
}

/** Draws at most once a frame, and only what changed. */
export class Drawn {
  readonly #before = new Map<string, Map<string, Feature>>();

  clear(): void {
    this.#before.clear();
  }

  draw(map: Chart, id: 'incidents' | 'units', features: readonly Feature[]): void {
    const source = map.getSource<GeoJSONSource>(id);
    if (source === undefined) return;
    const before = this.#before.get(id) ?? new Map<string, Feature>();
    const diff = diffFeatures(before, features);
    if (diff.add.length + diff.remove.length + diff.update.length === 0) return;
    source.updateData({
      add: [...diff.add],
      remove: [...diff.remove],
      update: diff.update.map((one) => ({ ...one, addOrUpdateProperties: [...one.addOrUpdateProperties] })),
    });
    this.#before.set(id, new Map(features.map((feature) => [feature.id, feature])));
  }

  /** What is chosen and drawn, wherever the map stands: the incident before the unit. */
  chosen(): readonly Feature[] {
    const drawn = (['incidents', 'units'] as const).flatMap((id) => [...(this.#before.get(id)?.values() ?? [])]);
    return drawn.filter(({ properties }) => properties.chosen === true);
  }
}
