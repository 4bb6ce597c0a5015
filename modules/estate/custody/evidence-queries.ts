import { type Db, type HeldRow, numberAfter, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Value } from '../items/events.ts';
import { guardOf } from '../items/guards.ts';
import type { ItemTables } from '../items/tables.ts';
import type { CustodyTables } from './tables.ts';
import { Disposals, Signatures } from './views.ts';

const tables = (db: Db) => db.withTables<CustodyTables & ItemTables>();

/** What was drawn on a screen: by the log position of the line that it stands under. */
export const signaturesView: ViewSource = {
  declaration: Signatures,
  list: async (db, { of, filters, limit, after }) => {
    let query = tables(db)
      .selectFrom('estate.custody_line as line')
      .innerJoin('estate.item as item', 'item.id', 'line.item_id')
      .select(['line.item_id', 'line.position', 'line.signature_sha', 'line.signed_as'])
      .select(['item.access', 'item.allowed', 'item.guarded_at'])
      .where('line.signature_sha', 'is not', null);
    const one = filters.id === undefined ? null : Number(filters.id);
    if (one === null) query = query.where('line.item_id', '=', of ?? '');
    else if (Number.isSafeInteger(one)) query = query.where('line.position', '=', one);
    else return [];
    const from = numberAfter(after);
    if (from !== null) query = query.where('line.position', '>', from);
    return (await query.orderBy('line.position').limit(limit).execute()).map((line): HeldRow => {
      const { item_id: itemId, position, signature_sha: sha256, signed_as: name } = line;
      const row: RowOf<typeof Signatures> = {
        ...{ id: String(position), itemId, name, mediaType: 'image/png', sha256: sha256 ?? '' },
      };
      return { key: row.id, parent: itemId, row, member: true, guard: guardOf(line), guardedAt: line.guarded_at };
    });
  },
};

function disposals(db: Db) {
  return tables(db)
    .selectFrom('estate.custody as custody')
    .innerJoin('estate.item as item', 'item.id', 'custody.item_id')
    .leftJoin('estate.custody_line as line', (join) =>
      join
        .onRef('line.item_id', '=', 'custody.item_id')
        .on('line.kind', '=', 'disposed')
        .on('line.signature_sha', 'is not', null),
    )
    .select(['custody.item_id', 'custody.certificate', 'line.position'])
    .select([
      'item.label',
      'item.class_id',
      'item.name',
      'item.fields',
      'item.access',
      'item.allowed',
      'item.guarded_at',
    ]);
}
type Found = Awaited<ReturnType<ReturnType<typeof disposals>['execute']>>[number];

function held(found: Found): HeldRow {
  const { item_id: id, certificate: signed, label, name, fields } = found;
  if (signed === null) return { key: id, row: null, member: false };
  const { certificate, at, method, data, reference, company, by, signedAs } = signed;
  const row: RowOf<typeof Disposals> = {
    ...{ id, itemId: id, label, classId: found.class_id, name },
    ...{ certificate, at, method, data, reference, company, by, signedAs },
    ...{ maker: text(fields.manufacturer), model: text(fields.model), serial: text(fields.serial) },
    assetTag: text(fields.assetTag),
    signatureId: found.position === null ? null : String(found.position),
  };
  return { key: id, row, member: true, guard: guardOf(found), guardedAt: found.guarded_at };
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The newest certificates stand where their items do: by the id of the item. */
export const disposalsView: ViewSource = {
  declaration: Disposals,
  list: async (db, { limit, after }) => {
    let query = disposals(db).where('custody.disposed_at', 'is not', null);
    if (after !== null) query = query.where('custody.item_id', '>', after);
    return (await query.orderBy('custody.item_id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await disposals(db)
      .where('custody.item_id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
