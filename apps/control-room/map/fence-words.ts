import type { RowOf } from '../../../kernel/pure.ts';
import { type Fences, sureness } from '../../../modules/operations/contract.ts';
import type { Markers } from '../../../modules/pole/contract.ts';
import { circleFeature, pointFeature } from './features.ts';
import { outlineOf } from './spots.ts';

export type FenceRow = RowOf<typeof Fences>;
type MarkerRow = RowOf<typeof Markers>;
type Crossing = FenceRow['crossings'][number];

const kindWords = (kinds: readonly string[]): string => kinds.map((kind) => kind.replaceAll('-', ' ')).join(', ');

/** What it goes round, with every corner: nothing of it is told by the map alone. */
export function boundsWords(
  { kind, corners, metres, ofAreaId, markers }: FenceRow,
  areaName: (id: string) => string,
): string {
  const spots = corners.map(([lon, lat]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join(' · ');
  switch (kind) {
    case 'circle':
      return `${metres} m round ${spots}`;
    case 'area':
      return areaName(ofAreaId ?? '');
    case 'markers':
      return `${metres} m round places marked ${kindWords(markers)}`;
    case 'outline':
    case 'shape':
      return spots;
  }
}

const ways = { in: 'who enters', out: 'who leaves', both: 'who enters or leaves' } as const;

/** `any unit but those sent, who enters`. */
export function watchWords({ watch, ways: way, exceptSent, incidentId }: FenceRow): string {
  const whom =
    watch.kind === 'all' ? 'any unit' : watch.kind === 'units' ? watch.callsigns.join(', ') : kindWords(watch.kinds);
  return `${whom}${exceptSent && incidentId !== null ? ' but those sent' : ''}, ${ways[way]}`;
}

export function crossingWords({ callsign, way, accuracyMetres, at, notedAt, place }: Crossing): string {
  const where = place === null || place === '' ? '' : ` · ${place}`;
  return `${callsign} ${way === 'in' ? 'in' : 'out'} (${sureness(accuracyMetres, notedAt - at)})${where}`;
}

/** How many crossings nobody has acknowledged. */
export function waitingCount({ count, acknowledged }: FenceRow): number {
  return count - (acknowledged?.seen ?? 0);
}

/** The lines of what stands; an area of the pack is drawn by the base map, and named here by the list alone. */
export function fenceFeatures(fences: readonly FenceRow[], markers: readonly MarkerRow[]): readonly GeoJSON.Feature[] {
  return fences.flatMap((fence): readonly GeoJSON.Feature[] => {
    const { id, kind, corners, metres, endedAt, name } = fence;
    if (endedAt !== null) return [];
    if (kind === 'markers') {
      const round = markers.filter((marker) => fence.markers.some((one) => one === marker.kind));
      return round.map(({ id: markerId, lon, lat }) => roundOf(`${id}#${markerId}`, lon, lat, metres));
    }
    const [first] = corners;
    if (first === undefined) return [];
    const edge = kind === 'circle' ? roundOf(id, first[0], first[1], metres) : outlineOf(id, corners, true);
    const [lon, lat] = corners.reduce((high, corner) => (corner[1] > high[1] ? corner : high), first);
    const north = kind === 'circle' ? lat + (metres ?? 0) / 111_195 : lat;
    return [edge, pointFeature(`${id}-words`, lon, north, { label: `Fence: ${name ?? ''}` })];
  });
}

function roundOf(id: string, lon: number, lat: number, metres: number | null) {
  return circleFeature(id, { lon, lat, radiusMetres: metres ?? 0 }, {});
}

/** `52.67050, -0.72950; …` as somebody types or pastes it: what is no pair of numbers is left out. */
export function readSpots(text: string): readonly (readonly [number, number])[] {
  return text.split(/[;\n·]/).flatMap((pair): (readonly [number, number])[] => {
    const [lat = Number.NaN, lon = Number.NaN] = pair
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    return Number.isFinite(lat) && Number.isFinite(lon) && pair.trim() !== '' ? [[lon, lat]] : [];
  });
}

export function spotWords(corners: readonly (readonly [number, number])[]): string {
  return corners.map(([lon, lat]) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`).join('; ');
}
