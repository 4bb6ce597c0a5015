import { type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { boxRound, metresBetween } from '../distance.ts';
import { guardOfNaming } from '../links/guards.ts';
import type { OperationsTables } from '../tables.ts';
import { IncidentLog, OpenIncidents, UnverifiedPlaces } from '../views.ts';
import { maskedRecord } from './record-row.ts';

/** Literals, not parameters: only so does the planner see that an index of open incidents serves. */
const isOpen = sql<boolean>`state <> 'closed'`;

const tables = (db: Db) => db.withTables<OperationsTables>();

function incidents(db: Db) {
  return tables(db).selectFrom('operations.incident').selectAll();
}
export type IncidentRecord = Awaited<ReturnType<ReturnType<typeof incidents>['execute']>>[number];

/** What decides who may see an incident, and since when. */
export function guardOfRow(row: Pick<IncidentRecord, 'restriction' | 'allowed' | 'locus' | 'guarded_at'>): {
  readonly guard: Guarded;
  readonly guardedAt: number;
} {
  const { restriction, allowed, locus } = row;
  return { guard: { restriction, allowed, locus }, guardedAt: row.guarded_at };
}

type Row = RowOf<typeof OpenIncidents>;

function incidentRow(row: IncidentRecord): Row {
  const { label, lon, lat, verified, ward, setting } = row;
  return {
    id: row.id,
    number: row.number,
    contactId: row.contact_id,
    code: row.code,
    codeName: row.code_name,
    grade: row.grade,
    gradeName: row.grade_name,
    state: row.state,
    place: {
      label,
      lon,
      lat,
      gazetteerId: row.gazetteer_id,
      verified,
      areaId: row.area_id,
      ward,
      setting,
      ...row.whereabouts?.place,
    },
    what: row.what,
    channel: row.channel,
    callers: row.callers,
    receivedAt: row.received_at,
    openedAt: row.opened_at,
    ownerSeatId: row.owner_seat_id,
    ownerSeatName: row.owner_seat_name,
    clocks: [...row.clocks],
    units: [...row.units],
    restriction: row.restriction,
    masked: false,
    referredTo: row.referred_to,
    referredReason: row.referred_reason,
    nextReviewAt: row.next_review_at,
    result: row.result,
    closingCode: row.closing_code,
    lines: row.lines,
    lastLineAt: row.last_line_at,
    agencies: [...row.agencies],
    ...row.record,
    unresourced: row.unresourced,
  };
}

export const maskedText = 'Restricted: ring the FIM';
const beyondText = 'Beyond your areas';

/** Place, grade and clock show; the rest says whom to ring (DESIGN, restricted). */
function masked(row: Row): Row {
  // Nothing restricts it: it lies beyond the areas of the desk, which must know whom to ring.
  const beyond = row.restriction === 'none';
  return {
    ...row,
    contactId: null,
    code: '',
    codeName: beyond ? beyondText : maskedText,
    what: null,
    channel: 'other',
    callers: 0,
    ownerSeatId: beyond ? row.ownerSeatId : null,
    ownerSeatName: beyond ? row.ownerSeatName : null,
    // The clock of the grade shows; one that names a unit or a person does not.
    clocks: row.clocks.filter((clock) => shownClocks.has(clock.kind)).map((clock) => ({ ...clock, seenBy: null })),
    units: [],
    masked: true,
    referredTo: null,
    referredReason: null,
    nextReviewAt: null,
    result: null,
    closingCode: null,
    lines: 0,
    lastLineAt: row.receivedAt,
    agencies: [],
    ...maskedRecord,
    unresourced: null,
  };
}

export const shownClocks: ReadonlySet<string> = new Set(['deploy', 'arrive', 'resolution', 'no-action', 'review']);

function held(row: IncidentRecord, member: boolean): HeldRow {
  return { key: row.id, row: incidentRow(row), member, ...guardOfRow(row) };
}

export const openIncidentsView: ViewSource = {
  declaration: OpenIncidents,
  list: async (db, query) => (await listPage(db, query)).map((row) => held(row, true)),
  byKeys: async (db, keys) => {
    const rows = await listByIds(db, keys);
    return rows.map((row) => held(row, row.state !== 'closed'));
  },
  mask: masked,
};

/** Heaviest grade first, then the oldest. `after` is the id of the last row of the page before. Filters: id, area, grade, state, number. */
async function listPage(db: Db, { filters, limit, after }: ViewQuery): Promise<readonly IncidentRecord[]> {
  const { id, area, grade, state, number } = filters;
  let query = incidents(db);
  if (state === undefined && id === undefined && number === undefined) query = query.where(isOpen);
  if (state !== undefined) query = query.where('state', '=', state as IncidentRecord['state']);
  if (id !== undefined) query = query.where('id', '=', id);
  if (number !== undefined) query = query.where('number', '=', number);
  if (area !== undefined) query = query.where('area_id', '=', area);
  if (grade !== undefined) query = query.where('grade', '=', grade);
  if (after !== null) {
    const last = await incidents(db).where('id', '=', after).executeTakeFirst();
    if (last !== undefined) {
      const mark = [last.weight, last.received_at, last.id] as const;
      query = query.where((row) => row(row.refTuple('weight', 'received_at', 'id'), '>', row.tuple(...mark)));
    }
  }
  return query.orderBy('weight').orderBy('received_at').orderBy('id').limit(limit).execute();
}

function lines(db: Db) {
  return tables(db)
    .selectFrom('operations.incident_line as line')
    .innerJoin('operations.incident as incident', 'incident.id', 'line.incident_id')
    .leftJoin('operations.incident as about', 'about.id', 'line.about_id')
    .selectAll('line')
    .select(['incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at'])
    .select(['about.restriction as about_restriction', 'about.allowed as about_allowed'])
    .select('about.guarded_at as about_guarded_at');
}
type LineRecord = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

function heldLine(line: LineRecord): HeldRow {
  const { id, position, at, kind, text, by, corrects } = line;
  const row: RowOf<typeof IncidentLog> = {
    ...{ id, position, at, kind, text, by, corrects },
    incidentId: line.incident_id,
    occurredAt: line.occurred_at,
    seatId: line.seat_id,
    correctedBy: line.corrected_by,
    source: line.source,
  };
  return { key: id, parent: line.incident_id, row, member: true, ...guardOfLine(line) };
}

/** A line that names another incident hides with it. */
function guardOfLine(line: LineRecord): ReturnType<typeof guardOfRow> {
  const own = guardOfRow(line);
  const { about_restriction: restriction, about_allowed: allowed, about_guarded_at: at } = line;
  if (restriction !== 'concealed' || allowed === null) return own;
  const guard = { ...own.guard, ...guardOfNaming(own.guard, { restriction, allowed }) };
  return { guard, guardedAt: Math.max(own.guardedAt, at ?? 0) };
}

/** Oldest first. `after` is the id of the last line of the page before. No mask: under a restriction nothing of a log shows. */
export const incidentLogView: ViewSource = {
  declaration: IncidentLog,
  list: async (db, { of, limit, after }) => {
    if (of === null) return [];
    const all = lines(db).where('line.incident_id', '=', of);
    const last = after === null ? undefined : await all.where('line.id', '=', after).executeTakeFirst();
    const page = all
      .where('line.position', '>', last?.position ?? 0)
      .orderBy('line.position')
      .limit(limit);
    return (await page.execute()).map(heldLine);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await lines(db)
        .where('line.id', 'in', [...keys])
        .execute()
    ).map(heldLine);
  },
};

