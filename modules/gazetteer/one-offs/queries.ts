import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { OneOffs } from './contract.ts';
import type { GazetteerTables } from './tables.ts';

export type OneOffRow = RowOf<typeof OneOffs>;

/** A literal, not a parameter: only so does the planner see that the index serves. */
const inForce = sql<boolean>`state = 'in-force'`;

function oneOffs(db: Db) {
  return db.withTables<GazetteerTables>().selectFrom('gazetteer.one_off').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof oneOffs>['execute']>>[number];

function rowOf(found: Found): OneOffRow {
  const { id, kind, label, reason, author } = found;
  return {
    ...{ id, kind, label, reason, author, lon: found.lon ?? 0, lat: found.lat ?? 0 },
    ...{ radiusMetres: found.radius_metres, emergencyMayPass: found.emergency_may_pass },
    ...{ setAt: found.set_at, endsAt: found.ends_at },
  };
}

/** An erased one has no place any more and is shown nowhere. */
function held(found: Found): HeldRow {
  return { key: found.id, row: rowOf(found), member: found.state === 'in-force' && found.lon !== null };
}

export const oneOffsView: ViewSource = {
  declaration: OneOffs,
  list: async (db, { limit, after }) => {
    let query = oneOffs(db).where(inForce).where('lon', 'is not', null);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await oneOffs(db)
        .where('id', 'in', [...keys])
        .execute()
    ).map(held);
  },
};

/** All that are in force: few. */
export async function listInForce(db: Db): Promise<readonly OneOffRow[]> {
  return (await oneOffs(db).where(inForce).where('lon', 'is not', null).orderBy('id').execute()).map(rowOf);
}
