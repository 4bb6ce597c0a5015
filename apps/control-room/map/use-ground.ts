import { useCallback, useEffect } from 'react';
import { useOfPersistent, useRows } from '../../../client/react.tsx';
import { OneOffs } from '../../../modules/gazetteer/contract.ts';
import { Fences, Shapes, WhereaboutsView } from '../../../modules/operations/contract.ts';
import { Markers } from '../../../modules/pole/contract.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { type FenceRow, fenceFeatures } from './fence-words.ts';
import { fillGround, type GroundSource } from './layers.ts';
import { cameraFeatures, closureFeatures, markerFeatures, shapeFeatures, workedFeatures } from './spots.ts';
import { useCameras } from './use-cameras.ts';
import type { ChartHeld } from './use-chart.ts';

/** What lies on the ground: drawn again when its rows are others, which is seldom. */
export function useGround(held: ChartHeld): void {
  const { work } = useDesk();
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  useFilled(held, 'closures', useRows(OneOffs).list, closureFeatures);
  useFilled(held, 'points', useRows(WhereaboutsView, incidentId ?? '').list, workedFeatures);
  useFilled(held, 'drawn', useRows(Shapes).list, shapesInForce);
  const markers = useRows(Markers).list;
  useFilled(held, 'markers', markers, markerFeatures);
  const fencesOf = useCallback((rows: readonly FenceRow[]) => fenceFeatures(rows, markers), [markers]);
  useFilled(held, 'fences', useRows(Fences).list, fencesOf);
  useFilled(held, 'cameras', useCameras(), cameraFeatures);
}

const shapesInForce = (rows: Parameters<typeof shapeFeatures>[0]) => shapeFeatures(rows, shortNumber);

function useFilled<Row>(
  { chart, styled }: ChartHeld,
  source: GroundSource,
  rows: readonly Row[],
  featuresOf: (rows: readonly Row[]) => readonly GeoJSON.Feature[],
): void {
  useEffect(() => {
    if (chart === null || styled === 0) return;
    fillGround(chart, source, featuresOf(rows));
  }, [chart, styled, source, rows, featuresOf]);
}
