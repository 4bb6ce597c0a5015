import { addProtocol, Map as Chart, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { Protocol } from 'pmtiles';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { PackRow } from '../session/desk.tsx';
import { baseStyle } from './base-style.ts';
import { keepMap } from './keep-map.ts';
import { addLayers, Drawn } from './layers.ts';
import { addMarks } from './marks.ts';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol({ metadata: true }).tile);

type Theme = 'dark' | 'light';

export interface ChartHeld {
  readonly chart: Chart | null;
  /** Goes up when the style, and with it all that was drawn, is new. */
  readonly drawn: RefObject<Drawn>;
  readonly styled: number;
}

/** The map itself. It moves only by the operator's hand; a key fits it to the force again. */
export function useChart(box: RefObject<HTMLDivElement | null>, theme: Theme, pack: PackRow | null): ChartHeld {
  const [chart, setChart] = useState<Chart | null>(null);
  const [styled, setStyled] = useState(0);
  const drawn = useRef(new Drawn());
  const wanted = useRef({ theme, pack });
  useEffect(() => {
    wanted.current = { theme, pack };
  });
  const force = pack?.force.id ?? null;
  useEffect(() => {
    const element = box.current;
    const { pack: first, theme: shown } = wanted.current;
    if (element === null || force === null || first === null) return;
    const map = openChart(element, shown, first);
    map.on('style.load', () => {
      element.removeAttribute('data-drawn');
      addMarks(map);
      addLayers(map);
      drawn.current.clear();
      setStyled((count) => count + 1);
    });
    // Whoever takes a picture of the map waits for this. On a slow machine rows come faster than it rests between two pictures.
    map.on('render', () => {
      if (!element.hasAttribute('data-drawn') && map.loaded()) element.setAttribute('data-drawn', '');
    });
    map.on('idle', () => element.setAttribute('data-drawn', ''));
    // Where it stands, for whoever must know that it has not moved.
    map.on('moveend', () => element.setAttribute('data-centre', standingOf(map)));
    map.once('idle', () => {
      void keepMap().then((kept) => kept && element.setAttribute('data-kept', ''));
    });
    map.once('load', () => element.setAttribute('data-centre', standingOf(map)));
    setChart(map);
    return () => {
      setChart(null);
      map.remove();
    };
  }, [box, force]);
  useTheme(chart, theme, force);
  return { chart, drawn, styled };
}

function standingOf(map: Chart): string {
  const { lng, lat } = map.getCenter();
  return `${lng.toFixed(4)} ${lat.toFixed(4)} ${map.getZoom().toFixed(1)}`;
}

function openChart(container: HTMLElement, theme: Theme, pack: PackRow): Chart {
  const map = new Chart({
    container,
    style: baseStyle(theme),
    bounds: [...pack.force.bounds],
    fitBoundsOptions: { padding: 16 },
    attributionControl: { compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
  });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  return map;
}

/** Another theme is another style on the same map: the operator's place on it stays. */
function useTheme(chart: Chart | null, theme: Theme, force: string | null): void {
  const shown = useRef<{ chart: Chart | null; theme: Theme }>({ chart: null, theme });
  useEffect(() => {
    const before = shown.current;
    shown.current = { chart, theme };
    if (chart === null || force === null || before.chart !== chart || before.theme === theme) return;
    chart.getContainer().removeAttribute('data-drawn');
    chart.setStyle(baseStyle(theme), { diff: false });
  }, [chart, theme, force]);
}
