import type { AddLayerObject, FilterSpecification, SymbolLayerSpecification } from 'maplibre-gl';

type Colour = (token: string) => string;

const FONT = ['Inter Variable'];
const isOutline: FilterSpecification = ['==', ['geometry-type'], 'Polygon'];
const isPoint: FilterSpecification = ['==', ['geometry-type'], 'Point'];
const dashed = { 'line-dasharray': [2, 1] };

/** What lies on the ground: drawn, closed, marked, watched, and where callers are. Each has its words beside its shape. */
export function groundLayers(colour: Colour): readonly AddLayerObject[] {
  return [
    ...closureLayers(colour),
    ...drawnLayers(colour),
    ...fenceLayers(colour),
    ...pointLayers('points', colour),
    markLayer('cameras', { icon: 'camera', minzoom: 11, wordsFrom: 14 }, colour),
    markLayer('markers', { icon: 'marker', minzoom: 9, wordsFrom: 12 }, colour),
    ...callerLayers(colour),
    ...accuracyLayers(colour),
    ...trailLayers(colour),
    ...drawingLayers(colour),
  ];
}

function closureLayers(colour: Colour): readonly AddLayerObject[] {
  const warn = colour('--warn');
  const of = { source: 'closures', filter: isOutline };
  return [
    { id: 'closures-ground', type: 'fill', ...of, paint: { 'fill-color': warn, 'fill-opacity': 0.18 } },
    { id: 'closures-edge', type: 'line', ...of, paint: { 'line-color': warn, 'line-width': 2, ...dashed } },
    ...pointLayers('closures', colour),
  ];
}

/** Points with their words: what is named for a time, and what the incident in hand is worked from. */
function pointLayers(source: 'closures' | 'points', colour: Colour): readonly AddLayerObject[] {
  const ring = { 'circle-color': colour('--ground'), 'circle-stroke-color': colour('--ink') };
  return [
    {
      ...{ id: source, type: 'circle', source, filter: isPoint },
      paint: { ...ring, 'circle-radius': 4, 'circle-stroke-width': 2 },
    },
    wordsLayer(`${source}-words`, source, colour),
  ];
}

function wordsLayer(id: string, source: string, colour: Colour): SymbolLayerSpecification {
  return {
    ...{ id, type: 'symbol', source },
    layout: {
      ...{ 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 11 },
      // On whichever side there is room; near enough to read them all, they are said where there is none too.
      ...{ 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.8 },
      'text-allow-overlap': ['step', ['zoom'], false, 15, true],
    },
    paint: wordsPaint(colour),
  };
}

function wordsPaint(colour: Colour) {
  return { 'text-color': colour('--ink'), 'text-halo-color': colour('--ground'), 'text-halo-width': 1.5 };
}

/** Told apart by their lines: the inner cordon solid and thick, the outer in long dashes, a search in dots, a way in dash and dot. */
const lines = {
  'inner-cordon': { 'line-width': 3.5 },
  'outer-cordon': { 'line-width': 2.5, 'line-dasharray': [6, 2] },
  area: { 'line-width': 1.5 },
  search: { 'line-width': 2.5, 'line-dasharray': [1, 1.5] },
  approach: { 'line-width': 3, 'line-dasharray': [5, 1.5, 1, 1.5] },
} as const;

function drawnLayers(colour: Colour): readonly AddLayerObject[] {
  const ink = colour('--scene');
  const edges = Object.entries(lines).map(
    ([kind, { 'line-width': width, ...dashes }]): AddLayerObject => ({
      ...{ id: `drawn-${kind}`, type: 'line', source: 'drawn', filter: ['==', ['get', 'kind'], kind] },
      paint: {
        'line-color': ink,
        'line-width': width,
        ...('line-dasharray' in dashes && { 'line-dasharray': [...dashes['line-dasharray']] }),
      },
    }),
  );
  const ground = { 'fill-color': ink, 'fill-opacity': 0.08 };
  return [
    { id: 'drawn-ground', type: 'fill', source: 'drawn', filter: isOutline, paint: ground },
    ...edges,
    { ...wordsLayer('drawn-words', 'drawn', colour), filter: isPoint },
  ];
}

