import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOfRow, type IncidentRecord } from '../incidents/queries.ts';
import type { OperationsTables } from '../tables.ts';
import { Shapes, Transfers, WhereaboutsView } from './views.ts';
import { type Transfer, waits } from './whereabouts.ts';

const tables = (db: Db) => db.withTables<OperationsTables>();

type Held = Pick<
  IncidentRecord,
  | 'id'
  | 'number'
  | 'label'
  | 'lon'
  | 'lat'
  | 'whereabouts'
  | 'closed_at'
  | 'restriction'
  | 'allowed'
  | 'locus'
  | 'guarded_at'
>;

function incidents(db: Db) {
  return tables(db)
    .selectFrom('operations.incident')
    .select([
      'id',
      'number',
      'label',
      'lon',
      'lat',
      'whereabouts',
      'closed_at',
      'restriction',
      'allowed',
      'locus',
      'guarded_at',
    ]);
}

type Row = RowOf<typeof WhereaboutsView>;

/** Newest last, as a log reads. No mask: under a restriction the place itself shows on the incident, and no more. */
export const whereaboutsView: ViewSource = {
  declaration: WhereaboutsView,
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    return (await incidents(db).where('id', '=', of).execute()).flatMap(placesOf);
  },
  byKeys: async (db, keys) => {
    const ids = [...new Set(keys.map((key) => key.slice(0, key.indexOf('#'))))];
    if (ids.length === 0) return [];
    const rows = (await incidents(db).where('id', 'in', ids).execute()).flatMap(placesOf);
    return rows.filter(({ key }) => keys.includes(key));
  },
};

function placesOf(record: Held): readonly HeldRow[] {
  const { id, whereabouts } = record;
  if (whereabouts === null) return [];
  const { earlier, points, placedAt, placedBy } = whereabouts;
  const before = earlier.map(({ place, at, by }, n): Row => {
    const { label, lon, lat } = place;
    const until = earlier[n + 1]?.at ?? placedAt;
    return {
      id: `${id}#${n}`,
      incidentId: id,
      kind: n === 0 ? 'initial' : 'earlier',
      label,
      note: '',
      lon,
      lat,
      at,
      by,
      until,
    };
  });
  const { label, lon, lat } = record;
  const kind = earlier.length === 0 ? 'initial' : 'current';
  const now: Row = {
    id: `${id}#now`,
    incidentId: id,
    kind,
    label,
    note: '',
    lon,
    lat,
    at: placedAt,
    by: placedBy,
    until: null,
  };
  const worked = points.map(({ pointId, kind: of, place, note, at, by, until }): Row => {
    return {
      id: `${id}#${pointId}`,
      incidentId: id,
      kind: of,
      label: place.label,
      note,
      lon: place.lon,
      lat: place.lat,
      at,
      by,
      until,
    };
  });
  return [...before, now, ...worked].map((row) => held(row, record));
}

function held(row: Row | RowOf<typeof Transfers> | RowOf<typeof Shapes>, record: Held): HeldRow {
  return { key: row.id, parent: record.id, row, member: true, ...guardOfRow(record) };
}

/** Literals, not parameters: only so does the planner see that the index of offers that wait serves. */
const anyWaits = sql<boolean>`transfer_waits`;

export const transfersView: ViewSource = {
  declaration: Transfers,
  list: async (db, { of, after }) => {
    if (after !== null) return [];
    const found = incidents(db).where((row) => (of === null ? anyWaits : row('id', '=', of)));
    return (await found.orderBy('id').execute()).flatMap((record) => transfersOf(record, of === null));
  },
  byKeys: async (db, keys) => {
    const ids = [...new Set(keys.map((key) => key.slice(0, key.indexOf('#'))))];
    if (ids.length === 0) return [];
    const rows = (await incidents(db).where('id', 'in', ids).execute()).flatMap((record) => transfersOf(record, false));
    return rows.filter(({ key }) => keys.includes(key));
  },
};

function transfersOf(record: Held, onlyWaiting: boolean): readonly HeldRow[] {
  const all = record.whereabouts?.transfers ?? [];
  return all
    .filter((transfer) => !onlyWaiting || waits(transfer))
    .map((transfer) => held(transferRow(transfer, record), record));
}

function transferRow(
  { transferId, to, answerSeconds: _, ...rest }: Transfer,
  { id, number }: Held,
): RowOf<typeof Transfers> {
  return { id: `${id}#${transferId}`, incidentId: id, number, toCode: to.code, toName: to.name, ...rest };
}

/** As its index says it: the few that something was drawn for. */
const anyDrawn = sql<boolean>`jsonb_exists(whereabouts, 'shapes') AND state <> 'closed'`;

export const shapesView: ViewSource = {
  declaration: Shapes,
  list: async (db, { of, after }) => {
    if (after !== null) return [];
    const found = incidents(db).where((row) => (of === null ? anyDrawn : row('id', '=', of)));
    return (await found.orderBy('id').execute()).flatMap(shapesOf);
  },
  byKeys: async (db, keys) => {
    const ids = [...new Set(keys.map((key) => key.slice(0, key.indexOf('#'))))];
    if (ids.length === 0) return [];
    const rows = (await incidents(db).where('id', 'in', ids).execute()).flatMap(shapesOf);
    return rows.filter(({ key }) => keys.includes(key));
  },
};

function shapesOf(record: Held): readonly HeldRow[] {
  const { id, number, whereabouts, closed_at: closedAt } = record;
  return (whereabouts?.shapes ?? []).map(({ shapeId, corners, until, ...shape }) => {
    const row = { id: `${id}#${shapeId}`, incidentId: id, number, ...shape, corners: [...corners] };
    return held({ ...row, until: until ?? closedAt }, record);
  });
}
