import type { Map as Chart } from 'maplibre-gl';

/** However slow the machine, what stands still on the map must not be for want of a word from it. */
const MOST_BEHIND_MS = 5_000;

export interface Painting {
  /** So many units and incidents were given to the map just now; `moved`: of the units some are otherwise than before. */
  told(given: { readonly units: number; readonly incidents: number; readonly moved: boolean }): void;
  /** What was given last is not in its picture yet; after five seconds nobody waits for that any longer. */
  isBehind(): boolean;
  stop(): void;
}

/**
 * Says on the map's own box how many units and incidents it was given, and up to which time their positions stand in its picture: for whoever must
 * know that what came has been painted.
 */
export function watchPainting(chart: Chart, newest: () => number, onCaughtUp: () => void): Painting {
  const box = chart.getContainer();
  let [given, loaded, since] = [0, 0, 0];
  let standing: 'painted' | 'given' | 'loaded' = 'painted';
  const came = chart.on('sourcedata', ({ sourceId, isSourceLoaded }) => {
    if (sourceId !== 'units' || !isSourceLoaded) return;
    loaded = given;
    if (standing === 'given') standing = 'loaded';
  });
  const painted = chart.on('render', () => {
    box.setAttribute('data-painted', String(loaded));
    if (standing !== 'loaded') return;
    standing = 'painted';
    onCaughtUp();
  });
  return {
    told: ({ units, incidents, moved }) => {
      given = newest();
      if (moved) {
        standing = 'given';
        since = performance.now();
      }
      box.setAttribute('data-units', String(units));
      box.setAttribute('data-incidents', String(incidents));
    },
    isBehind: () => standing !== 'painted' && performance.now() - since < MOST_BEHIND_MS,
    stop: () => {
      came.unsubscribe();
      painted.unsubscribe();
    },
  };
}

/** Epoch milliseconds of the newest position; 0 while there is none. */
export function newestOf(positions: ReadonlyMap<string, { readonly at: number }>): number {
  let newest = 0;
  for (const { at } of positions.values()) if (at > newest) newest = at;
  return newest;
}
