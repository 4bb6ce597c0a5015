import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import { usePersistent, useRows } from '../../../client/react.tsx';
import { OneOffs } from '../../../modules/gazetteer/contract.ts';
import { WhereaboutsView } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { spotFeatures } from './spots.ts';
import type { ChartHeld } from './use-chart.ts';

/** Draws closed roads, one-off places and the points of the incident in hand. */
export function useSpots({ chart, styled }: ChartHeld): void {
  const { work } = useDesk();
  const { incidentId } = usePersistent(work);
  const oneOffs = useRows(OneOffs).list;
  const places = useRows(WhereaboutsView, incidentId ?? '').list;
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const features = [...spotFeatures(oneOffs, places)];
    chart.getSource<GeoJSONSource>('spots')?.setData({ type: 'FeatureCollection', features });
  }, [chart, styled, oneOffs, places]);
}
