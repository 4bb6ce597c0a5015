import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Value } from '../items/events.ts';
import { guardOf } from '../items/guards.ts';
import type { ItemTables } from '../items/tables.ts';
import type { ServicingTables } from './tables.ts';
import { Servicing } from './views.ts';

function vehicles(db: Db) {
  return db
    .withTables<ServicingTables & ItemTables>()
    .selectFrom('estate.servicing as servicing')
    .innerJoin('estate.item as item', 'item.id', 'servicing.item_id')
    .selectAll('servicing')
    .select(['item.label', 'item.fields', 'item.archived', 'item.access', 'item.allowed', 'item.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof vehicles>['execute']>>[number];

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function held(found: Found): HeldRow {
  const { item_id: id, label, fields, miles } = found;
  const row: RowOf<typeof Servicing> = {
    ...{ id, itemId: id, label, miles, registration: text(fields.registration), callsign: text(fields.callsign) },
    stationId: text(fields.stationId) || null,
    ...{ planAt: found.plan_at, planMiles: found.plan_miles, milesAt: found.miles_at },
    ...{ dueAt: found.due_at, dueBy: found.due_by, servicedAt: found.serviced_at },
  };
  return { key: id, row, member: !found.archived, guard: guardOf(found), guardedAt: found.guarded_at };
}

export const servicingView: ViewSource = {
  declaration: Servicing,
  list: async (db, { of, limit, after }) => {
    let query = vehicles(db).where('item.archived', '=', false);
    if (of !== null) query = query.where('servicing.item_id', '=', of);
    if (after !== null) query = query.where('servicing.item_id', '>', after);
    return (await query.orderBy('servicing.item_id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await vehicles(db)
      .where('servicing.item_id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