function heldUnverified(row: IncidentRecord): HeldRow {
  const { id, number, label } = row;
  const view: RowOf<typeof UnverifiedPlaces> = { id, number, label, at: row.opened_at };
  return { key: id, row: view, member: !row.verified && row.state !== 'closed', ...guardOfRow(row) };
}

export const unverifiedPlacesView: ViewSource = {
  declaration: UnverifiedPlaces,
  list: async (db, { limit, after }) => {
    let open = incidents(db).where('verified', '=', false).where(isOpen);
    const last = after === null ? undefined : await incidents(db).where('id', '=', after).executeTakeFirst();
    const mark = last && ([last.opened_at, last.id] as const);
    if (mark !== undefined) open = open.where((row) => row(row.refTuple('opened_at', 'id'), '>', row.tuple(...mark)));
    return (await open.orderBy('opened_at').orderBy('id').limit(limit).execute()).map(heldUnverified);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await incidents(db)
        .where('id', 'in', [...keys])
        .execute()
    ).map(heldUnverified);
  },
  // The place itself shows under a restriction.
  mask: (row: RowOf<typeof UnverifiedPlaces>) => row,
};

/** Concealed records that are open and whose radius covers the point. They are few: the index holds nothing else. */
export async function listConcealedRound(
  db: Db,
  lon: number,
  lat: number,
): Promise<readonly { readonly id: string; readonly allowed: readonly string[] }[]> {
  const open = await incidents(db).where(sql<boolean>`restriction = 'concealed'`).where(isOpen).execute();
  return open.filter(
    (row) =>
      row.lon !== null &&
      row.lat !== null &&
      metresBetween({ lon, lat }, { lon: row.lon, lat: row.lat }) <= row.radius_metres,
  );
}

/** Incidents within the circle that are open or were received since `since`. */
export async function listRound(
  db: Db,
  point: { readonly lon: number; readonly lat: number },
  metres: number,
  since: number,
): Promise<readonly { readonly row: IncidentRecord; readonly distanceMetres: number }[]> {
  const { west, east, south, north } = boxRound(point, metres);
  const rows = await incidents(db)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .where('lon', '>=', west)
    .where('lon', '<=', east)
    .where((row) => row.or([row('state', '<>', 'closed'), row('received_at', '>=', since)]))
    .execute();
  return rows.flatMap((row) => {
    if (row.lon === null || row.lat === null) return [];
    const distanceMetres = Math.round(metresBetween(point, { lon: row.lon, lat: row.lat }));
    return distanceMetres <= metres ? [{ row, distanceMetres }] : [];
  });
}

export async function listByIds(db: Db, ids: readonly string[]): Promise<readonly IncidentRecord[]> {
  return ids.length === 0
    ? []
    : incidents(db)
        .where('id', 'in', [...ids])
        .execute();
}

/** Open incidents that lie on a desk. */
export async function listOwnedBy(db: Db, seatId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select('id')
    .where('owner_seat_id', '=', seatId)
    .where(isOpen)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Whether a caller of this incident was told when somebody comes. */
export async function wasToldATime(db: Db, incidentId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('operations.incident')
    .select('assessment')
    .where('id', '=', incidentId)
    .where(isOpen)
    .executeTakeFirst();
  return row?.assessment?.told?.etaMinutes != null;
}
