import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import { guardOfRow } from '../incidents/queries.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import type { CodeMappingTables } from './tables.ts';
import type { UsedCode } from './try-tables.ts';
import { CodeTests, UnmappedCodes } from './views.ts';

const tables = (db: Db) => db.withTables<OperationsTables & CodeMappingTables>();

export const codeTestsView: ViewSource = {
  declaration: CodeTests,
  list: async (db, { after }) => {
    if (after !== null) return [];
    const rows = await tables(db).selectFrom('operations.code_test').selectAll().execute();
    return rows.map(({ id, shown }) => ({ key: id, row: shown, member: true }));
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = tables(db).selectFrom('operations.code_test').selectAll();
    const rows = await found.where('id', 'in', [...keys]).execute();
    return rows.map(({ id, shown }) => ({ key: id, row: shown, member: true }));
  },
};

/** Alarms of the test and of reviews: all, or of the pack asked for. */
export async function listCodeAlarms(db: Db, id: string | null): Promise<readonly AlarmRow[]> {
  const of = tables(db).selectFrom('operations.code_test').select('alarms');
  const rows = await (id === null ? of : of.where('id', '=', id)).execute();
  return rows.flatMap(({ alarms }) => alarms);
}

function unmapped(db: Db) {
  return tables(db)
    .selectFrom('operations.unmapped_code as found')
    .innerJoin('operations.incident as incident', 'incident.id', 'found.incident_id')
    .selectAll('found')
    .select(['incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof unmapped>['execute']>>[number];

function held(found: Found): HeldRow {
  const { id, incident_id: parent, shown } = found;
  return { key: id, parent, row: shown, member: true, ...guardOfRow(found) };
}

/** No mask: under a restriction nothing shows of what was to go to a partner. */
export const unmappedCodesView: ViewSource = {
  declaration: UnmappedCodes,
  list: async (db, { of, limit, after }) => {
    if (of === null) return [];
    let query = unmapped(db).where('found.incident_id', '=', of);
    if (after !== null) query = query.where('found.id', '>', after);
    return (await query.orderBy('found.id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await unmapped(db)
      .where('found.id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};

/** Codes of incidents since then, and those that a partner could not be given. */
export async function listUsedCodes(db: Db, since: number): Promise<readonly UsedCode[]> {
  const opened = await tables(db)
    .selectFrom('operations.incident')
    .select(['code', 'code_name as name', sql<number>`count(*)::int`.as('count')])
    .where('received_at', '>=', since)
    .groupBy(['code', 'code_name'])
    .orderBy('code')
    .execute();
  const wanted = await tables(db)
    .selectFrom('operations.unmapped_code')
    .select(['partner_id', 'shown'])
    .where('at', '>=', since)
    .orderBy('id')
    .execute();
  const byPartner = Map.groupBy(wanted, ({ partner_id: id, shown }) => `${id} ${shown.code}`);
  const missed = [...byPartner.values()].flatMap((rows): readonly UsedCode[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const { to, code, name } = first.shown;
    return [{ code, name, count: rows.length, partner: { id: first.partner_id, name: to } }];
  });
  return [...opened, ...missed];
}
