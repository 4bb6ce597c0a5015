import { type Db, type HeldRow, numberAfter, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import type { Value } from './events.ts';
import { guardOf } from './guards.ts';
import type { ItemTables } from './tables.ts';
import { Findings, ItemLog, ItemRecord, Items } from './views.ts';

const tables = (db: Db) => db.withTables<ItemTables>();

function items(db: Db) {
  return tables(db).selectFrom('estate.item').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];
type Row = RowOf<typeof Items>;

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** These stand in columns of their own, or say nothing that one would look for. */
const notMarks = new Set([
  'owner',
  'teamId',
  'stationId',
  'room',
  'model',
  'manufacturer',
  'boughtOn',
  'warrantyUntil',
]);

function marksOf(fields: Readonly<Record<string, Value>>): string {
  const words = Object.entries(fields).flatMap(([id, value]) => (notMarks.has(id) ? [] : (textOf(value) ?? [])));
  return words.join(' ');
}

function held(found: Found): HeldRow {
  const { id, label, name, stage, access, fields } = found;
  const criticality = typeof fields.criticality === 'number' ? fields.criticality : null;
  const row: Row = {
    ...{ id, label, name, stage, access, criticality, classId: found.class_id },
    owner: textOf(fields.owner),
    teamId: textOf(fields.teamId),
    stationId: textOf(fields.stationId),
    room: textOf(fields.room),
    model: textOf(fields.model),
    marks: marksOf(fields),
    findings: found.findings,
    stale: found.stale,
    changedAt: found.changed_at,
  };
  return { key: id, row, member: !found.archived, guard: guardOf(found), guardedAt: found.guarded_at };
}

/** Who is not on the list sees that there is something, and of which class. */
function masked(row: Row): Row {
  const { id, label, classId, stage, access, changedAt } = row;
  const unseen = { name: null, owner: null, teamId: null, criticality: null, stationId: null, room: null, model: null };
  return { id, label, classId, stage, access, changedAt, ...unseen, marks: '', findings: 0, stale: false };
}

/** Items that not everybody may see, with what says who may. */
export async function listLimitedItems(db: Db): Promise<readonly { readonly id: string; readonly guard: Guarded }[]> {
  const found = await tables(db)
    .selectFrom('estate.item')
    .select(['id', 'access', 'allowed'])
    .where('access', '<>', 'open')
    .execute();
  return found.map((one) => ({ id: one.id, guard: guardOf(one) }));
}

export const itemsView: ViewSource = {
  declaration: Items,
  list: async (db, { limit, after, filters }) => {
    let query = items(db).where('archived', '=', filters.archived === 'true');
    if (after !== null) query = query.where('id', '>', after);
    const found = await query.orderBy('id').limit(limit).execute();
    // Whoever asks for the archive is shown it.
    return found.map((one) => ({ ...held(one), member: true }));
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await items(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
  mask: masked,
};

export const itemRecordView: ViewSource = {
  declaration: ItemRecord,
  list: async (db, { of }) => {
    const found = await items(db)
      .where('id', '=', of ?? '')
      .execute();
    return found.map((one) => {
      const { id, label, name, stage, archived, access, fields, personal, origins, source, stale } = one;
      const row: RowOf<typeof ItemRecord> = {
        ...{ id, itemId: id, label, name, stage, archived, access, fields, personal, origins, source, stale },
        classId: one.class_id,
        seenAt: one.seen_at,
        seenBy: one.seen_by,
        addedAt: one.added_at,
        changedAt: one.changed_at,
      };
      return { key: id, parent: id, row, member: true, guard: guardOf(one), guardedAt: one.guarded_at };
    });
  },
};

export const itemLogView: ViewSource = {
  declaration: ItemLog,
  list: async (db, { of, limit, after }) => {
    let query = tables(db)
      .selectFrom('estate.item_line')
      .innerJoin('estate.item', 'estate.item.id', 'estate.item_line.item_id')
      .select(['item_id', 'position', 'at', 'author', 'kind', 'text', 'access', 'allowed', 'guarded_at'])
      .where('item_id', '=', of ?? '');
    const from = numberAfter(after);
    if (from !== null) query = query.where('position', '>', from);
    const found = await query.orderBy('position').limit(limit).execute();
    return found.map((line) => {
      const { item_id: itemId, position, at, author, kind, text } = line;
      const row: RowOf<typeof ItemLog> = { id: String(position), itemId, at, author, kind, text };
      return { key: row.id, parent: itemId, row, member: true, guard: guardOf(line), guardedAt: line.guarded_at };
    });
  },
};

function findings(db: Db) {
  return tables(db)
    .selectFrom('estate.finding as finding')
    .innerJoin('estate.item as item', 'item.id', 'finding.item_id')
    .select(['finding.id', 'item_id', 'field', 'finding.source', 'recorded', 'found', 'at'])
    .select(['label', 'class_id', 'access', 'allowed', 'guarded_at', 'archived']);
}
type FoundFinding = Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number];

function heldFinding(one: FoundFinding): HeldRow {
  const { id, item_id: itemId, field, source, recorded, found, at, label, class_id: classId } = one;
  const row: RowOf<typeof Findings> = { id, itemId, label, classId, field, source, recorded, found, at };
  return { key: id, row, member: !one.archived, guard: guardOf(one), guardedAt: one.guarded_at };
}

export const findingsView: ViewSource = {
  declaration: Findings,
  list: async (db, { limit, after }) => {
    let query = findings(db).where('archived', '=', false);
    if (after !== null) query = query.where('finding.id', '>', after);
    return (await query.orderBy('finding.id').limit(limit).execute()).map(heldFinding);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await findings(db)
      .where('finding.id', 'in', [...keys])
      .execute();
    const gone = keys.filter((key) => !found.some(({ id }) => id === key));
    return [...found.map(heldFinding), ...gone.map((key) => ({ key, row: null, member: false }))];
  },
};
