import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOf, joined } from './guards.ts';
import type { ItemTables } from './tables.ts';
import { ItemRelations, Relations } from './views.ts';

/** With what decides who may see either end. */
function relations(db: Db) {
  return db
    .withTables<ItemTables>()
    .selectFrom('estate.relation as relation')
    .innerJoin('estate.item as from', 'from.id', 'relation.from_id')
    .innerJoin('estate.item as to', 'to.id', 'relation.to_id')
    .select(['relation.id', 'from_id', 'to_id', 'kind', 'group_name', 'needs'])
    .select(['from.access as from_access', 'from.allowed as from_allowed', 'from.guarded_at as from_guarded_at'])
    .select(['to.access as to_access', 'to.allowed as to_allowed', 'to.guarded_at as to_guarded_at'])
    .select(['from.archived as from_archived', 'to.archived as to_archived']);
}
type Found = Awaited<ReturnType<ReturnType<typeof relations>['execute']>>[number];
type Row = RowOf<typeof Relations>;

function rowOf({ id, from_id, to_id, kind, group_name, needs }: Found): Row {
  return { id, fromId: from_id, toId: to_id, kind, group: group_name, needs };
}

function heldBy(found: Found) {
  const from = guardOf({ access: found.from_access, allowed: found.from_allowed });
  const to = guardOf({ access: found.to_access, allowed: found.to_allowed });
  const guardedAt = Math.max(found.from_guarded_at, found.to_guarded_at);
  return { guard: joined([from, to]), guardedAt, member: !(found.from_archived || found.to_archived) };
}

function held(found: Found): HeldRow {
  return { key: found.id, row: rowOf(found), ...heldBy(found) };
}

export const relationsView: ViewSource = {
  declaration: Relations,
  list: async (db, { limit, after }) => {
    let query = relations(db).where('from.archived', '=', false).where('to.archived', '=', false);
    if (after !== null) query = query.where('relation.id', '>', after);
    return (await query.orderBy('relation.id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await relations(db)
      .where('relation.id', 'in', [...keys])
      .execute();
    const gone = keys.filter((key) => !found.some(({ id }) => id === key));
    return [...found.map(held), ...gone.map((key) => ({ key, row: null, member: false }))];
  },
};

export const itemRelationsView: ViewSource = {
  declaration: ItemRelations,
  list: async (db, { of, limit, after }) => {
    const itemId = of ?? '';
    let query = relations(db).where((where) => where.or([where('from_id', '=', itemId), where('to_id', '=', itemId)]));
    if (after !== null) query = query.where('relation.id', '>', after);
    const found = await query.orderBy('relation.id').limit(limit).execute();
    return found.map((one) => ({ key: one.id, parent: itemId, row: { ...rowOf(one), itemId }, ...heldBy(one) }));
  },
};
