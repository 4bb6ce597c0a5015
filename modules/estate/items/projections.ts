import {
  addRows,
  type Happened,
  idOfStream,
  type Moved,
  type Projection,
  putRows,
  type Tx,
} from '../../../kernel/index.ts';
import { itemAggregate } from './aggregate.ts';
import type { Item, ItemState } from './item.ts';
import { lineOf } from './lines.ts';
import type { ItemTables } from './tables.ts';

/** The only writer of estate.item, its relations and its lines. Many items come at once, so rows go in by the lot. */
export const itemProjection: Projection = {
  aggregate: itemAggregate,
  onEvents: writeLines,
  forget: async (tx, id) => {
    await tx.withTables<ItemTables>().deleteFrom('estate.item_line').where('item_id', '=', id).execute();
  },
  onStates: writeItems,
};

async function writeLines(tx: Tx, happened: readonly Happened<ItemState>[]): Promise<void> {
  const rows = happened.map(({ event }) => {
    const { position, occurredAt: at, actor } = event;
    return { item_id: idOfStream(event.stream), position, at, author: actor.name, ...lineOf(event) };
  });
  await addRows(tx, { table: 'estate.item_line', rows });
}

async function writeItems(tx: Tx, moved: readonly Moved<ItemState>[]): Promise<void> {
  const known = moved.flatMap(({ id, state }) =>
    state.situation === 'none' ? [] : [{ id, item: state.item, archived: state.situation === 'archived' }],
  );
  await putRows(tx, { table: 'estate.item', rows: known.map(({ id, item, archived }) => rowOf(id, item, archived)) });
  await tx
    .withTables<ItemTables>()
    .deleteFrom('estate.relation')
    .where(
      'from_id',
      'in',
      known.map(({ id }) => id),
    )
    .execute();
  await addRows(tx, { table: 'estate.relation', rows: known.flatMap(({ id, item }) => relationsOf(id, item)) });
}

function rowOf(id: string, item: Item, archived: boolean) {
  const { classId, label, sequence, stage, name, fields, personal, origins, source, access, allowed } = item;
  return {
    ...{
      id,
      class_id: classId,
      label,
      sequence,
      stage,
      archived,
      name,
      fields,
      personal,
      origins,
      source,
      access,
      allowed,
    },
    prefix: sequence === null ? null : label.slice(0, label.lastIndexOf('-')),
    guarded_at: item.guardedAt,
    added_at: item.addedAt,
    changed_at: item.changedAt,
  };
}

function relationsOf(from_id: string, { relations, groups }: Item) {
  return relations.map(({ kind, toId, group }) => ({
    ...{ id: relationId(from_id, kind, toId), from_id, to_id: toId, kind, group_name: group },
    needs: group === null ? null : (groups[group] ?? 1),
  }));
}

/** One relation of a kind between two items. */
export function relationId(fromId: string, kind: string, toId: string): string {
  return `${fromId}/${kind}/${toId}`;
}
