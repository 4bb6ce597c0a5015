import type { Map as Chart, GeoJSONSource } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { calmed } from '../../../client/calmed.ts';
import { useClient, useOfPersistent } from '../../../client/react.tsx';
import type { PositionRow } from '../../../client/wire.ts';
import { Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { ContactRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { useTheme } from '../session/theme.ts';
import { alter, openIncident } from '../workspace/work.ts';
import { callerCircles, callerTracks, incidentFeatures, unitFeatures } from './features.ts';
import './map.css';
import { MapTwin } from './map-twin.tsx';
import { PointCard } from './point-card.tsx';
import { type ChartHeld, useChart } from './use-chart.ts';
import { usePicking } from './use-picking.ts';
import { useSpots } from './use-spots.ts';

/** Incidents, units and callers where they are. Selecting here selects in every list, and the reverse, without moving. */
export function MapPane() {
  const { pack } = useDesk();
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const held = useChart(box, theme, pack);
  const [twin, setTwin] = useState(false);
  useDrawing(held);
  useSelecting(held.chart);
  useSpots(held);
  usePoint(held);
  usePicking(held.chart);
  useAct('mapList', () => setTwin(!twin));
  useAct('mapFit', () => {
    if (pack !== null) held.chart?.fitBounds([...pack.force.bounds], { padding: 16, animate: false });
  });
  useAct('mapGo', () => moveToChosen(held));
  return (
    <div className="map-pane">
      <div className="map-box" ref={box} />
      <div className="map-middle" aria-hidden="true" />
      <div className="map-acts row">
        <ActButton act="mapFit">Fit</ActButton>
        <ActButton act="mapGo">Go to the chosen</ActButton>
        <ActButton act="mapList" pressed={twin}>
          List
        </ActButton>
        <ActButton act="mapPoint">What is here</ActButton>
        {pack?.force.estimatedTravel === true && <strong className="flag">no road map loaded · times estimated</strong>}
      </div>
      <PointCard />
      {twin && <MapTwin onClose={() => setTwin(false)} />}
    </div>
  );
}

/** From what is held, not from what is in sight: it is most wanted where the map shows it not. */
function moveToChosen({ chart, drawn }: ChartHeld): void {
  const [found] = drawn.current.chosen();
  if (found === undefined) return;
  const [lon = 0, lat = 0] = found.geometry.coordinates;
  chart?.jumpTo({ center: [lon, lat], zoom: Math.max(14, chart.getZoom()) });
}

const CALM_MS = 250;

/**
 * All of it together, at most four times a second: the map agrees within the second that it is allowed, and each drawing takes a
 * machine without a graphics card a good part of a tenth of one.
 */
function useDrawing({ chart, drawn, styled }: ChartHeld): void {
  const { replica, now } = useClient();
  const { work, weightOf, pack } = useDesk();
  const incidentId = useOfPersistent(work, (held) => held.incidentId);
  const tourId = useOfPersistent(work, (held) => held.tourId);
  const moved = useRef(new Map<string, PositionRow>());
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const staleMs = (pack?.stalePositionSeconds ?? 120) * 1000;
    let callers: readonly ContactRow[] | null = null;
    const draw = (): void => {
      drawn.current.draw(chart, 'incidents', incidentFeatures(replica.rows(OpenIncidents).list, weightOf, incidentId));
      const { list: units } = replica.rows(Units);
      drawn.current.draw(
        chart,
        'units',
        unitFeatures({ units, moved: moved.current, chosen: tourId, now: now(), staleMs }),
      );
      const chosen = drawn.current.chosen().map(({ id }) => id);
      chart.getContainer().setAttribute('data-chosen', chosen.join(' '));
      const { list } = replica.rows(Contacts);
      if (list === callers) return;
      callers = list;
      drawCallers(chart, list);
    };
    const calm = calmed(draw, CALM_MS);
    const stops = [OpenIncidents, Units, Contacts].map((view) => replica.onRows(view, undefined, calm.call));
    const stop = replica.onPositions((rows) => {
      for (const row of rows) moved.current.set(row.tourId, row);
      calm.call();
    });
    draw();
    return () => {
      calm.stop();
      stop();
      for (const one of stops) one();
    };
  }, [chart, styled, incidentId, tourId, weightOf, replica, now, pack, drawn]);
}

function drawCallers(chart: Chart, contacts: readonly ContactRow[]): void {
  const features = [...callerCircles(contacts), ...callerTracks(contacts)];
  chart.getSource<GeoJSONSource>('callers')?.setData({ type: 'FeatureCollection', features });
}

function useSelecting(chart: Chart | null): void {
  const { work } = useDesk();
  useEffect(() => {
    if (chart === null) return;
    chart.on('click', ['units', 'incidents', 'incidents-light'], (event) => {
      const [feature] = event.features ?? [];
      const id: unknown = feature?.properties.id;
      if (typeof id !== 'string') return;
      if (feature?.source === 'incidents') openIncident(work, id);
      else alter(work, { tourId: id });
    });
  }, [chart, work]);
}

/** A place that was looked up: the one movement that the map makes, since it was asked for. */
function usePoint({ chart, styled }: ChartHeld): void {
  const { work } = useDesk();
  const point = useOfPersistent(work, (held) => held.point);
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const features = point === null ? [] : [pointFeature(point)];
    chart.getSource<GeoJSONSource>('point')?.setData({ type: 'FeatureCollection', features });
  }, [chart, styled, point]);
  useEffect(() => {
    if (chart === null || point === null || point.still === true) return;
    chart.jumpTo({ center: [point.lon, point.lat], zoom: Math.max(15, chart.getZoom()) });
  }, [chart, point]);
}

function pointFeature({ lon, lat }: { readonly lon: number; readonly lat: number }) {
  const geometry = { type: 'Point' as const, coordinates: [lon, lat] };
  return { type: 'Feature' as const, id: 'point', geometry, properties: {} };
}
