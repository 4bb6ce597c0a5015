import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Markers } from '../contract.ts';
import type { PoleTables } from '../tables.ts';
import type { LateReview } from './marker.ts';

function markers(db: Db) {
  return db.withTables<PoleTables>().selectFrom('pole.marker').selectAll();
}
type MarkerRecord = Awaited<ReturnType<ReturnType<typeof markers>['execute']>>[number];
type Row = RowOf<typeof Markers>;

function rowOf(record: MarkerRecord): Row {
  const { id, kind, label, text, reason, author } = record;
  return {
    ...{ id, kind, label, text, reason, author },
    lon: record.lon ?? 0,
    lat: record.lat ?? 0,
    radiusMetres: record.radius_metres,
    setAt: record.set_at,
    reviewAt: record.review_at,
    expiresAt: record.expires_at,
  };
}

/** An erased marker has no place any more and is shown nowhere. */
function held(record: MarkerRecord): HeldRow {
  return { key: record.id, row: rowOf(record), member: record.state === 'in-force' && record.lon !== null };
}

export const markersView: ViewSource = {
  declaration: Markers,
  list: async (db, { filters, limit, after }) => {
    let query = markers(db).where('state', '=', 'in-force').where('lon', 'is not', null);
    if (filters.id !== undefined) query = query.where('id', '=', filters.id);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await markers(db)
        .where('id', 'in', [...keys])
        .execute()
    ).map(held);
  },
};

/** A marker whose review warns or is late. */
export interface LateMarker extends LateReview {
  readonly markerId: string;
  readonly kind: string;
  readonly areaId: string | null;
}

/** All of them, or the one asked for. */
export async function listLateMarkers(db: Db, markerId: string | null): Promise<readonly LateMarker[]> {
  let query = markers(db).where('late', 'is not', null);
  if (markerId !== null) query = query.where('id', '=', markerId);
  return (await query.execute()).flatMap(({ id, kind, late }) =>
    late === null ? [] : [{ markerId: id, kind, ...late }],
  );
}

/** A marker on a person or a vehicle. */
export interface EntryMarker {
  readonly id: string;
  readonly entryId: string;
  readonly kind: Row['kind'];
  readonly text: string | null;
  readonly reason: string | null;
  readonly author: string;
  readonly setAt: number;
  readonly reviewAt: number;
  readonly expiresAt: number;
}

/** Markers in force on these entries, the newest first. An erased one says nothing any more and is not among them. */
export async function listMarkersOn(db: Db, entryIds: readonly string[]): Promise<readonly EntryMarker[]> {
  if (entryIds.length === 0) return [];
  const rows = await markers(db)
    .where('entry_id', 'in', [...entryIds])
    .where('state', '=', 'in-force')
    .where('text', 'is not', null)
    .orderBy('set_at', 'desc')
    .execute();
  return rows.map((record) => {
    const { id, kind, text, reason, author, setAt, reviewAt, expiresAt } = rowOf(record);
    return { id, entryId: record.entry_id ?? '', kind, text, reason, author, setAt, reviewAt, expiresAt };
  });
}

const METRES_PER_DEGREE = 111_195;
const MOST_RADIUS_METRES = 2000;

export interface MarkerNear extends Row {
  readonly distanceMetres: number;
}

/** Markers in force whose own circle comes within `metres` of the point, nearest first. */
export async function markersNear(db: Db, lon: number, lat: number, metres: number): Promise<readonly MarkerNear[]> {
  const reach = (metres + MOST_RADIUS_METRES) / METRES_PER_DEGREE;
  const across = reach / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const rows = await markers(db)
    .where('state', '=', 'in-force')
    .where('lat', '>=', lat - reach)
    .where('lat', '<=', lat + reach)
    .where('lon', '>=', lon - across)
    .where('lon', '<=', lon + across)
    .execute();
  return rows
    .map((record) => ({ ...rowOf(record), distanceMetres: Math.round(distance(record, lon, lat)) }))
    .filter((marker) => marker.distanceMetres <= metres + marker.radiusMetres)
    .sort((a, b) => a.distanceMetres - b.distanceMetres);
}

/** On a flat map round the point: within a metre over these few kilometres. */
function distance(record: Pick<MarkerRecord, 'lon' | 'lat'>, lon: number, lat: number): number {
  const east = ((record.lon ?? 0) - lon) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(east, (record.lat ?? 0) - lat) * METRES_PER_DEGREE;
}
