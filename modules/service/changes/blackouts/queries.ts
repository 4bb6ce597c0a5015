import type { Db, HeldRow, ViewSource } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { Barred } from '../collision.ts';
import type { BlackoutTables } from './tables.ts';
import { Blackouts } from './views.ts';

function blackouts(db: Db) {
  return db.withTables<BlackoutTables>().selectFrom('service.blackout').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof blackouts>['execute']>>[number];

/** Those that last or are still to come. */
export async function listBarred(db: Db, now: number): Promise<readonly Barred[]> {
  const found = await blackouts(db)
    .where('ended', '=', false)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('id')
    .execute();
  return found.map(({ id, name, kind, starts_at, ends_at, service_ids, area_ids }) => ({
    ...{ id, name: name ?? kind, serviceIds: service_ids, areaIds: area_ids },
    span: { from: starts_at, to: ends_at ?? Number.MAX_SAFE_INTEGER },
  }));
}

export async function isDeclared(db: Db, id: string): Promise<boolean> {
  const found = await blackouts(db).where('id', '=', id).where('ended', '=', false).executeTakeFirst();
  return found !== undefined;
}

function held(found: Found): HeldRow {
  const { id, kind, name, reason } = found;
  const row: RowOf<typeof Blackouts> = {
    ...{ id, kind, name, reason, from: found.starts_at, to: found.ends_at },
    ...{ serviceIds: found.service_ids, areaIds: found.area_ids },
  };
  return { key: id, row, member: !found.ended };
}

export const blackoutsView: ViewSource = {
  declaration: Blackouts,
  list: async (db, { limit, after }) => {
    let query = blackouts(db).where('ended', '=', false);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) =>
    keys.length === 0
      ? []
      : (
          await blackouts(db)
            .where('id', 'in', [...keys])
            .execute()
        ).map(held),
};
