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

/** Findings, and which import wrote what, as the states say it. */
async function writeImported(tx: Tx, known: readonly Known[]): Promise<void> {
  const ids = known.map(({ id }) => id);
  const tables = tx.withTables<ItemTables>();
  await tables.deleteFrom('estate.finding').where('item_id', 'in', ids).execute();
  await addRows(tx, { table: 'estate.finding', rows: known.flatMap(({ id, item }) => findingsOf(id, item)) });
  await tables.deleteFrom('estate.import_touch').where('item_id', 'in', ids).execute();
  await addRows(tx, {
    table: 'estate.import_touch',
    rows: known.flatMap(({ id, item: { lastImport } }) =>
      lastImport === null ? [] : [{ id: `${lastImport.importId}/${id}`, import_id: lastImport.importId, item_id: id }],
    ),
  });
}

function findingsOf(item_id: string, { findings }: Item) {
  return findings.map(({ findingId, field, source, recorded, found, at }) => {
    return { id: findingId, item_id, field, source, recorded, found, at };
  });
}

interface Known {
  readonly id: string;
  readonly item: Item;
  readonly archived: boolean;
}

async function writeItems(tx: Tx, moved: readonly Moved<ItemState>[]): Promise<void> {
  const known = moved.flatMap(({ id, state }): readonly Known[] =>
    state.situation === 'none' ? [] : [{ id, item: state.item, archived: state.situation === 'archived' }],
  );
  if (known.length === 0) return;
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
  await writeImported(tx, known);
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
    findings: item.findings.length,
    stale: item.stale,
    seen_at: item.seen?.at ?? null,
    seen_by: item.seen?.source ?? null,
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
