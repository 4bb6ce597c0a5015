import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { listIncidentsOfCaller } from '../contacts/queries.ts';
import type { MarkerNear, Neighbours } from '../neighbours.ts';
import { Nearby } from '../views.ts';
import { guardOfRow, type IncidentRecord, listByIds, listConcealedRound, listRound, maskedText } from './queries.ts';

type Row = RowOf<typeof Nearby>;

const DAY_MS = 86_400_000;
const RECENT_MS = 7 * DAY_MS;
const REPEAT_MS = 28 * DAY_MS;
const DEFAULT_METRES = 500;
const MOST_METRES = 5000;

/** What a call taker sees while typing: incidents, markers and warnings round the place, and earlier calls from the number. */
export function nearbyView({ force, markersNear, clock }: Neighbours): ViewSource {
  return {
    declaration: Nearby,
    list: async (db, { filters, limit, after }) => {
      // Nearest first in one page: nobody reads on.
      if (after !== null) return [];
      const lon = Number(filters.lon ?? Number.NaN);
      const lat = Number(filters.lat ?? Number.NaN);
      const metres = Math.min(MOST_METRES, Number(filters.metres ?? DEFAULT_METRES) || DEFAULT_METRES);
      const calls = await ofCaller(db, filters.callerNumber, clock.now());
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) return calls.slice(0, limit);
      const [near, markers, concealed] = await Promise.all([
        listRound(db, { lon, lat }, metres, clock.now() - RECENT_MS),
        markersNear(db, lon, lat, metres),
        listConcealedRound(db, lon, lat),
      ]);
      const placed = near.map(({ row, distanceMetres }) => heldIncident(row, distanceMetres, null));
      const seen = new Set(placed.map((row) => row.key));
      const repeats = calls.filter((row) => !seen.has(row.key));
      const { warnMetres } = force.pack().history;
      const found = [...markers.map((marker) => heldMarker(marker, warnMetres)), ...placed, ...repeats].sort(
        byDistance,
      );
      return [...(concealed.length > 0 ? [fimWarning] : []), ...found].slice(0, limit);
    },
    mask: (row: Row): Row => ({ ...row, title: `${row.title.split(' · ')[0]} · ${maskedText}`, text: null }),
  };
}

function byDistance(a: HeldRow, b: HeldRow): number {
  return (a.row as Row).distanceMetres - (b.row as Row).distanceMetres;
}

async function ofCaller(db: Db, callerNumber: string | undefined, now: number): Promise<readonly HeldRow[]> {
  if (callerNumber === undefined || callerNumber === '') return [];
  const ids = await listIncidentsOfCaller(db, callerNumber, now - REPEAT_MS);
  return (await listByIds(db, ids)).map((row) => heldIncident(row, 0, 'Same caller number'));
}

function heldIncident(row: IncidentRecord, distanceMetres: number, hint: string | null): HeldRow {
  const view: Row = {
    id: row.id,
    kind: 'incident',
    title: `${row.number} · ${row.code_name}`,
    text: [hint, row.what].filter((part) => part !== null).join(': ') || null,
    state: row.state,
    grade: row.grade,
    at: row.received_at,
    distanceMetres,
    marker: null,
  };
  return { key: row.id, row: view, member: true, ...guardOfRow(row) };
}

/** A marker warns within its own radius, or further where the pack says so of its kind; beyond that it is only near. */
function heldMarker(
  { id, kind, label, text, setAt, distanceMetres, radiusMetres, reason, author, reviewAt, expiresAt }: MarkerNear,
  warnMetres: Readonly<Record<string, number | undefined>>,
): HeldRow {
  const title = `${kind.replaceAll('-', ' ')} · ${label}`;
  const warns = distanceMetres <= Math.max(radiusMetres, warnMetres[kind] ?? 0);
  const marker = { reason, author, reviewAt, expiresAt, warns };
  const said = { id, kind: 'marker', title, text, state: 'in-force', grade: null, at: setAt } as const;
  const view: Row = { ...said, distanceMetres, marker };
  return { key: id, row: view, member: true };
}

/** Says that something is near, and nothing of what, where or since when: no time, no distance, one row for all. */
const fimWarning: HeldRow = {
  key: 'fim-warning',
  member: true,
  row: {
    id: 'fim-warning',
    kind: 'fim-warning',
    title: 'Contact the FIM before deploying here',
    text: null,
    state: 'in-force',
    grade: null,
    at: 0,
    distanceMetres: 0,
    marker: null,
  } satisfies Row,
};
