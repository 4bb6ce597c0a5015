import { type Db, type HeldRow, sql, type ViewSource } from '../../kernel/index.ts';
import type { Guarded, Promised, RowOf } from '../../kernel/pure.ts';
import { maskedText } from './incidents/queries.ts';
import { UnitsAndCallsWatched } from './views.ts';

interface Running {
  readonly id: string;
  readonly subject_id: string;
  readonly about: 'unit' | 'call';
  readonly title: string | null;
  readonly promised: Promised;
  readonly done_step: number;
  readonly told: string | null;
  readonly next_at: number | null;
  readonly restriction: Guarded['restriction'] | null;
  readonly allowed: readonly string[] | null;
  readonly guarded_at: number | null;
  readonly settled_position: number | null;
}

const BREACH = 1;

/**
 * Promises of tours and contacts, as the kernel keeps them. A contact that was settled is guarded as the incident that came of it. A unit on
 * a concealed record is seen to be busy and no more.
 */
async function listRunning(db: Db, of: readonly string[] | null): Promise<readonly HeldRow[]> {
  const wanted = of === null ? sql`true` : sql`split_part(held.stream, '/', 2) = ANY (${[...of]}::text[])`;
  const { rows } = await sql<Running>`
    SELECT held.id, split_part(held.stream, '/', 2) AS subject_id, held.promised, held.done_step, held.told, held.next_at,
      CASE WHEN unit.id IS NULL THEN 'call' ELSE 'unit' END AS about,
      coalesce(unit.callsign, contact.number, contact.channel || ' call') AS title,
      coalesce(incident.restriction, held_up.restriction) AS restriction, coalesce(incident.allowed, held_up.allowed) AS allowed,
      coalesce(incident.guarded_at, held_up.guarded_at) AS guarded_at, contact.settled_position
    FROM kernel.deadline AS held
    LEFT JOIN operations.unit AS unit ON held.stream = 'operations.tour/' || unit.id
    LEFT JOIN operations.contact AS contact ON held.stream = 'operations.contact/' || contact.id
    LEFT JOIN operations.incident AS incident ON incident.id = contact.incident_id
    LEFT JOIN operations.incident AS held_up ON held_up.id = unit.active_incident_id AND held_up.restriction = 'concealed'
    WHERE (held.stream LIKE 'operations.tour/%' OR held.stream LIKE 'operations.contact/%') AND ${wanted}
    ORDER BY held.id`.execute(db);
  return rows.map(heldRow);
}

function heldRow(running: Running): HeldRow {
  const { id, subject_id: subjectId, about, title, promised, told } = running;
  const { key, kind, label, startedAt, warnAt, dueAt, alarm, areaId } = promised;
  const row: Row = {
    ...{ id, subjectId, about, key, kind, label, startedAt, warnAt, dueAt, alarm, told, areaId },
    title: title ?? '',
    state: stateOf(running),
    climbed: Math.max(0, running.done_step - BREACH),
    seenBy: null,
  };
  const { restriction, allowed, guarded_at: incidentGuardedAt, settled_position: settledPosition } = running;
  const common = { key: id, parent: subjectId, row, member: true };
  if (restriction === null || allowed === null) return common;
  const guard: Guarded = { restriction: about === 'unit' ? 'restricted' : restriction, allowed };
  return { ...common, guard, guardedAt: Math.max(incidentGuardedAt ?? 0, settledPosition ?? 0) };
}

type Row = RowOf<typeof UnitsAndCallsWatched>;

/** Of a unit, that a promise runs; of a call that became a restricted record, nothing more. */
function masked(row: Row): Row {
  const label = row.about === 'unit' ? `${row.title}: a promise runs` : maskedText;
  return { ...row, label, kind: row.about === 'unit' ? row.kind : 'restricted', seenBy: null };
}

function stateOf({ done_step: done, promised }: Running): 'running' | 'warned' | 'breached' | 'paused' {
  if (done >= BREACH) return 'breached';
  if (promised.paused) return 'paused';
  return done === -1 ? 'running' : 'warned';
}

export const watchedView: ViewSource = {
  declaration: UnitsAndCallsWatched,
  list: async (db, { of, limit, after }) => {
    const rows = await listRunning(db, of === null ? null : [of]);
    return rows.filter(({ key }) => after === null || key > after).slice(0, limit);
  },
  byKeys: async (db, keys) => {
    const subjects = [...new Set(keys.map((key) => key.slice(key.indexOf('/') + 1, key.indexOf('#'))))];
    return (await listRunning(db, subjects)).filter(({ key }) => keys.includes(key));
  },
  mask: masked,
};
