import type { Map as Chart } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { type Corner, isClosed, type ShapeKind } from '../../../modules/operations/contract.ts';
import { pointFeature } from './features.ts';
import { fillGround } from './layers.ts';
import { outlineOf } from './spots.ts';
import type { ChartHeld } from './use-chart.ts';

export interface CornersHeld {
  readonly corners: readonly Corner[];
  readonly set: (corners: readonly Corner[]) => void;
}

/** What is drawn so far: it survives a reload as what is typed does. */
export function useCorners(draft: string): CornersHeld {
  const [text, setText] = useDraft(draft);
  const corners = useMemo(() => readCorners(text), [text]);
  return { corners, set: (next) => setText(next.map((corner) => corner.join(' ')).join()) };
}

/** `lon lat,lon lat`: what is no number is no corner. */
function readCorners(text: string): readonly Corner[] {
  return text.split(',').flatMap((pair): Corner[] => {
    const [lon = Number.NaN, lat = Number.NaN] = pair.split(' ').map(Number);
    return Number.isFinite(lon) && Number.isFinite(lat) ? [[lon, lat]] : [];
  });
}

/** Six figures are a hand's breadth. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6));

export interface Drawing extends CornersHeld {
  readonly kind: ShapeKind | 'measure';
  readonly onSave: () => void;
  readonly onClose: () => void;
}

const STEP_PIXELS = 100;
const FINE_PIXELS = 10;
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** At once: a corner that is added while the map still glides would lie where nobody meant it. */
function pan(chart: Chart, [x, y]: readonly [number, number], fine: boolean): void {
  const step = fine ? FINE_PIXELS : STEP_PIXELS;
  chart.panBy([x * step, y * step], { animate: false });
}

/** By key: pan to a place, Enter adds the middle, Backspace takes the last back, Ctrl+Enter saves. By pointer: each click adds. */
export function useDrawingHands(chart: Chart | null, drawing: Drawing): void {
  const { corners, set, onSave, onClose } = drawing;
  useEffect(() => {
    if (chart === null) return;
    const add = (lon: number, lat: number): void => set([...corners, [rounded(lon), rounded(lat)]]);
    const clicked = chart.on('click', ({ lngLat }) => add(lngLat.lng, lngLat.lat));
    const canvas = chart.getCanvas();
    const press = (event: KeyboardEvent): void => {
      const way = ways[event.key];
      const { lng, lat } = chart.getCenter();
      if (way !== undefined) pan(chart, way, event.shiftKey);
      else if (event.key === 'Enter' && event.ctrlKey) onSave();
      else if (event.key === 'Enter') add(lng, lat);
      else if (event.key === 'Backspace') set(corners.slice(0, -1));
      else if (event.key === 'Escape') onClose();
      else return;
      event.preventDefault();
      // The map would pan once more by itself.
      event.stopPropagation();
    };
    canvas.addEventListener('keydown', press);
    return () => {
      clicked.unsubscribe();
      canvas.removeEventListener('keydown', press);
    };
  }, [chart, corners, set, onSave, onClose]);
}

export function useDrawingShown({ chart, styled }: ChartHeld, { corners, kind }: Drawing): void {
  useEffect(() => {
    if (chart === null || styled === 0) return;
    const closed = kind !== 'measure' && isClosed(kind);
    const line = corners.length < 2 ? [] : [outlineOf('drawing', corners, closed)];
    const dots = corners.map(([lon, lat], n) => pointFeature(`corner-${n}`, lon, lat, {}));
    fillGround(chart, 'drawing', [...line, ...dots]);
    return () => fillGround(chart, 'drawing', []);
  }, [chart, styled, corners, kind]);
}
