import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { OperationsTables } from '../tables.ts';
import { CaseFile } from './case-file.ts';
import { guardOfRow, type IncidentRecord, listByIds } from './queries.ts';

type File = RowOf<typeof CaseFile>;

const tables = (db: Db) => db.withTables<OperationsTables>();

async function reportersOf(db: Db, incidentId: string): Promise<File['reporters']> {
  const rows = await tables(db)
    .selectFrom('operations.contact')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    contactNumber: row.number,
    channel: row.channel,
    receivedAt: row.received_at,
    name: row.caller_name,
    telephone: row.caller_number,
    address: row.caller_address,
    said: row.what,
  }));
}

async function logOf(db: Db, incidentId: string): Promise<File['log']> {
  const rows = await tables(db)
    .selectFrom('operations.incident_line')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('position')
    .execute();
  return rows.map(({ at, occurred_at: occurredAt, kind, text, by, seat_id: seatId, corrects }) => {
    return { at, occurredAt, kind, text, by, seatId, corrects };
  });
}

async function fileOf(db: Db, row: IncidentRecord): Promise<File> {
  const { label, lon, lat, verified, ward, setting } = row;
  return {
    incidentId: row.id,
    number: row.number,
    reportedAt: row.received_at,
    recordedAt: row.opened_at,
    closedAt: row.closed_at,
    openingCode: { code: row.code, name: row.code_name },
    closingCode: row.closing_code,
    result: row.result,
    grade: { id: row.grade, name: row.grade_name },
    what: row.what,
    place: { label, lon, lat, gazetteerId: row.gazetteer_id, verified, areaId: row.area_id, ward, setting },
    qualifiers: row.record.qualifiers,
    crime: row.record.crime,
    reporters: await reportersOf(db, row.id),
    units: row.units.map(({ callsign }) => callsign),
    log: await logOf(db, row.id),
  };
}

/** The whole record of one incident, for the records system; null: there is none. */
export async function findCaseFile(db: Db, incidentId: string): Promise<File | null> {
  const [row] = await listByIds(db, [incidentId]);
  return row === undefined ? null : fileOf(db, row);
}

/** One row, of the incident that is asked for. No mask: under a restriction nothing of a record is given out. */
export const caseFileView: ViewSource = {
  declaration: CaseFile,
  list: async (db, { of, after }) => {
    if (of === null || after !== null) return [];
    const [row] = await listByIds(db, [of]);
    if (row === undefined) return [];
    const held: HeldRow = { key: of, parent: of, row: await fileOf(db, row), member: true, ...guardOfRow(row) };
    return [held];
  },
};
