import type { RawBuilder } from 'kysely';
import { type Clock, type Db, type HeldRow, sql, type ViewSource } from '../../kernel/index.ts';
import type { Guarded, Promised, RowOf } from '../../kernel/pure.ts';
import { NEXT_TEST } from './code-mappings/code-test.ts';
import { CODES_SUBJECT } from './code-mappings/projections.ts';
import { DUTY_SUBJECT } from './duty/projections.ts';
import { FENCE_TIME } from './fences/fence.ts';
import { FENCE_SUBJECT } from './fences/projections.ts';
import { orHidden } from './incidents/hidden.ts';
import { maskedText } from './incidents/queries.ts';
import { MESSAGE_LAPSE } from './messages/message.ts';
import { AID_SUBJECT } from './mutual-aid/projections.ts';
import { OFFICER_SUBJECT } from './officers/alarms.ts';
import { PLANNED_SUBJECT } from './planned/projections.ts';
import { PromisesComing, PromisesWatched } from './views.ts';

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
/** What happens by itself when its time is over is nobody's to keep. */
const nobodys = [MESSAGE_LAPSE, FENCE_TIME, 'marker-expiry'];
/** Its hour is the hour at which it runs: it is late only when somebody is told. */
const untold = sql<boolean>`held.kind = ${NEXT_TEST} AND held.told IS NULL`;

interface Source {
  /** Before the id of its streams. */
  readonly stream: string;
  readonly about: Row['about'];
  /** Before the id of its subject, as in its alarms. */
  readonly subject?: string;
  /** Where nothing has a name of its own. */
  readonly title?: string;
  /** Of what is promised for months only what has warned or broken stands here, and beside it what comes within a day. */
  readonly begun?: true;
}

/** Whose promises are watched; those of incidents stand with them. */
const sources: readonly Source[] = [
  { stream: 'operations.tour', about: 'unit' },
  { stream: 'operations.contact', about: 'call' },
  { stream: 'operations.major', about: 'major' },
  { stream: 'operations.message', about: 'message', title: 'Message' },
  { stream: 'operations.planned', about: 'operation', subject: PLANNED_SUBJECT },
  { stream: 'operations.aid', about: 'aid', subject: AID_SUBJECT },
  { stream: 'operations.fence', about: 'fence', subject: FENCE_SUBJECT, title: 'Fence' },
  { stream: 'operations.duty', about: 'duty', subject: DUTY_SUBJECT, begun: true },
  { stream: 'operations.officer', about: 'officer', subject: OFFICER_SUBJECT, begun: true },
  { stream: 'operations.codeTest', about: 'codes', subject: CODES_SUBJECT, title: 'Code mappings', begun: true },
  { stream: 'pole.marker', about: 'marker', title: 'Marker', begun: true },
  { stream: 'force.pack', about: 'pack', title: 'Force pack' },
  { stream: 'exchange.unread', about: 'unread', title: 'Unread' },
  { stream: 'insight.reviewsDue', about: 'review', title: 'Records' },
];

/** The names of their streams, without ids. */
export const watchedStreams: readonly string[] = sources.map(({ stream }) => stream);

const titles = new Map(sources.map(({ about, title = '' }) => [about, title]));
const cases = (of: (source: Source) => string): RawBuilder<string> =>
  sql.join(
    sources.map((source) => sql`WHEN ${source.stream} THEN ${of(source)}::text`),
    sql` `,
  );
const like = (which: readonly Source[]): RawBuilder<boolean> =>
  sql.join(
    which.map(({ stream }) => sql`held.stream LIKE ${`${stream}/%`}`),
    sql` OR `,
  );

/**
 * Promises as the kernel keeps them; `which` bounds them by stream. A contact that was settled is guarded as the incident that came of
 * it; a major, a fence and what is said about an incident as that one. A unit on a concealed record is seen to be busy and no more.
 */
