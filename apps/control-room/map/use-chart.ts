import {
  addProtocol,
  Map as Chart,
  type JumpToOptions,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { Protocol } from 'pmtiles';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PackRow } from '../session/desk.tsx';
import { baseStyle } from './base-style.ts';
import { keepMap } from './keep-map.ts';
import { addLayers, Drawn } from './layers.ts';
import { addMarks } from './marks.ts';

setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol({ metadata: true }).tile);

type Theme = 'dark' | 'light';

/** How long this machine is left alone before its graphics are tried again. */
const TRY_AGAIN_MS = 10_000;

export interface ChartHeld {
  readonly chart: Chart | null;
  /** Goes up when the style, and with it all that was drawn, is new. */
  readonly drawn: RefObject<Drawn>;
  readonly styled: number;
  /** This machine draws no map: it has no graphics, or they have failed. It is tried again until it does. */
  readonly cannotDraw: boolean;
}

/** The map itself. It moves only by the operator's hand; a key fits it to the force again. */
export function useChart(box: RefObject<HTMLDivElement | null>, theme: Theme, pack: PackRow | null): ChartHeld {
  const [chart, setChart] = useState<Chart | null>(null);
  const [styled, setStyled] = useState(0);
  const [cannotDraw, setCannotDraw] = useState(false);
  const drawn = useRef(new Drawn());
  const wanted = useRef({ theme, pack });
  useEffect(() => {
    wanted.current = { theme, pack };
  });
  const force = pack?.force.id ?? null;
  useEffect(() => {
    const element = box.current;
    if (element === null || force === null) return;
    let open: Chart | null = null;
    let place: Place | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => {
      const { pack: now, theme: shown } = wanted.current;
      if (now === null) return;
      try {
        open = openChart(element, shown, now);
      } catch {
        // MapLibre says only that there are no graphics here; its half-made parts must not lie under the list.
        element.replaceChildren();
        failed();
        return;
      }
      if (place !== null) open.jumpTo(place);
      hearChart(open, element, () => {
        drawn.current.clear();
        setStyled((count) => count + 1);
      });
      open.once('webglcontextlost', lost);
      setCannotDraw(false);
      setChart(open);
    };
    const failed = (): void => {
      element.removeAttribute('data-drawn');
      setCannotDraw(true);
      again = setTimeout(begin, TRY_AGAIN_MS);
    };
    const lost = (): void => {
      if (open !== null) place = { center: open.getCenter(), zoom: open.getZoom() };
      // It has no style any more: whoever draws on it must have let go of it before the next row comes.
      flushSync(() => setChart(null));
      open?.remove();
      open = null;
      failed();
    };
    begin();
    return () => {
      clearTimeout(again);
      setChart(null);
      open?.remove();
    };
  }, [box, force]);
  useTheme(chart, theme, force);
  return { chart, drawn, styled, cannotDraw };
}

type Place = Pick<Required<JumpToOptions>, 'center' | 'zoom'>;

function hearChart(map: Chart, element: HTMLElement, onStyle: () => void): void {
  let awaited = new Set<string>();
  map.on('style.load', () => {
    element.removeAttribute('data-drawn');
    addMarks(map);
    addLayers(map);
    awaited = new Set(Object.keys(map.getStyle().sources));
    onStyle();
  });
  // Whoever takes a picture of the map waits for this. Rows come faster than a slow machine rests between two pictures: first the
  // ground has to be whole once, then each kind of mark.
  map.on('render', () => {
    if (element.hasAttribute('data-drawn')) return;
    for (const id of awaited) {
      if (!map.isSourceLoaded(id)) return;
      awaited.delete(id);
    }
    element.setAttribute('data-drawn', '');
  });
  map.on('idle', () => element.setAttribute('data-drawn', ''));
  // Where it stands, for whoever must know that it has not moved.
  map.on('moveend', () => element.setAttribute('data-centre', standingOf(map)));
  map.once('idle', () => {
    void keepMap().then((kept) => kept && element.setAttribute('data-kept', ''));
  });
  map.once('load', () => element.setAttribute('data-centre', standingOf(map)));
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
