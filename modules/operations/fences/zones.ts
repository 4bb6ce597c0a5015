import type { Db } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Neighbours } from '../neighbours.ts';
import { cellsOf } from './cells.ts';
import { type Ground, roomOf } from './ground.ts';
import type { Inside } from './side.ts';
import type { Fences } from './views.ts';

export type FenceShown = RowOf<typeof Fences>;
export type Beyond = Pick<Neighbours, 'force' | 'markersNear'>;

/** Something that has one edge: a fence, or the circle round one of its markers. */
export interface Zone {
  readonly id: string;
  readonly fence: FenceShown;
  readonly markerId: string | null;
  /** What stands in the log as where, beside the name of the fence. */
  readonly place: string;
  readonly ground: Ground;
  readonly roomMetres: number;
  readonly whole: ReadonlySet<number>;
  readonly touched: readonly number[];
  /** By tour. */
  readonly inside: Map<string, Inside>;
}

interface Edge {
  readonly id: string;
  readonly markerId: string | null;
  readonly place: string;
  readonly ground: Ground | null;
}

/** Wider than any force. */
const FORCE_METRES = 200_000;

/** The zones of these fences; what has been built before stays as it was, with whoever is inside. */
export async function buildZones(
  db: Db,
  { shown, beyond, before }: { shown: readonly FenceShown[]; beyond: Beyond; before: ReadonlyMap<string, Zone> },
): Promise<readonly Zone[]> {
  const [lon, lat] = beyond.force.pack().centre;
  const round = shown.some(({ kind }) => kind === 'markers');
  const markers = round ? await beyond.markersNear(db, lon, lat, FORCE_METRES) : [];
  return shown.flatMap((fence) =>
    edgesOf(fence, beyond, markers).flatMap(({ ground, ...edge }): readonly Zone[] => {
      if (ground === null) return [];
      const held = before.get(edge.id);
      if (held !== undefined) return [{ ...held, fence }];
      return [{ ...edge, fence, ground, roomMetres: roomOf(ground), ...cellsOf(ground), inside: new Map() }];
    }),
  );
}

type Marker = Awaited<ReturnType<Beyond['markersNear']>>[number];

function edgesOf(fence: FenceShown, beyond: Beyond, markers: readonly Marker[]): readonly Edge[] {
  if (fence.kind !== 'markers') {
    return [{ id: fence.id, markerId: null, place: '', ground: groundOf(fence, beyond) }];
  }
  return markers
    .filter(({ kind }) => fence.markers.some((one) => one === kind))
    .map(({ id, kind, label, lon, lat }) => ({
      ...{ id: `${fence.id}#${id}`, markerId: id, place: `${kind.replaceAll('-', ' ')}: ${label}` },
      ground: { kind: 'circle', lon, lat, radiusMetres: fence.metres ?? 0 },
    }));
}

/** Null: what it went round was erased, or is none of the pack's any more. */
function groundOf({ kind, corners, metres, ofAreaId }: FenceShown, { force }: Beyond): Ground | null {
  if (kind === 'area') {
    const rings = ofAreaId === null ? [] : force.outlineOf(ofAreaId);
    return rings.length === 0 ? null : { kind: 'outline', rings: rings.map((ring) => ring.map(([x, y]) => [x, y])) };
  }
  const [middle] = corners;
  if (middle === undefined) return null;
  if (kind !== 'circle') return { kind: 'outline', rings: [corners] };
  return { kind: 'circle', lon: middle[0], lat: middle[1], radiusMetres: metres ?? 0 };
}

/** Cell → what lies in it. */
export function cellsWith(zones: Iterable<Zone>): ReadonlyMap<number, readonly Zone[]> {
  const cells = new Map<number, Zone[]>();
  for (const zone of zones) {
    for (const cell of zone.touched) {
      const there = cells.get(cell);
      if (there === undefined) cells.set(cell, [zone]);
      else there.push(zone);
    }
  }
  return cells;
}
