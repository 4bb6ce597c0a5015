import type { Map as Chart } from 'maplibre-gl';

export interface Painting {
  /** So many units and incidents were given to the map just now. */
  told(units: number, incidents: number): void;
  stop(): void;
}

/**
 * Says on the map's own box how many units and incidents it was given, and up to which time their positions stand in its picture: for whoever must
 * know that what came has been painted.
 */
export function watchPainting(chart: Chart, newest: () => number): Painting {
  const box = chart.getContainer();
  let [given, loaded] = [0, 0];
  const came = chart.on('sourcedata', ({ sourceId, isSourceLoaded }) => {
    if (sourceId === 'units' && isSourceLoaded) loaded = given;
  });
  const painted = chart.on('render', () => box.setAttribute('data-painted', String(loaded)));
  return {
    told: (units, incidents) => {
      given = newest();
      box.setAttribute('data-units', String(units));
      box.setAttribute('data-incidents', String(incidents));
    },
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
