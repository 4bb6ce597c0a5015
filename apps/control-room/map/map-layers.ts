import { MapLayer } from '../../../modules/force/contract.ts';

export const mapLayers = MapLayer.options;

export const layerWords: Readonly<Record<MapLayer, string>> = {
  incidents: 'Incidents',
  units: 'Units',
  callers: 'Callers',
  drawn: 'Cordons, areas, fences and approaches',
  points: 'Points of the incident in hand',
  closures: 'Closed roads and one-off places',
  markers: 'Warning markers',
  cameras: 'Cameras',
  beats: 'Beats',
};

/** What of the style each one is: the outlines and names of beats are part of the base map. */
export const styleLayersOf: Readonly<Record<MapLayer, readonly string[]>> = {
  incidents: ['incident-dots', 'incidents-chosen', 'incidents-light', 'incidents-crowd', 'incidents'],
  units: ['accuracy', 'accuracy-edge', 'unit-dots', 'units-chosen', 'units-crowd', 'units'],
  callers: ['callers', 'callers-line'],
  drawn: [
    ...['drawn-ground', 'drawn-inner-cordon', 'drawn-outer-cordon', 'drawn-area', 'drawn-search', 'drawn-approach'],
    ...['drawn-words', 'fences', 'fences-words'],
  ],
  points: ['points', 'points-words'],
  closures: ['closures-ground', 'closures-edge', 'closures', 'closures-words'],
  markers: ['markers'],
  cameras: ['cameras'],
  beats: ['areas', 'label-areas'],
};

/** What of them can be pointed at. */
export const pointed = [
  ...['units', 'units-crowd', 'unit-dots', 'incidents', 'incidents-light', 'incidents-crowd', 'incident-dots'],
];

interface OfRole {
  readonly roles: readonly string[];
  readonly layers: readonly MapLayer[];
}

/** What a role begins with, as its force has it; where the force says nothing, all of it. */
export function layersOfRole(roles: readonly string[], terms: readonly OfRole[]): readonly MapLayer[] {
  return terms.find((one) => one.roles.some((role) => roles.includes(role)))?.layers ?? mapLayers;
}

/** In the order of the list, whatever order they were chosen in; what is unknown here is left out. */
export function layersShown(chosen: readonly string[] | null, ofRole: readonly MapLayer[]): readonly MapLayer[] {
  const wanted: readonly string[] = chosen ?? ofRole;
  return mapLayers.filter((layer) => wanted.includes(layer));
}
