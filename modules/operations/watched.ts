import type { RawBuilder } from 'kysely';
import { type Clock, type Db, type HeldRow, sql, type ViewSource } from '../../kernel/index.ts';
import type { Guarded, Promised, RowOf } from '../../kernel/pure.ts';
import { DUTY_SUBJECT } from './duty/projections.ts';
import { FENCE_TIME } from './fences/fence.ts';
import { FENCE_SUBJECT } from './fences/projections.ts';
import { orHidden } from './incidents/hidden.ts';
import { maskedText } from './incidents/queries.ts';
import { MESSAGE_LAPSE } from './messages/message.ts';
import { AID_SUBJECT } from './mutual-aid/projections.ts';
import { OFFICER_SUBJECT } from './officers/alarms.ts';
import { PLANNED_SUBJECT } from './planned/projections.ts';
import { PromisesWatched, RosterWatched } from './views.ts';

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
const DAY_MS = 86_400_000;
/** That the time of a message or of a fence is over is nobody's to keep. */
const nobodys = [MESSAGE_LAPSE, FENCE_TIME];

/**
 * Promises as the kernel keeps them; `which` bounds them by stream. A contact that was settled is guarded as the incident that came of
 * it; a major, a fence and what is said about an incident as that one. A unit on a concealed record is seen to be busy and no more.
 */
async function listRunning(db: Db, which: RawBuilder<boolean>): Promise<readonly HeldRow[]> {
  const { rows } = await sql<Running>`
    SELECT held.id, held.promised, held.done_step, held.told, held.next_at, of.about,
      CASE of.about WHEN 'operation' THEN ${PLANNED_SUBJECT} WHEN 'aid' THEN ${AID_SUBJECT} WHEN 'duty' THEN ${DUTY_SUBJECT}
        WHEN 'officer' THEN ${OFFICER_SUBJECT} WHEN 'fence' THEN ${FENCE_SUBJECT} ELSE '' END
        || coalesce(message.about_id, fence.about_id, split_part(held.stream, '/', 2)) AS subject_id,
      coalesce(unit.callsign, contact.number, contact.channel || ' call', planned.sheet->>'name', aid.sheet->'force'->>'name',
        duty.callsign, fence.shown->>'name',
        CASE of.about WHEN 'officer' THEN split_part(held.stream, '/', 2) WHEN 'fence' THEN 'Fence' WHEN 'unread' THEN 'Unread' WHEN 'review' THEN 'Records' END,
        incident.number, 'Message') AS title,
      coalesce(incident.restriction, held_up.restriction) AS restriction, coalesce(incident.allowed, held_up.allowed) AS allowed,
      coalesce(incident.guarded_at, held_up.guarded_at) AS guarded_at, contact.settled_position
    FROM kernel.deadline AS held
    CROSS JOIN LATERAL (SELECT CASE split_part(held.stream, '/', 1) WHEN 'operations.tour' THEN 'unit' WHEN 'operations.contact' THEN 'call'
        WHEN 'operations.major' THEN 'major' WHEN 'operations.planned' THEN 'operation' WHEN 'operations.aid' THEN 'aid'
        WHEN 'operations.duty' THEN 'duty' WHEN 'operations.officer' THEN 'officer' WHEN 'operations.fence' THEN 'fence'
        WHEN 'exchange.unread' THEN 'unread' WHEN 'insight.reviewsDue' THEN 'review' ELSE 'message' END AS about) AS of
    LEFT JOIN operations.unit AS unit ON held.stream = 'operations.tour/' || unit.id
    LEFT JOIN operations.contact AS contact ON held.stream = 'operations.contact/' || contact.id
    LEFT JOIN operations.major AS major ON held.stream = 'operations.major/' || major.id
    LEFT JOIN operations.message AS message ON held.stream = 'operations.message/' || message.id
    LEFT JOIN operations.planned_operation AS planned ON held.stream = 'operations.planned/' || planned.id
    LEFT JOIN operations.aid AS aid ON held.stream = 'operations.aid/' || aid.id
    LEFT JOIN operations.duty AS duty ON held.stream = 'operations.duty/' || duty.id
    LEFT JOIN operations.fence AS fence ON held.stream = 'operations.fence/' || fence.id
    LEFT JOIN operations.incident AS incident
      ON incident.id = coalesce(contact.incident_id, major.id, message.incident_id, fence.incident_id)
    LEFT JOIN operations.incident AS held_up ON held_up.id = unit.active_incident_id AND held_up.restriction = 'concealed'
    WHERE (${which}) AND held.kind <> ALL (${nobodys}::text[]) ORDER BY held.id`.execute(db);
  return rows.map(heldRow);
}

const kept = [
  ...['operations.tour/', 'operations.contact/', 'operations.major/', 'operations.message/'],
  ...['operations.planned/', 'operations.aid/', 'operations.fence/', 'exchange.unread/', 'insight.reviewsDue/'],
] as const;

