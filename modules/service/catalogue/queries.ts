import { type Db, type HeldRow, numberAfter, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { CatalogueTables } from './tables.ts';
import { Catalogue, CatalogueItems, CatalogueVersions } from './views.ts';

/** What its column can hold. */
const MOST_VERSION = 2 ** 31 - 1;

function items(db: Db) {
  return db.withTables<CatalogueTables>().selectFrom('service.catalogue_item').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];

function offered({ id, version, terms, in_stock, situation }: Found): HeldRow {
  if (version === null || terms === null) return { key: id, row: null, member: false };
  const row: RowOf<typeof Catalogue> = { id, version, terms, inStock: terms.stocked ? in_stock : null };
  return { key: id, row, member: situation === 'published' };
}

function edited({ id, situation, draft, revision, version, terms, in_stock, changed_at }: Found): HeldRow {
  const same = JSON.stringify(draft) === JSON.stringify(terms);
  const row: RowOf<typeof CatalogueItems> = {
    ...{ id, situation, draft, revision, version, same },
    inStock: in_stock,
    changedAt: changed_at,
  };
  return { key: id, row, member: true };
}

function source(declaration: ViewSource['declaration'], held: (found: Found) => HeldRow): ViewSource {
  return {
    declaration,
    list: async (db, { limit, after }) => {
      let query = items(db);
      if (after !== null) query = query.where('id', '>', after);
      return (await query.orderBy('id').limit(limit).execute()).map(held);
    },
    byKeys: async (db, keys) => {
      if (keys.length === 0) return [];
      const found = await items(db)
        .where('id', 'in', [...keys])
        .execute();
      return found.map(held);
    },
  };
}

export const catalogueView = source(Catalogue, offered);
export const catalogueItemsView = source(CatalogueItems, edited);

export const catalogueVersionsView: ViewSource = {
  declaration: CatalogueVersions,
  list: async (db, { of, limit, after }) => {
    let query = db
      .withTables<CatalogueTables>()
      .selectFrom('service.catalogue_version')
      .selectAll()
      .where('item_id', '=', of ?? '');
    const from = numberAfter(after, MOST_VERSION);
    if (from !== null) query = query.where('version', '>', from);
    const found = await query.orderBy('version').limit(limit).execute();
    return found.map(({ item_id: itemId, version, at, author, terms }) => {
      const id = String(version);
      const row: RowOf<typeof CatalogueVersions> = { id, itemId, version, at, author, terms };
      return { key: id, parent: itemId, row, member: true };
    });
  },
};

/** Items that are asked for by themselves on such an occasion, of those published before that place in the log. */
export async function listBundles(db: Db, bundle: string, position: number): Promise<readonly Bundle[]> {
  const found = await items(db)
    .where('bundle', '=', bundle)
    .where('published_position', '<', position)
    .orderBy('id')
    .execute();
  return found.flatMap(({ id, version }) => (version === null ? [] : [{ itemId: id, version }]));
}

interface Bundle {
  readonly itemId: string;
  readonly version: number;
}
