import type { Map as Chart, GeoJSONSource } from 'maplibre-gl';
import { diffFeatures, type Feature } from './features.ts';

const FONT = ['Inter Variable'];

/** Our own layers above the base map: callers, incidents, units; one source a kind. */
export function addLayers(map: Chart): void {
  const css = getComputedStyle(document.documentElement);
  const colour = (token: string): string => css.getPropertyValue(token).trim();
  for (const id of ['callers', 'point', 'incidents', 'units']) {
    map.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' });
  }
  map.addLayer({
    id: 'callers',
    type: 'fill',
    source: 'callers',
    paint: { 'fill-color': colour('--accent'), 'fill-opacity': 0.12 },
  });
  map.addLayer({
    id: 'callers-line',
    type: 'line',
    source: 'callers',
    paint: { 'line-color': colour('--accent'), 'line-width': 1.5 },
  });
  map.addLayer({
    id: 'point',
    type: 'circle',
    source: 'point',
    paint: {
      'circle-radius': 7,
      'circle-color': 'transparent',
      'circle-stroke-color': colour('--accent'),
      'circle-stroke-width': 3,
    },
  });
  for (const source of ['incidents', 'units'] as const) {
    map.addLayer({
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
    });
    map.addLayer({
      id: source,
      type: 'symbol',
      source,
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-size': source === 'units' ? 0.8 : 1,
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': 11,
        'text-anchor': source === 'units' ? 'left' : 'top',
        'text-offset': source === 'units' ? [0.9, 0] : [0, 0.9],
        'text-optional': true,
        ...(source === 'incidents' && { 'symbol-sort-key': ['get', 'weight'] as ['get', string] }),
      },
      paint: { 'text-color': colour('--ink'), 'text-halo-color': colour('--ground'), 'text-halo-width': 1.5 },
    });
  }
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
}
