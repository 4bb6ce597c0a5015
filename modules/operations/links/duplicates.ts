import { type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { listIncidentsOfCaller } from '../contacts/queries.ts';
import { boxRound, metresBetween } from '../distance.ts';
import { guardOfRow, type IncidentRecord, listByIds, maskedText } from '../incidents/queries.ts';
import type { Neighbours } from '../neighbours.ts';
import type { OperationsTables } from '../tables.ts';
import {
  LEAST_SCORE,
  LEAST_SCORE_RAISED,
  openReasonsFor,
  type Reason,
  reasonsFor,
  scoreOf,
  type Told,
} from './likeness.ts';
import { lookBackFor, mostLookBackDays } from './look-back.ts';
import { listRuledOut } from './queries.ts';
import { Duplicates } from './views.ts';

type Row = RowOf<typeof Duplicates>;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NEAR_METRES = 1500;
/** A place is the same within the length of a few houses. */
const SAME_PLACE_METRES = 60;
/** Without a position only what was opened lately is compared, by words and caller. */
const LATELY_MS = 4 * 3_600_000;
const REPEAT_MS = 28 * DAY_MS;
const MOST_COMPARED = 300;
const MOST_RECENT = 5;

interface Call extends Told {
  readonly at: { readonly lon: number; readonly lat: number } | null;
  readonly callerNumber: string | null;
  readonly contactId: string | null;
  /** The incident for which others are sought; null: a call that is none yet. */
  readonly incidentId: string | null;
  readonly now: number;
}

/**
 * Incidents that a call may be about already, while it is typed: filters lon, lat, what, code, callerNumber, contact (what was ruled
 * out for it is left out), or incident (what it may be a duplicate of).
 */
export function duplicatesView({ force, clock }: Neighbours): ViewSource {
  return {
    declaration: Duplicates,
    list: async (db, query) => {
      // Best first in one page: nobody reads on.
      if (query.after !== null) return [];
      const call = await callOf(db, query, { pack: force.pack(), now: clock.now() });
      return call === null ? [] : listAlike(db, call, force.pack(), query.limit);
    },
    // What is restricted is offered for its place and time alone: number, grade and place show.
    mask: (row: Row): Row => ({ ...row, codeName: maskedText, what: null, callers: 0 }),
  };
}

async function callOf(
  db: Db,
  { filters }: ViewQuery,
  { pack, now }: { readonly pack: Pack; readonly now: number },
): Promise<Call | null> {
  if (filters.incident !== undefined) {
    const [row] = await listByIds(db, [filters.incident]);
    // Of a record under a restriction its place and time alone are compared: whoever asks may not see more.
    return row === undefined || row.restriction === 'concealed' ? null : ofIncident(row, pack, now);
  }
  const [lon, lat] = [Number(filters.lon ?? Number.NaN), Number(filters.lat ?? Number.NaN)];
  const code = filters.code || null;
  return {
    at: Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : null,
    what: filters.what ?? '',
    ...{ code, family: familyOf(pack, code) },
    callerNumber: filters.callerNumber || null,
    contactId: filters.contact || null,
    incidentId: null,
    now,
  };
}

function ofIncident(row: IncidentRecord, pack: Pack, now: number): Call {
  const { lon, lat, restriction, code, what } = row;
  const told = restriction === 'none' ? { what: what ?? '', code } : { what: '', code: null };
  return {
    at: lon === null || lat === null ? null : { lon, lat },
    ...{ ...told, family: familyOf(pack, told.code) },
    ...{ callerNumber: null, contactId: null, incidentId: row.id, now },
  };
}

function familyOf(pack: Pack, code: string | null): string | null {
  return pack.codes.find((one) => one.code === code)?.family ?? null;
}

const none: readonly string[] = [];

async function listAlike(db: Db, call: Call, pack: Pack, limit: number): Promise<readonly HeldRow[]> {
  const [open, closed, sameCaller, ruledOut] = await Promise.all([
    listOpenNear(db, call),
    listClosedHere(db, call, pack),
    call.callerNumber === null ? none : listIncidentsOfCaller(db, call.callerNumber, call.now - REPEAT_MS),
    call.contactId === null ? none : listRuledOut(db, call.contactId),
  ]);
  const ofCaller = (await listByIds(db, sameCaller)).filter(({ state }) => state !== 'closed');
  const left = new Set<string>(call.incidentId === null ? ruledOut : [call.incidentId]);
  const compared = [...new Map([...open, ...ofCaller].map((row) => [row.id, row])).values()]
    .filter(({ id }) => !left.has(id))
    .map((row) => alike(row, call, pack, sameCaller.includes(row.id)))
    .filter(({ score }) => score >= (call.incidentId === null ? LEAST_SCORE : LEAST_SCORE_RAISED))
    .sort((a, b) => b.score - a.score);
  const recent = closed.filter(({ id }) => !left.has(id)).map((row) => recentEvent(row, call, pack));
  return [...compared, ...recent].slice(0, limit).map(({ held }) => held);
}

interface Alike {
  readonly held: HeldRow;
  readonly score: number;
}

function alike(row: IncidentRecord, call: Call, pack: Pack, isSameCaller: boolean): Alike {
  const { distanceMetres, minutes } = between(row, call);
  const incident = { what: row.what ?? '', code: row.code, family: familyOf(pack, row.code) };
  const all = { call, incident, distanceMetres, minutes, isSameCaller };
  const reasons = row.restriction === 'none' ? reasonsFor(all) : openReasonsFor(all);
  return heldOf(row, call, { kind: 'duplicate', reasons });
}

function recentEvent(row: IncidentRecord, call: Call, pack: Pack): Alike {
  const days = Math.floor((call.now - (row.closed_at ?? call.now)) / DAY_MS);
  const ago = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  const { distanceMetres } = between(row, call);
  const { name, days: told } = lookBackFor(pack, row.code);
  // What kind of event a restricted record is, its mask does not say.
  const why =
    name === null || row.restriction !== 'none'
      ? []
      : [{ term: 'type', text: `${name}: told for ${told} days`, weight: 0 } as const];
  const reasons: readonly Reason[] = [
    { term: 'distance', text: `${distanceMetres ?? 0} m away`, weight: 0 },
    { term: 'time', text: `closed ${ago}`, weight: 0 },
    ...why,
  ];
  return heldOf(row, call, { kind: 'recent-event', reasons });
}

function heldOf(
  row: IncidentRecord,
  call: Call,
  { kind, reasons }: Pick<Row, 'kind'> & { reasons: readonly Reason[] },
) {
  const view: Row = {
    id: row.id,
    kind,
    number: row.number,
    codeName: row.code_name,
    grade: row.grade,
    state: row.state,
    place: row.label,
    what: row.what,
    callers: row.callers,
    ...between(row, call),
    score: scoreOf(reasons),
    reasons: [...reasons],
  };
  return { held: { key: row.id, row: view, member: true, ...guardOfRow(row) }, score: view.score };
}

function between({ lon, lat, received_at: receivedAt }: IncidentRecord, { at, now }: Call) {
  const distanceMetres =
    at === null || lon === null || lat === null ? null : Math.round(metresBetween(at, { lon, lat }));
  return { distanceMetres, minutes: Math.max(0, Math.round((now - receivedAt) / MINUTE_MS)) };
}

const incidents = (db: Db) => db.withTables<OperationsTables>().selectFrom('operations.incident').selectAll();

/** Literals, not parameters: only so does the planner see that its index serves. */
const isOpen = sql<boolean>`state <> 'closed'`;
const isClosed = sql<boolean>`state = 'closed'`;

/** Open ones near by, and those opened lately wherever they are: a caller may not know where they stand. */
function listOpenNear(db: Db, { at, now }: Call): Promise<readonly IncidentRecord[]> {
  let open = incidents(db).where(isOpen);
  if (at === null) open = open.where('received_at', '>=', now - LATELY_MS);
  else {
    const { west, east, south, north } = boxRound(at, NEAR_METRES);
    open = open.where((row) =>
      row.or([
        row.and([row.between('lat', south, north), row.between('lon', west, east)]),
        row.and([row('lat', 'is', null), row('received_at', '>=', now - LATELY_MS)]),
      ]),
    );
  }
  return open.orderBy('received_at', 'desc').limit(MOST_COMPARED).execute();
}

/** Closed at the same place, each for as long as the pack looks back for its code. */
async function listClosedHere(db: Db, { at, now }: Call, pack: Pack): Promise<readonly IncidentRecord[]> {
  if (at === null) return [];
  const { west, east, south, north } = boxRound(at, SAME_PLACE_METRES);
  const rows = await incidents(db)
    .where(isClosed)
    .where((row) => row.and([row.between('lat', south, north), row.between('lon', west, east)]))
    .where('closed_at', '>=', now - mostLookBackDays(pack) * DAY_MS)
    .orderBy('closed_at', 'desc')
    .limit(MOST_COMPARED)
    .execute();
  return rows
    .filter((row) => (row.closed_at ?? 0) >= now - lookBackFor(pack, row.code).days * DAY_MS)
    .slice(0, MOST_RECENT);
}
