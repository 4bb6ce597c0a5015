import { idOfStream, type Projection, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { type CatalogueItemState, catalogueItemAggregate } from './catalogue-item.ts';
import type { CatalogueTables } from './tables.ts';

/** The only writer of service.catalogue_item and its versions. */
export const catalogueProjection: Projection = {
  aggregate: catalogueItemAggregate,
  onEvent: async (tx, event, state: CatalogueItemState) => {
    if (event.type === 'service.CatalogueItemPublished') await writeVersion(tx, event, state);
  },
  onState: writeItem,
};

async function writeVersion(tx: Tx, event: AnyPastEvent, state: CatalogueItemState): Promise<void> {
  if (state.situation === 'none' || state.situation === 'draft') return;
  const { version, terms } = state.edition;
  const id = idOfStream(event.stream);
  const tables = tx.withTables<CatalogueTables>();
  const row = { item_id: id, version, at: event.occurredAt, author: event.actor.name, terms: JSON.stringify(terms) };
  await tables.insertInto('service.catalogue_version').values(row).execute();
  await writeItem(tx, id, state);
  await tables
    .updateTable('service.catalogue_item')
    .set({ published_position: event.position })
    .where('id', '=', id)
    .execute();
}

async function writeItem(tx: Tx, id: string, state: CatalogueItemState): Promise<void> {
  if (state.situation === 'none') return;
  const { draft, revision, inStock, changedAt } = state.item;
  const edition = state.situation === 'draft' ? null : state.edition;
  const changes = {
    situation: state.situation,
    draft: JSON.stringify(draft),
    revision,
    version: edition?.version ?? null,
    terms: edition === null ? null : JSON.stringify(edition.terms),
    bundle: state.situation === 'published' ? state.edition.terms.bundle : null,
    in_stock: inStock,
    changed_at: changedAt,
  };
  await tx
    .withTables<CatalogueTables>()
    .insertInto('service.catalogue_item')
    .values({ id, published_position: null, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