const ofKept = sql<boolean>`${sql.join(
  kept.map((prefix) => sql`held.stream LIKE ${`${prefix}%`}`),
  sql` OR `,
)}`;

/** Of a roster and of the authorities of officers, what has warned or broken, and that whoever is on ends in time. */
const begun = sql<boolean>`(held.done_step <> -1 OR held.kind = 'duty-over')`;

/** A roster promises something of each duty of months: only of those that the desk is concerned with now it is looked for. */
const ofAny = sql<boolean>`${ofKept} OR (${begun} AND held.stream = ANY (ARRAY(
  SELECT 'operations.duty/' || id FROM operations.duty WHERE state = 'on'
  UNION SELECT 'operations.duty/' || id FROM operations.duty WHERE alarms <> '[]'::jsonb
  UNION SELECT 'operations.officer/' || collar FROM operations.officer WHERE alarms <> '[]'::jsonb)))`;

/** Streams of these say in the name of their subject what they are; those of a fence are found by what it is about. */
const named = [
  { subject: PLANNED_SUBJECT, stream: 'operations.planned/' },
  { subject: AID_SUBJECT, stream: 'operations.aid/' },
  { subject: DUTY_SUBJECT, stream: 'operations.duty/' },
  { subject: OFFICER_SUBJECT, stream: 'operations.officer/' },
] as const;

/** By the tour, the contact or the incident, or the message itself; of the others by the subject of their alarms. */
function ofSubject(id: string): RawBuilder<boolean> {
  const found = named.find(({ subject }) => id.startsWith(subject));
  if (found !== undefined) {
    const stream = `${found.stream}${id.slice(found.subject.length)}`;
    const whole = found.subject === PLANNED_SUBJECT || found.subject === AID_SUBJECT;
    return whole ? sql`held.stream = ${stream}` : sql`held.stream = ${stream} AND ${begun}`;
  }
  if (id.startsWith(FENCE_SUBJECT)) {
    return sql`held.stream = ANY (ARRAY(
      SELECT 'operations.fence/' || id FROM operations.fence WHERE about_id = ${id.slice(FENCE_SUBJECT.length)}))`;
  }
  const streams = kept.map((prefix) => prefix + id);
  return sql`held.stream = ANY (${streams}::text[])
    OR held.stream = ANY (ARRAY(SELECT 'operations.message/' || id FROM operations.message WHERE about_id = ${id}))`;
}

/** With a row that says so where an incident is concealed and has none. Of a fence it bears the name that the fence's have. */
async function listOf(db: Db, of: string): Promise<readonly HeldRow[]> {
  const rows = await listRunning(db, ofSubject(of));
  if (!of.startsWith(FENCE_SUBJECT)) return rows;
  const hidden = await orHidden(db, of.slice(FENCE_SUBJECT.length), rows);
  return hidden.map((row) => (row.row === null ? { ...row, parent: of } : row));
}

function heldRow(running: Running): HeldRow {
  const { id, subject_id: subjectId, about, title, promised, told } = running;
  const { key, kind, label, startedAt, warnAt, dueAt, alarm, areaId, ladder } = promised;
  const row: Row = {
    ...{ id, subjectId, about, key, kind, label, startedAt, warnAt, dueAt, alarm, told, areaId },
    title: title ?? '',
    owes: ladder[0]?.to ?? null,
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

/** A unit is seen to be busy whatever it is on; under a mask neither a major incident shows nor a fence, which tells where people go. */
function shownAs(about: Row['about'], restriction: Guarded['restriction']): Guarded['restriction'] {
  if (about === 'unit') return 'restricted';
  return (about === 'major' || about === 'fence') && restriction !== 'none' ? 'concealed' : restriction;
}

type Row = RowOf<typeof PromisesWatched>;

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
  declaration: PromisesWatched,
  list: async (db, { of, limit, after }) => {
    const rows = of === null ? await listRunning(db, ofAny) : await listOf(db, of);
    return rows.filter(({ key }) => after === null || key > after).slice(0, limit);
  },
  byKeys: (db, keys) =>
    keys.length === 0 ? Promise.resolve([]) : listRunning(db, sql`held.id = ANY (${[...keys]}::text[])`),
  mask: masked,
};

/**
 * What rosters and authorities promise for the day that comes, worked out when it is read: nothing happens when a promise comes within
 * a day, so that no event could tell a screen of it. What has warned or broken stands in the other view.
 */
export function rosterWatchedView(clock: Clock): ViewSource {
  return {
    declaration: RosterWatched,
    list: async (db, { limit, after }) => {
      // By the time of its next step, whose index holds of months of duties only those of the day.
      const which = sql<boolean>`held.next_at < ${clock.now() + DAY_MS} AND held.done_step = -1 AND held.kind <> 'duty-over'
        AND (held.stream LIKE 'operations.duty/%' OR held.stream LIKE 'operations.officer/%')`;
      const rows = await listRunning(db, which);
      return rows.filter(({ key }) => after === null || key > after).slice(0, limit);
    },
    byKeys: async () => [],
  };
}
