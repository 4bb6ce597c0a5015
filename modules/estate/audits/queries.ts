import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOf } from '../items/guards.ts';
import type { ItemTables } from '../items/tables.ts';
import type { AuditTables } from './tables.ts';
import { AuditExceptions, AuditLines, Audits } from './views.ts';

const tables = (db: Db) => db.withTables<AuditTables & ItemTables>();

function audits(db: Db) {
  return tables(db).selectFrom('estate.audit').selectAll();
}

function heldAudit(found: Awaited<ReturnType<ReturnType<typeof audits>['execute']>>[number]): HeldRow {
  const { id, room, by, expected, owed } = found;
  const row: RowOf<typeof Audits> = {
    ...{ id, room, by, expected, owed: [...owed], stationId: found.station_id },
    ...{ begunAt: found.begun_at, endedAt: found.ended_at },
  };
  return { key: id, row, member: true };
}

export const auditsView: ViewSource = {
  declaration: Audits,
  list: async (db, { limit, after }) => {
    let query = audits(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldAudit);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await audits(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(heldAudit);
  },
};

function lines(db: Db) {
  return tables(db)
    .selectFrom('estate.audit_line as line')
    .innerJoin('estate.audit as audit', 'audit.id', 'line.audit_id')
    .leftJoin('estate.item as item', 'item.id', 'line.item_id')
    .selectAll('line')
    .select(['audit.station_id', 'audit.room', 'item.access', 'item.allowed', 'item.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

function idOf({ audit_id: auditId, line_id: lineId }: Pick<Found, 'audit_id' | 'line_id'>): string {
  return `${auditId} ${lineId}`;
}

function idsOf(key: string): readonly [auditId: string, lineId: string] {
  const at = key.indexOf(' ');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** What speaks of an item is seen by whoever may see the item. */
function guarded(found: Found): Pick<HeldRow, 'guard' | 'guardedAt'> {
  const { access, allowed, guarded_at: guardedAt } = found;
  return access === null || allowed === null ? {} : { guard: guardOf({ access, allowed }), guardedAt: guardedAt ?? 0 };
}

function lineOf(found: Found) {
  const { scanned, label, recorded, at } = found;
  const ids = { id: idOf(found), auditId: found.audit_id, lineId: found.line_id, itemId: found.item_id };
  return { ...ids, scanned, label, recorded, at };
}

function heldLine(found: Found): HeldRow {
  const { kind, settled_at: at, settled_by: by, settled_how: how, settle_note: note } = found;
  const settled = at === null || by === null || how === null ? null : { at, by, how, note };
  const row: RowOf<typeof AuditLines> = { ...lineOf(found), kind, settled };
  return { key: row.id, parent: found.audit_id, row, member: true, ...guarded(found) };
}

export const auditLinesView: ViewSource = {
  declaration: AuditLines,
  list: async (db, { of, limit, after }) => {
    let query = lines(db).where('line.audit_id', '=', of ?? '');
    if (after !== null) query = query.where('line.line_id', '>', after.slice(after.indexOf(' ') + 1));
    return (await query.orderBy('line.line_id').limit(limit).execute()).map(heldLine);
  },
};

function heldException(found: Found): HeldRow {
  const { kind, room, station_id: stationId } = found;
  if (kind === 'as-recorded') return { key: idOf(found), row: null, member: false };
  const row: RowOf<typeof AuditExceptions> = { ...lineOf(found), kind, stationId, room };
  return { key: row.id, row, member: found.settled_at === null, ...guarded(found) };
}

export const auditExceptionsView: ViewSource = {
  declaration: AuditExceptions,
  list: async (db, { limit, after }) => {
    let query = lines(db).where('line.kind', '<>', 'as-recorded').where('line.settled_at', 'is', null);
    if (after !== null) {
      const [auditId, lineId] = idsOf(after);
      query = query.where((row) =>
        row.or([
          row('line.audit_id', '>', auditId),
          row.and([row('line.audit_id', '=', auditId), row('line.line_id', '>', lineId)]),
        ]),
      );
    }
    return (await query.orderBy('line.audit_id').orderBy('line.line_id').limit(limit).execute()).map(heldException);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const wanted = keys.map(idsOf);
    const found = await lines(db)
      .where((row) =>
        row.or(
          wanted.map(([auditId, lineId]) =>
            row.and([row('line.audit_id', '=', auditId), row('line.line_id', '=', lineId)]),
          ),
        ),
      )
      .execute();
    const there = new Set(found.map(idOf));
    const gone = keys.filter((key) => !there.has(key));
    return [...found.map(heldException), ...gone.map((key) => ({ key, row: null, member: false }))];
  },
};
