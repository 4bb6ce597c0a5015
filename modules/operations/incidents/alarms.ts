import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import type { LateMarker } from '../../pole/index.ts';
import { CODES_SUBJECT } from '../code-mappings/projections.ts';
import { listCodeAlarms } from '../code-mappings/queries.ts';
import { DUTY_SUBJECT } from '../duty/projections.ts';
import { listDutyAlarms } from '../duty/queries.ts';
import { FENCE_SUBJECT } from '../fences/projections.ts';
import { listFenceAlarms } from '../fences/queries.ts';
import { listMajorAlarms } from '../majors/queries.ts';
import { listMessageAlarms } from '../messages/queries.ts';
import { AID_SUBJECT } from '../mutual-aid/projections.ts';
import { listAidAlarms } from '../mutual-aid/queries.ts';
import type { Neighbours } from '../neighbours.ts';
import { listOfficerAlarms, OFFICER_SUBJECT } from '../officers/alarms.ts';
import { PLANNED_SUBJECT } from '../planned/projections.ts';
import { listPlannedAlarms } from '../planned/queries.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import { Alarms } from '../views.ts';
import { maskedText, shownClocks } from './queries.ts';

const tables = (db: Db) => db.withTables<OperationsTables>();
const alarmed = sql<boolean>`alarms <> '[]'::jsonb`;

type Beyond = Pick<Neighbours, 'listLateMarkers' | 'otherAlarms'>;
/** What has alarms of its own beside incidents, units and calls, by how its subjects begin. */
const bySubject = [
  { subject: DUTY_SUBJECT, list: listDutyAlarms },
  { subject: PLANNED_SUBJECT, list: listPlannedAlarms },
  { subject: AID_SUBJECT, list: listAidAlarms },
  { subject: OFFICER_SUBJECT, list: listOfficerAlarms },
  { subject: CODES_SUBJECT, list: listCodeAlarms },
] as const;

type ListAlarms = (db: Db, of: string | null) => Promise<readonly HeldRow[]>;

/** Alarms stand with what they are about: an incident, a unit, a ringing call or a marker. Nothing else holds a copy. */
function listing({ listLateMarkers, otherAlarms }: Beyond): ListAlarms {
  const listBeyond: ListAlarms = async (db, of) => {
    const [markers, others] = await Promise.all([listLateMarkers(db, of), otherAlarms?.(db, of) ?? []]);
    return [...markers.map(ofMarker), ...others].map(held);
  };
  return async (db, of) => {
    // An alarm of these says in its name what it is of: nobody else's costs a look-up here.
    const named = bySubject.find(({ subject }) => of?.startsWith(subject));
    if (named !== undefined) return (await named.list(db, (of ?? '').slice(named.subject.length))).map(held);
    // Those of a fence are guarded as its incident is.
    if (of?.startsWith(FENCE_SUBJECT)) return listFenceAlarms(db, of.slice(FENCE_SUBJECT.length));
    const { alarming, isOurs } = of === null ? await whatAlarms(db) : await whatAlarmsOf(db, of);
    const lists = own.filter(({ kind }) => alarming.has(kind)).map(({ list }) => list(db, of));
    if (!isOurs) lists.push(listBeyond(db, of));
    return (await Promise.all(lists)).flat();
  };
}

const own: readonly { readonly kind: string; readonly list: ListAlarms }[] = [
  { kind: 'incident', list: onIncidents },
  { kind: 'unit', list: onUnits },
  { kind: 'contact', list: onContacts },
  { kind: 'message', list: onMessages },
  { kind: 'major', list: listMajorAlarms },
  { kind: 'fence', list: listFenceAlarms },
  ...bySubject.map(({ subject, list }) => ({
    kind: subject,
    list: async (db: Db, of: string | null) => (await list(db, of)).map(held),
  })),
];

interface Alarming {
  /** Kinds that hold an alarm: one question in place of one for each of them, most of which hold none. */
  readonly alarming: ReadonlySet<string>;
  /** The subject is an incident, a unit or a call: no other room has an alarm of it. */
  readonly isOurs: boolean;
}

async function whatAlarms(db: Db): Promise<Alarming> {
  const { rows } = await sql<{ kind: string }>`
    SELECT 'incident' AS kind WHERE EXISTS (SELECT FROM operations.incident WHERE ${alarmed})
    UNION ALL SELECT 'unit' WHERE EXISTS (SELECT FROM operations.unit WHERE ${alarmed})
    UNION ALL SELECT 'contact' WHERE EXISTS (SELECT FROM operations.contact WHERE state <> 'settled' AND ${alarmed})
    UNION ALL SELECT 'message' WHERE EXISTS (SELECT FROM operations.message WHERE ${alarmed})
    UNION ALL SELECT 'major' WHERE EXISTS (SELECT FROM operations.major WHERE ${alarmed})
    UNION ALL SELECT 'fence' WHERE EXISTS (SELECT FROM operations.fence WHERE ${alarmed})
    UNION ALL SELECT ${DUTY_SUBJECT} WHERE EXISTS (SELECT FROM operations.duty WHERE ${alarmed})
    UNION ALL SELECT ${PLANNED_SUBJECT} WHERE EXISTS (SELECT FROM operations.planned_operation WHERE ${alarmed})
    UNION ALL SELECT ${AID_SUBJECT} WHERE EXISTS (SELECT FROM operations.aid WHERE ${alarmed})
    UNION ALL SELECT ${OFFICER_SUBJECT} WHERE EXISTS (SELECT FROM operations.officer WHERE ${alarmed})
    UNION ALL SELECT ${CODES_SUBJECT} WHERE EXISTS (SELECT FROM operations.code_test WHERE ${alarmed})`.execute(db);
  return { alarming: new Set(rows.map(({ kind }) => kind)), isOurs: false };
}

