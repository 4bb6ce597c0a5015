import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { guardOfRow } from '../incidents/queries.ts';
import type { OperationsTables } from '../tables.ts';
import { Assessments, CallAssessments, WrapUps } from './views.ts';

const tables = (db: Db) => db.withTables<OperationsTables>();
const unguarded: Guarded = { restriction: 'none', allowed: [] };

/** Of a contact, guarded as the incident is that came of it. */
async function ofContacts(db: Db, ids: readonly string[]): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.contact as contact')
    .leftJoin('operations.incident as incident', 'incident.id', 'contact.incident_id')
    .select(['contact.id', 'contact.assessment', 'contact.settled_position'])
    .select(['incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at'])
    .where('contact.id', 'in', [...ids])
    .execute();
  return rows.map(({ id, assessment, settled_position: settledAt, guarded_at: guardedAt, ...row }) => {
    const { restriction, allowed, locus } = row;
    const guard =
      restriction === null || allowed === null || locus === null ? unguarded : { restriction, allowed, locus };
    const since = guardedAt === null ? {} : { guardedAt: Math.max(guardedAt, settledAt ?? 0) };
    return { ...held(id, assessment), guard, ...since };
  });
}

async function ofIncidents(db: Db, ids: readonly string[]): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select(['id', 'assessment', 'restriction', 'allowed', 'locus', 'guarded_at'])
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ ...held(row.id, row.assessment), ...guardOfRow(row) }));
}

function held(id: string, assessment: OperationsTables['operations.incident']['assessment']['__select__']): HeldRow {
  const row: RowOf<typeof Assessments> | null = assessment && { id, subjectId: id, ...assessment };
  return { key: id, parent: id, row, member: row !== null };
}

type Listing = (db: Db, ids: readonly string[]) => Promise<readonly HeldRow[]>;

/** One contact or one incident at a time. No mask: under a restriction nothing of it shows. */
function ofOne(declaration: ViewSource['declaration'], listing: Listing): ViewSource {
  return {
    declaration,
    list: async (db, { of }) => (of === null ? [] : listing(db, [of])),
    byKeys: async (db, keys) => (keys.length === 0 ? [] : listing(db, keys)),
  };
}

/** What a caller says before there is an incident is the control room's alone; what became one is read as the incident is. */
export const callAssessmentsView = ofOne(CallAssessments, ofContacts);
export const assessmentsView = ofOne(Assessments, ofIncidents);

/** Those of all incidents, or of one. */
async function listWrapUps(db: Db, of: string | null): Promise<readonly HeldRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select(['id', 'number', 'code', 'code_name', 'grade', 'wrap_ups'])
    .select(['restriction', 'allowed', 'locus', 'guarded_at'])
    .where((row) => (of === null ? sql<boolean>`wrap_ups <> '[]'::jsonb` : row('id', '=', of)))
    .execute();
  return rows.flatMap((incident) => {
    const { id: incidentId, number: incidentNumber, code, code_name: codeName, grade, restriction, allowed } = incident;
    const guardedAt = incident.guarded_at;
    return incident.wrap_ups.map((wrapUp): HeldRow => {
      const id = `${incidentId}#${wrapUp.contactId}`;
      const row: RowOf<typeof WrapUps> = { ...wrapUp, id, incidentId, incidentNumber, code, codeName, grade };
      // Who took the call goes on with it under a restriction; of a concealed record they know no more than anybody.
      const knows = restriction === 'concealed' ? allowed : [...allowed, wrapUp.takenBy.id];
      const guard = { restriction, allowed: knows };
      return { key: id, parent: incidentId, row, member: true, guard, guardedAt };
    });
  });
}

export const wrapUpsView: ViewSource = {
  declaration: WrapUps,
  list: async (db, { of, limit, after }) => {
    const all = (await listWrapUps(db, of)).filter(({ key }) => after === null || key > after);
    return all.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit);
  },
  byKeys: async (db, keys) => {
    const incidents = [...new Set(keys.map((key) => key.slice(0, key.indexOf('#'))))];
    const lists = await Promise.all(incidents.map((id) => listWrapUps(db, id)));
    return lists.flat().filter(({ key }) => keys.includes(key));
  },
};
