import { useEffect } from 'react';
import { useOfPersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { pointFeature } from './features.ts';
import { fillGround } from './layers.ts';
import type { ChartHeld } from './use-chart.ts';

/** A place that was looked up: the map moves there, since it was asked for. */
export function usePoint({ chart, styled }: ChartHeld): void {
  const { work } = useDesk();
  const point = useOfPersistent(work, (held) => held.point);
  useEffect(() => {
    if (chart === null || styled === 0) return;
    fillGround(chart, 'point', point === null ? [] : [pointFeature('point', point.lon, point.lat, {})]);
  }, [chart, styled, point]);
  useEffect(() => {
    if (chart === null || point === null || point.still === true) return;
    chart.jumpTo({ center: [point.lon, point.lat], zoom: Math.max(15, chart.getZoom()) });
  }, [chart, point]);
}
