import type { Map as Chart } from 'maplibre-gl';
import { useEffect } from 'react';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';

/** A point of the map: by the pointer's other button, or the middle by key. The map stays as it is. */
export function usePicking(chart: Chart | null): void {
  const { work } = useDesk();
  const pick = (lon: number, lat: number): void => {
    alter(work, { point: { lon, lat, label: `${lat.toFixed(5)}, ${lon.toFixed(5)}`, still: true } });
  };
  useEffect(() => {
    if (chart === null) return;
    const picked = chart.on('contextmenu', ({ lngLat, originalEvent }) => {
      originalEvent.preventDefault();
      const { lng, lat } = lngLat;
      alter(work, { point: { lon: lng, lat, label: `${lat.toFixed(5)}, ${lng.toFixed(5)}`, still: true } });
    });
    return () => picked.unsubscribe();
  }, [chart, work]);
  useAct(
    'mapPoint',
    () => {
      const { lng, lat } = chart?.getCenter() ?? { lng: 0, lat: 0 };
      pick(lng, lat);
    },
    chart !== null,
  );
}
