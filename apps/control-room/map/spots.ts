import type { RowOf } from '../../../kernel/pure.ts';
import {
  isClosed,
  pointWords,
  type Shapes,
  shapeWords,
  type WhereaboutsView,
} from '../../../modules/operations/contract.ts';
import type { Markers } from '../../../modules/pole/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { circleFeature, pointFeature } from './features.ts';
import type { OneOffRow } from './one-off-forms.ts';
import type { CameraShown } from './use-cameras.ts';

type WhereRow = RowOf<typeof WhereaboutsView>;

const words: Readonly<Record<string, string>> = { ...pointWords, initial: 'First place', earlier: 'Earlier place' };

export type ShapeRow = RowOf<typeof Shapes>;

/** What is closed or named for a time. */
export function closureFeatures(oneOffs: readonly OneOffRow[]) {
  const closed = oneOffs
    .filter(({ kind }) => kind === 'closure')
    .map((row) => circleFeature(row.id, row, { label: `closed until ${shortTimeOf(row.endsAt)}` }));
  const named = oneOffs
    .filter(({ kind }) => kind === 'place')
    .map(({ id, lon, lat, label }) => pointFeature(id, lon, lat, { label }));
  return [...closed, ...named];
}

/** The points in force of the incident in hand, with where it was before. */
export function workedFeatures(places: readonly WhereRow[]) {
  return places.flatMap(({ id, kind, lon, lat, until }) => {
    const isOver = until !== null && kind in pointWords;
    if (lon === null || lat === null || isOver || kind === 'current' || (kind === 'initial' && until === null))
      return [];
    return [pointFeature(id, lon, lat, { label: words[kind] ?? kind })];
  });
}

/** What is in force of all that is drawn, each with its words where it stands highest. */
export function shapeFeatures(shapes: readonly ShapeRow[], shortOf: (number: string) => string) {
  return shapes.flatMap(({ id, kind, number, corners, until }) => {
    const [first] = corners;
    if (until !== null || first === undefined) return [];
    const [lon, lat] = corners.reduce((high, corner) => (corner[1] > high[1] ? corner : high), first);
    const outline = outlineOf(id, corners, isClosed(kind));
    return [
      { ...outline, properties: { id, kind } },
      pointFeature(`${id}-words`, lon, lat, { label: `${shapeWords[kind]} ${shortOf(number)}` }),
    ];
  });
}

export function outlineOf(id: string, corners: readonly (readonly [number, number])[], closed: boolean) {
  const [first] = corners;
  const ring = corners.map(([lon, lat]): [number, number] => [lon, lat]);
  const geometry =
    closed && first !== undefined && corners.length > 2
      ? { type: 'Polygon' as const, coordinates: [[...ring, [first[0], first[1]] as [number, number]]] }
      : { type: 'LineString' as const, coordinates: ring };
  return { type: 'Feature' as const, id, geometry, properties: {} };
}

export function markerFeatures(markers: readonly RowOf<typeof Markers>[]) {
  return markers.map(({ id, lon, lat, kind }) => pointFeature(id, lon, lat, { label: markerWord(kind) }));
}

export function markerWord(kind: string): string {
  return kind.replaceAll('-', ' ');
}

export function cameraFeatures(cameras: readonly CameraShown[]) {
  return cameras.map(({ id, lon, lat, reference }) => pointFeature(id, lon, lat, { label: reference }));
}

const FIVE_MINUTES_MS = 300_000;

interface TrailPoint {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
}

/** The first position of each five minutes: those have their time beside them. */
function trailStops<Point extends TrailPoint>(trail: readonly Point[]): readonly Point[] {
  const stretch = (point: Point | undefined): number => Math.floor((point?.at ?? 0) / FIVE_MINUTES_MS);
  return trail.filter((point, n) => n === 0 || stretch(point) !== stretch(trail[n - 1]));
}

/** Where a unit was each five minutes, and where it is now: the lines of the list. */
export function trailLines<Point extends TrailPoint>(trail: readonly Point[]): readonly Point[] {
  const stops = trailStops(trail);
  return [...stops, ...trail.slice(-1).filter((newest) => newest !== stops.at(-1))];
}

export function trailFeatures(trail: readonly TrailPoint[]) {
  if (trail.length < 2) return [];
  const way = outlineOf(
    'trail',
    trail.map(({ lon, lat }) => [lon, lat] as const),
    false,
  );
  const stops = trailStops(trail).map(({ id, lon, lat, at }) => pointFeature(id, lon, lat, { label: shortTimeOf(at) }));
  return [way, ...stops];
}
