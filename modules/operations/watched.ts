import type { RawBuilder } from 'kysely';
import { type Db, type HeldRow, sql, type ViewSource } from '../../kernel/index.ts';
import type { Guarded, Promised, RowOf } from '../../kernel/pure.ts';
import { orHidden } from './incidents/hidden.ts';
import { maskedText } from './incidents/queries.ts';
import { MESSAGE_LAPSE } from './messages/message.ts';
import { UnitsAndCallsWatched } from './views.ts';

interface Running {
  readonly id: string;
  readonly subject_id: string;
  readonly about: Row['about'];
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
 * Promises of tours, contacts, major incidents and messages, as the kernel keeps them; `which` bounds them by stream. A contact that was settled
 * is guarded as the incident that came of it, a major and what is said about an incident as that one. A unit on a concealed record is
 * seen to be busy and no more. That the time of a message is over is nobody's to keep.
 */
async function listRunning(db: Db, which: RawBuilder<boolean>): Promise<readonly HeldRow[]> {
  const { rows } = await sql<Running>`
    SELECT held.id, coalesce(message.about_id, split_part(held.stream, '/', 2)) AS subject_id, held.promised, held.done_step, held.told,
      held.next_at,
      CASE split_part(held.stream, '/', 1) WHEN 'operations.tour' THEN 'unit' WHEN 'operations.contact' THEN 'call'
        WHEN 'operations.major' THEN 'major' ELSE 'message' END AS about,
      coalesce(unit.callsign, contact.number, contact.channel || ' call', incident.number, 'Message') AS title,
      coalesce(incident.restriction, held_up.restriction) AS restriction, coalesce(incident.allowed, held_up.allowed) AS allowed,
      coalesce(incident.guarded_at, held_up.guarded_at) AS guarded_at, contact.settled_position
    FROM kernel.deadline AS held
    LEFT JOIN operations.unit AS unit ON held.stream = 'operations.tour/' || unit.id
    LEFT JOIN operations.contact AS contact ON held.stream = 'operations.contact/' || contact.id
    LEFT JOIN operations.major AS major ON held.stream = 'operations.major/' || major.id
    LEFT JOIN operations.message AS message ON held.stream = 'operations.message/' || message.id
    LEFT JOIN operations.incident AS incident
      ON incident.id = coalesce(contact.incident_id, major.id, message.incident_id)
    LEFT JOIN operations.incident AS held_up ON held_up.id = unit.active_incident_id AND held_up.restriction = 'concealed'
    WHERE (${which}) AND held.kind <> ${MESSAGE_LAPSE} ORDER BY held.id`.execute(db);
  return rows.map(heldRow);
}

const kept = ['operations.tour/', 'operations.contact/', 'operations.major/', 'operations.message/'] as const;

const ofAny = sql<boolean>`${sql.join(
  kept.map((prefix) => sql`held.stream LIKE ${`${prefix}%`}`),
  sql` OR `,
)}`;

/** By the tour, the contact or the incident, or the message itself. */
function ofSubject(id: string): RawBuilder<boolean> {
  const streams = kept.map((prefix) => prefix + id);
  return sql`held.stream = ANY (${streams}::text[])
    OR held.stream IN (SELECT 'operations.message/' || id FROM operations.message WHERE about_id = ${id})`;
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
  const guard: Guarded = { restriction: shownAs(about, restriction), allowed };
  return { ...common, guard, guardedAt: Math.max(incidentGuardedAt ?? 0, settledPosition ?? 0) };
}

/** A unit is seen to be busy whatever it is on; under a mask not even that it is a major incident shows. */
function shownAs(about: Row['about'], restriction: Guarded['restriction']): Guarded['restriction'] {
  if (about === 'unit') return 'restricted';
  return about === 'major' && restriction !== 'none' ? 'concealed' : restriction;
}

type Row = RowOf<typeof UnitsAndCallsWatched>;

/** Of a unit, that a promise runs; of a call that became a restricted record, nothing more. That a message waits tells nothing of it. */
function masked(row: Row): Row {
  if (row.about === 'message') return row;
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
    const rows = await orHidden(db, of, await listRunning(db, of === null ? ofAny : ofSubject(of)));
    return rows.filter(({ key }) => after === null || key > after).slice(0, limit);
  },
  byKeys: (db, keys) =>
    keys.length === 0 ? Promise.resolve([]) : listRunning(db, sql`held.id = ANY (${[...keys]}::text[])`),
  mask: masked,
};
