import type { Map as Chart, PointLike } from 'maplibre-gl';
import { useEffect } from 'react';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { alter, openIncident, type Work } from '../workspace/work.ts';
import { pointed } from './map-layers.ts';

/**
 * A point of the map, by the pointer's other button or the middle by key; on a unit or an incident the other button, or Enter for what
 * is chosen, asks what can be done with that. The map stays as it is.
 */
export function usePicking(chart: Chart | null, on: boolean, onChosen: () => void): void {
  const { work } = useDesk();
  useEffect(() => {
    if (chart === null || !on) return;
    const picked = chart.on('contextmenu', ({ lngLat, point, originalEvent }) => {
      originalEvent.preventDefault();
      const mark = markAt(chart, point);
      if (mark === null) {
        alter(work, { point: pointOf(lngLat.lng, lngLat.lat) });
        return;
      }
      if (mark.source === 'incidents') openIncident(work, mark.id);
      else alter(work, { tourId: mark.id });
      onChosen();
    });
    const canvas = chart.getCanvas();
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      onChosen();
    };
    canvas.addEventListener('keydown', press);
    return () => {
      picked.unsubscribe();
      canvas.removeEventListener('keydown', press);
    };
  }, [chart, work, on, onChosen]);
  useAct(
    'mapPoint',
    () => {
      const { lng, lat } = chart?.getCenter() ?? { lng: 0, lat: 0 };
      alter(work, { point: pointOf(lng, lat) });
    },
    chart !== null,
  );
}

function pointOf(lon: number, lat: number): NonNullable<Work['point']> {
  return { lon, lat, label: `${lat.toFixed(5)}, ${lon.toFixed(5)}`, still: true };
}

function markAt(chart: Chart, at: PointLike): { readonly source: string; readonly id: string } | null {
  const [mark] = chart.queryRenderedFeatures(at, { layers: pointed });
  const id: unknown = mark?.properties.id;
  return mark === undefined || typeof id !== 'string' ? null : { source: mark.source, id };
}
