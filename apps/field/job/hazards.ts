import type { NearbyRow } from '../../../client/places.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Markers } from '../../../modules/pole/contract.ts';

export type MarkerRow = RowOf<typeof Markers>;

export interface Hazard {
  readonly id: string;
  readonly title: string;
  /** Null when erased. */
  readonly text: string | null;
  readonly distanceMetres: number;
  /** "Contact the FIM before deploying here": stands over all others. */
  readonly ringFim: boolean;
}

const ROUND_METRES = 300;

/**
 * What could hurt whoever arrives: the warning to ring the FIM, then the markers, nearest first. Markers come with the
 * nearby rows and live from the register; one known by both stands once.
 */
export function hazardsOf(
  nearby: readonly NearbyRow[],
  markers: readonly MarkerRow[],
  place: { readonly lon: number | null; readonly lat: number | null },
): readonly Hazard[] {
  const { lon, lat } = place;
  const near = nearby.filter((row) => row.kind !== 'incident').map(ofNearby);
  const known = new Set(near.map((hazard) => hazard.id));
  const registered = lon === null || lat === null ? [] : markers.flatMap((marker) => ofMarker(marker, { lon, lat }));
  const all = [...near, ...registered.filter((hazard) => !known.has(hazard.id))];
  return all.sort((a, b) => Number(b.ringFim) - Number(a.ringFim) || a.distanceMetres - b.distanceMetres);
}

function ofNearby({ id, kind, title, text, distanceMetres }: NearbyRow): Hazard {
  return { id, title, text, distanceMetres, ringFim: kind === 'fim-warning' };
}

function ofMarker(marker: MarkerRow, place: { lon: number; lat: number }): Hazard[] {
  const distanceMetres = metresBetween(marker, place);
  if (distanceMetres > Math.max(ROUND_METRES, marker.radiusMetres)) return [];
  const title = `${marker.kind.replaceAll('-', ' ')} · ${marker.label}`;
  return [{ id: marker.id, title, text: marker.text, distanceMetres, ringFim: false }];
}

interface Point {
  readonly lon: number;
  readonly lat: number;
}

const METRES_PER_DEGREE = 111_195;

/** Flat, within 1 in 1,000 over a few kilometres. */
export function metresBetween(one: Point, other: Point): number {
  const east = (one.lon - other.lon) * Math.cos(((one.lat + other.lat) / 2) * (Math.PI / 180));
  return Math.hypot(east, one.lat - other.lat) * METRES_PER_DEGREE;
}
