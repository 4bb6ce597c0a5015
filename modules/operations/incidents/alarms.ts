import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import { Alarms } from '../views.ts';
import { maskedText, shownClocks } from './queries.ts';

const tables = (db: Db) => db.withTables<OperationsTables>();
const alarmed = sql<boolean>`alarms <> '[]'::jsonb`;

/** Alarms stand with what they are about: an incident, a unit or a ringing call. Nothing else holds a copy. */
async function listAlarms(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const [incidents, units, contacts] = await Promise.all([onIncidents(db, of), onUnits(db, of), onContacts(db, of)]);
  return [...incidents, ...units, ...contacts];
}

async function onIncidents(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select(['id', 'alarms', 'restriction', 'allowed', 'guarded_at'])
    .where((row) => (of === null ? row.and([alarmed]) : row('id', '=', of)))
    .execute();
  return rows.flatMap(({ id, alarms, restriction, allowed, guarded_at: guardedAt }) => {
    const guarded = { guard: { restriction, allowed }, guardedAt };
    const found = alarms.map((alarm) => ({ ...held(alarm), ...guarded }));
    // Without alarms a concealed incident must still say that it is hidden, or the feed would name it to everybody.
    const hidden = { key: `${id}#`, parent: id, row: null, member: false, ...guarded };
    return found.length === 0 && restriction === 'concealed' ? [hidden] : found;
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
    .where('state', '=', 'ringing')
    .where((row) => (of === null ? row.and([alarmed]) : row('id', '=', of)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms.map(held));
}

function held(alarm: AlarmRow): HeldRow {
  return { key: alarm.id, parent: alarm.subjectId, row: alarm, member: true };
}

function masked(alarm: AlarmRow): AlarmRow {
  if (alarm.incidentId !== alarm.subjectId) return { ...alarm, incidentId: null };
  const plain = shownClocks.has(alarm.key) ? alarm.text : maskedText;
  return { ...alarm, text: plain, seenBy: null, ownerSeatId: null };
}

export const alarmsView: ViewSource = {
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