/** A fence is no cordon: dots and dashes in the colour of what warns, and nothing within. */
function fenceLayers(colour: Colour): readonly AddLayerObject[] {
  return [
    {
      ...{ id: 'fences', type: 'line', source: 'fences', filter: isOutline },
      paint: { 'line-color': colour('--warn'), 'line-width': 2, 'line-dasharray': [4, 1.5, 0.5, 1.5] },
    },
    { ...wordsLayer('fences-words', 'fences', colour), filter: isPoint },
  ];
}

interface MarkLook {
  readonly icon: 'camera' | 'marker';
  readonly minzoom: number;
  /** Nearer than this there is room for its words. */
  readonly wordsFrom: number;
}

function markLayer(source: 'cameras' | 'markers', look: MarkLook, colour: Colour): AddLayerObject {
  return {
    ...{ id: source, type: 'symbol', source, minzoom: look.minzoom },
    layout: {
      ...{ 'icon-image': look.icon, 'icon-allow-overlap': source === 'markers', 'icon-size': 0.7 },
      'text-field': ['step', ['zoom'], '', look.wordsFrom, ['get', 'label']],
      ...{ 'text-font': FONT, 'text-size': 10.5, 'text-anchor': 'top', 'text-offset': [0, 0.8] },
      'text-optional': true,
    },
    paint: wordsPaint(colour),
  };
}

function callerLayers(colour: Colour): readonly AddLayerObject[] {
  const accent = colour('--accent');
  const ring = { 'circle-color': 'transparent', 'circle-stroke-color': accent };
  return [
    {
      // The track is a line of the same source, and must not be filled.
      ...{ id: 'callers', type: 'fill', source: 'callers', filter: isOutline },
      paint: { 'fill-color': accent, 'fill-opacity': 0.12 },
    },
    { id: 'callers-line', type: 'line', source: 'callers', paint: { 'line-color': accent, 'line-width': 1.5 } },
    { id: 'point', type: 'circle', source: 'point', paint: { ...ring, 'circle-radius': 7, 'circle-stroke-width': 3 } },
  ];
}

/** The circle in which a unit may be. */
function accuracyLayers(colour: Colour): readonly AddLayerObject[] {
  const ink = colour('--ink-2');
  return [
    { id: 'accuracy', type: 'fill', source: 'accuracy', paint: { 'fill-color': ink, 'fill-opacity': 0.08 } },
    { id: 'accuracy-edge', type: 'line', source: 'accuracy', paint: { 'line-color': ink, 'line-width': 1, ...dashed } },
  ];
}

/** Where a unit has been: a line, and the time now and then. */
function trailLayers(colour: Colour): readonly AddLayerObject[] {
  const ink = colour('--ink');
  return [
    {
      ...{ id: 'trail', type: 'line', source: 'trail', filter: ['==', ['geometry-type'], 'LineString'] },
      paint: { 'line-color': ink, 'line-width': 2.5, 'line-opacity': 0.7 },
    },
    {
      ...{ id: 'trail-stops', type: 'circle', source: 'trail', filter: isPoint },
      paint: { 'circle-radius': 3, 'circle-color': ink },
    },
    { ...wordsLayer('trail-words', 'trail', colour), filter: isPoint },
  ];
}

/** What is being drawn: its corners are seen one by one. */
function drawingLayers(colour: Colour): readonly AddLayerObject[] {
  const accent = colour('--accent');
  return [
    {
      ...{ id: 'drawing-ground', type: 'fill', source: 'drawing', filter: isOutline },
      paint: { 'fill-color': accent, 'fill-opacity': 0.15 },
    },
    {
      ...{ id: 'drawing-edge', type: 'line', source: 'drawing' },
      paint: { 'line-color': accent, 'line-width': 3 },
    },
    {
      ...{ id: 'drawing-corners', type: 'circle', source: 'drawing', filter: isPoint },
      paint: {
        ...{ 'circle-radius': 5, 'circle-color': colour('--ground') },
        ...{ 'circle-stroke-color': accent, 'circle-stroke-width': 3 },
      },
    },
  ];
}
