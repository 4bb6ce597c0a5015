import type { Map as Chart } from 'maplibre-gl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { lazyPart } from '../../../client/lazy-part.tsx';
import { useConnectionState, useOfPersistent, useRow } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { useTheme } from '../session/theme.ts';
import { alter, openIncident } from '../workspace/work.ts';
import { ChosenCard } from './chosen-card.tsx';
import { DrawCard } from './draw-card.tsx';
import { taskWords } from './foreground.ts';
import { LayersPanel } from './layers-panel.tsx';
import { pointed } from './map-layers.ts';
import './map.css';
import { MapTwin } from './map-twin.tsx';
import { PointCard } from './point-card.tsx';
import { type ChartHeld, useChart } from './use-chart.ts';
import { type Following, useFollowing } from './use-following.ts';
import { useGround } from './use-ground.ts';
import { type Layers, useLayers, useShownLayers } from './use-layers.ts';
import { usePicking } from './use-picking.ts';
import { usePoint } from './use-point.ts';
import { useRowsDrawn, useTask } from './use-rows-drawn.ts';

/** What lies open over the map: one at a time. */
type Over = 'list' | 'layers' | 'drawing' | 'chosen' | 'fences' | null;

const FenceCard = lazyPart('the fences', () => import('./fence-card.tsx').then((loaded) => loaded.FenceCard));

/** Incidents, units and callers where they are. Selecting here selects in every list, and the reverse, without moving. */
export function MapPane() {
  const { pack } = useDesk();
  const theme = useTheme();
  const box = useRef<HTMLDivElement>(null);
  const held = useChart(box, theme, pack);
  const [over, setOver] = useState<Over>(null);
  const layers = useLayers();
  const following = useFollowing(held);
  const task = useTask(over === 'drawing');
  useRowsDrawn(held, task);
  useGround(held);
  useShownLayers(held, layers.shown);
  const pointing = over !== 'drawing' && over !== 'fences';
  useSelecting(held.chart, pointing);
  usePoint(held);
  const showChosen = useCallback(() => setOver('chosen'), []);
  usePicking(held.chart, pointing, showChosen);
  useMapActs(held, over, setOver);
  const numberOf = useNumberInHand();
  const state = useConnectionState();
  return (
    <div className="map-pane">
      <div className="map-box" ref={box} />
      <div className="map-middle" aria-hidden="true" />
      <div className="map-acts row">
        <MapButtons over={over} />
        {state === 'alone' && <strong className="flag">map from this machine · what moves stands still</strong>}
        {pack?.force.estimatedTravel === true && <strong className="flag">no road map loaded · times estimated</strong>}
      </div>
      <MapSaid words={taskWords(task, numberOf)} following={following} />
      <PointCard />
      <OverMap {...{ over, held, layers, following }} onClose={() => closed(held, setOver)} />
    </div>
  );
}

/** Whoever put it away by key goes on by key where it lay. */
function closed({ chart }: ChartHeld, setOver: (over: Over) => void): void {
  setOver(null);
  chart?.getCanvas().focus();
}

function useNumberInHand(): (incidentId: string) => string {
  const { work } = useDesk();
  const incidentId = useOfPersistent(work, (held) => held.incidentId);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  return (id) => (incident?.id === id ? shortNumber(incident.number) : 'the incident in hand');
}

function useMapActs(held: ChartHeld, over: Over, setOver: (over: Over) => void): void {
  const { pack } = useDesk();
  const toggle = (which: Over) => (): void => setOver(over === which ? null : which);
  useAct('mapList', toggle('list'));
  useAct('mapLayers', toggle('layers'));
  useAct('mapDraw', toggle('drawing'));
  useAct('fences', toggle('fences'));
  useAct('mapFit', () => {
    if (pack !== null) held.chart?.fitBounds([...pack.force.bounds], { padding: 16, animate: false });
  });
  useAct('mapGo', () => moveToChosen(held));
}

function MapButtons({ over }: { readonly over: Over }) {
  return (
    <>
      <ActButton act="mapFit">Fit</ActButton>
      <ActButton act="mapGo">Go to the chosen</ActButton>
      <ActButton act="mapFollow">Follow</ActButton>
      <ActButton act="mapLayers" pressed={over === 'layers'}>
        Layers
      </ActButton>
      <ActButton act="mapDraw" pressed={over === 'drawing'}>
        Draw
      </ActButton>
      <ActButton act="fences" pressed={over === 'fences'}>
        Fences
      </ActButton>
      <ActButton act="mapList" pressed={over === 'list'}>
        List
      </ActButton>
      <ActButton act="mapPoint">What is here</ActButton>
    </>
  );
}

/** What the map does by itself for the task, so that nobody wonders at it. */
function MapSaid({ words, following }: { readonly words: string | null; readonly following: Following }) {
  return (
    <div className="map-says">
      <span role="status">{words !== null && <span className="map-said">{words}</span>}</span>
      {following.said !== null && (
        <span className="map-said row">
          <span role="status">{following.said}</span>
          <Button look="plain" onPress={following.leave}>
            End
          </Button>
        </span>
      )}
    </div>
  );
}

function OverMap(props: {
  readonly over: Over;
  readonly held: ChartHeld;
  readonly layers: Layers;
  readonly following: Following;
  readonly onClose: () => void;
}) {
  const { over, held, layers, following, onClose } = props;
  const { work, can } = useDesk();
  const incidentId = useOfPersistent(work, (now) => now.incidentId);
  const incident = useRow(OpenIncidents, incidentId ?? '');
  const drawable = incident === null || incident.state === 'closed' || !can('incident.update') ? null : incident;
  // What is not drawn is read.
  switch (over ?? (held.cannotDraw ? 'list' : null)) {
    case null:
      return null;
    case 'list':
      return <MapTwin layers={layers.shown} following={following} cannotDraw={held.cannotDraw} onClose={onClose} />;
    case 'layers':
      return <LayersPanel layers={layers} onClose={onClose} />;
    case 'chosen':
      return <ChosenCard following={following} onClose={onClose} />;
    case 'fences':
      return <FenceCard held={held} onClose={onClose} />;
    case 'drawing':
      return (
        <DrawCard
          key={drawable?.id}
          held={held}
          incident={drawable && { id: drawable.id, number: shortNumber(drawable.number) }}
          onClose={onClose}
        />
      );
  }
}

/** From what is held, not from what is in sight: it is most wanted where the map shows it not. */
function moveToChosen({ chart, drawn }: ChartHeld): void {
  const [found] = drawn.current.chosen();
  if (found === undefined) return;
  const [lon = 0, lat = 0] = found.geometry.coordinates;
  chart?.jumpTo({ center: [lon, lat], zoom: Math.max(14, chart.getZoom()) });
}

/** `on`: while something is drawn a click is a corner. */
function useSelecting(chart: Chart | null, on: boolean): void {
  const { work } = useDesk();
  useEffect(() => {
    if (chart === null || !on) return;
    const clicked = chart.on('click', pointed, (event) => {
      const [feature] = event.features ?? [];
      const id: unknown = feature?.properties.id;
      if (typeof id !== 'string') return;
      if (feature?.source === 'incidents') openIncident(work, id);
      else alter(work, { tourId: id });
    });
    return () => clicked.unsubscribe();
  }, [chart, work, on]);
}
