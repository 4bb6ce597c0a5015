import { useEffect } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import type { MapLayer } from '../../../modules/force/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { change } from '../session/settings.ts';
import { layersOfRole, layersShown, styleLayersOf } from './map-layers.ts';
import type { ChartHeld } from './use-chart.ts';

export interface Layers {
  readonly shown: readonly MapLayer[];
  /** Whether it is their own choice, or what their role begins with. */
  readonly chosen: boolean;
  readonly toggle: (layer: MapLayer) => void;
  readonly asRole: () => void;
}

/** What this person's maps show: as their role begins with, or as they chose; it follows them to any desk. */
export function useLayers(): Layers {
  const { settings, session, pack } = useDesk();
  const { mapLayers } = usePersistent(settings);
  const { roles, seat } = session.subject;
  const shown = layersShown(mapLayers, layersOfRole(seat?.roles ?? roles, pack?.mapLayers ?? []));
  return {
    shown,
    chosen: mapLayers !== null,
    toggle: (layer) =>
      change(settings, {
        mapLayers: shown.includes(layer) ? shown.filter((one) => one !== layer) : [...shown, layer],
      }),
    asRole: () => change(settings, { mapLayers: null }),
  };
}

/** Shows and hides on the map itself: what is hidden costs no drawing. */
export function useShownLayers({ chart, styled }: ChartHeld, shown: readonly MapLayer[]): void {
  const names = shown.join();
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const layers = Object.entries(styleLayersOf);
    // Another style is on its way, of another theme: it is told when it has come.
    if (layers.some(([, ids]) => ids.some((id) => chart.getLayer(id) === undefined))) return;
    const wanted = names.split(',');
    for (const [layer, ids] of layers) {
      const visibility = wanted.includes(layer) ? 'visible' : 'none';
      for (const id of ids) chart.setLayoutProperty(id, 'visibility', visibility);
    }
    chart.getContainer().setAttribute('data-layers', wanted.join(' '));
  }, [chart, styled, names]);
}