async function listRunning(db: Db, which: RawBuilder<boolean>): Promise<readonly HeldRow[]> {
  const { rows } = await sql<Running>`
    SELECT held.id, held.promised, held.done_step, held.told, held.next_at,
      CASE of.stream ${cases(({ about }) => about)} END AS about,
      CASE of.stream ${cases(({ subject = '' }) => subject)} END || coalesce(message.about_id, fence.about_id, of.id) AS subject_id,
      coalesce(unit.callsign, contact.number, contact.channel || ' call', planned.sheet->>'name', aid.sheet->'force'->>'name',
        duty.callsign, fence.shown->>'name', CASE of.stream WHEN 'operations.officer' THEN of.id END, incident.number) AS title,
      coalesce(incident.restriction, held_up.restriction) AS restriction, coalesce(incident.allowed, held_up.allowed) AS allowed,
      coalesce(incident.guarded_at, held_up.guarded_at) AS guarded_at, contact.settled_position
    FROM kernel.deadline AS held
    CROSS JOIN LATERAL (SELECT split_part(held.stream, '/', 1) AS stream, split_part(held.stream, '/', 2) AS id) AS of
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
    WHERE (${which}) AND held.kind <> ALL (${nobodys}::text[]) AND NOT (${untold}) ORDER BY held.id`.execute(db);
  return rows.map(heldRow);
}

const whole = sources.filter(({ begun }) => begun === undefined);

/** Of what is promised for months, what has warned or broken, and that whoever is on ends in time. */
const begun = sql<boolean>`(held.done_step <> -1 OR held.kind = 'duty-over')`;

/** A roster promises something of each duty of months: only of those that the desk is concerned with now it is looked for. */
const ofAny = sql<boolean>`${like(whole)}
  OR (${begun} AND (held.stream LIKE 'operations.codeTest/%' OR held.stream LIKE 'pole.marker/%' OR held.stream = ANY (ARRAY(
  SELECT 'operations.duty/' || id FROM operations.duty WHERE state = 'on'
  UNION SELECT 'operations.duty/' || id FROM operations.duty WHERE alarms <> '[]'::jsonb
  UNION SELECT 'operations.officer/' || collar FROM operations.officer WHERE alarms <> '[]'::jsonb))))`;

/** By the tour, the contact or the incident, the message or the marker itself; of the others by the subject of their alarms. */
function ofSubject(id: string): RawBuilder<boolean> {
  if (id.startsWith(FENCE_SUBJECT)) {
    return sql`held.stream = ANY (ARRAY(
      SELECT 'operations.fence/' || id FROM operations.fence WHERE about_id = ${id.slice(FENCE_SUBJECT.length)}))`;
  }
  const named = sources.find(({ subject }) => subject !== undefined && id.startsWith(subject));
  if (named !== undefined) return one(named, id.slice(named.subject?.length));
  const bare = sources.filter(({ subject }) => subject === undefined).map((source) => one(source, id));
  return sql`${sql.join(bare, sql` OR `)}
    OR held.stream = ANY (ARRAY(SELECT 'operations.message/' || id FROM operations.message WHERE about_id = ${id}))`;
}

function one(source: Source, id: string): RawBuilder<boolean> {
  const stream = sql<boolean>`held.stream = ${`${source.stream}/${id}`}`;
  return source.begun === true ? sql`(${stream} AND ${begun})` : stream;
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
    title: title ?? titles.get(about) ?? '',
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
 * Of what is promised for months, what comes within a day: worked out when it is read, since nothing happens when a promise comes so
 * near that an event could tell a screen of it. What has warned or broken stands in the other view.
 */
export function promisesComingView(clock: Clock): ViewSource {
  const months = sources.filter((source) => source.begun === true);
  return {
    declaration: PromisesComing,
    list: async (db, { limit, after }) => {
      // By the time of its next step, whose index holds of months of duties only those of the day.
      const which = sql<boolean>`held.next_at < ${clock.now() + DAY_MS} AND held.done_step = -1 AND held.kind <> 'duty-over'
        AND (${like(months)})`;
      const rows = await listRunning(db, which);
      return rows.filter(({ key }) => after === null || key > after).slice(0, limit);
    },
    byKeys: async () => [],
  };
}