async function whatAlarmsOf(db: Db, of: string): Promise<Alarming> {
  const { rows } = await sql<{ kind: string; alarms: boolean }>`
    SELECT 'incident' AS kind, ${alarmed} AS alarms FROM operations.incident WHERE id = ${of}
    UNION ALL SELECT 'unit', ${alarmed} FROM operations.unit WHERE id = ${of}
    UNION ALL SELECT 'contact', ${alarmed} FROM operations.contact WHERE id = ${of}
    UNION ALL SELECT 'major', ${alarmed} FROM operations.major WHERE id = ${of}
    UNION ALL SELECT 'message', true WHERE EXISTS (
      SELECT FROM operations.message WHERE about_id = ${of} AND ${alarmed})`.execute(db);
  return { alarming: new Set(rows.filter(({ alarms }) => alarms).map(({ kind }) => kind)), isOurs: rows.length > 0 };
}

/** Without its place: who may see alarms may not be one who may see markers. */
function ofMarker({ markerId, kind, state, since, dueAt, told, areaId, label }: LateMarker): AlarmRow {
  return {
    id: `${markerId}#review`,
    subjectId: markerId,
    incidentId: null,
    title: `${kind.replaceAll('-', ' ')} marker`,
    key: 'review',
    kind: 'review',
    grade: null,
    alarmClass: 'B',
    state,
    text: state === 'warned' ? `${label}: due soon` : label,
    since,
    dueAt,
    told: told ?? 'control-room-supervisor',
    areaId,
    ownerSeatId: null,
    seenBy: null,
    seenAt: null,
  };
}

async function onIncidents(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select(['alarms', 'restriction', 'allowed', 'guarded_at'])
    .where((row) => (of === null ? row.and([alarmed]) : row('id', '=', of)))
    .execute();
  return rows.flatMap(({ alarms, restriction, allowed, guarded_at: guardedAt }) => {
    const guarded = { guard: { restriction, allowed }, guardedAt };
    return alarms.map((alarm) => ({ ...held(alarm), ...guarded }));
  });
}

async function onUnits(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.unit as unit')
    .leftJoin('operations.incident as incident', 'incident.id', 'unit.active_incident_id')
    .select(['unit.alarms', 'incident.restriction', 'incident.allowed'])
    .where((row) => (of === null ? row.and([sql<boolean>`unit.alarms <> '[]'::jsonb`]) : row('unit.id', '=', of)))
    .execute();
  return rows.flatMap(({ alarms, restriction, allowed }) => {
    // An officer's emergency is everybody's; only where it is from a concealed record stays hidden.
    const guard: Guarded | null =
      restriction === 'concealed' ? { restriction: 'restricted', allowed: allowed ?? [] } : null;
    return alarms.map((alarm) => ({ ...held(alarm), ...(guard !== null && { guard }) }));
  });
}

async function onContacts(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.contact')
    .select('alarms')
    // A literal, not a parameter: only so does the planner see that the index of unsettled ones serves.
    .where(sql<boolean>`state <> 'settled'`)
    .where((row) => (of === null ? row.and([alarmed]) : row('id', '=', of)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms.map(held));
}

async function onMessages(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  return (await listMessageAlarms(db, of)).map(({ alarm, guard }) => ({ ...held(alarm), ...guard }));
}

/** Alarms that were written before they had a kind and a time of being seen are read as well. */
function held(alarm: AlarmRow): HeldRow {
  const known: Partial<AlarmRow> = alarm;
  const { kind = alarm.key.split(':')[0] ?? '', grade = null, seenAt = null } = known;
  const row: AlarmRow = { ...alarm, kind, grade, seenAt };
  return { key: alarm.id, parent: alarm.subjectId, row, member: true };
}

function masked(alarm: AlarmRow): AlarmRow {
  if (alarm.incidentId !== alarm.subjectId) {
    // A unit on a concealed record is seen to be busy and no more.
    const text = alarm.kind === 'unit-state' ? `${alarm.title}: long in one state` : alarm.text;
    return { ...alarm, incidentId: null, text };
  }
  const plain = shownClocks.has(alarm.key) ? alarm.text : maskedText;
  return { ...alarm, text: plain, seenBy: null, seenAt: null, ownerSeatId: null };
}

export function alarmsView(beyond: Beyond): ViewSource {
  const listAlarms = listing(beyond);
  return {
    declaration: Alarms,
    // By id, so that pages join; screens put them in their own order.
    list: async (db, { of, limit, after }) => {
      const all = (await listAlarms(db, of)).filter(({ key }) => after === null || key > after);
      return all.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit);
    },
    byKeys: async (db, keys) => {
      const subjects = [...new Set(keys.map((key) => key.slice(0, key.indexOf('#'))))];
      const lists = await Promise.all(subjects.map((subject) => listAlarms(db, subject)));
      return lists.flat().filter((row) => keys.includes(row.key));
    },
    mask: masked,
  };
}
