import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { AlarmRow } from '../tables.ts';
import type { AidTables } from './tables.ts';
import { MutualAid } from './views.ts';

type Row = AidTables['operations.aid'];

const DAY_MS = 86_400_000;

const aids = (db: Db) => db.withTables<AidTables>().selectFrom('operations.aid');

/** What is not over, and for a day after its period what is. */
export function aidView(now: () => number): ViewSource {
  const held = ({ id, sheet, over, until_at: until }: Row): HeldRow => ({
    ...{ key: id, row: sheet },
    member: !over || until > now() - DAY_MS,
  });
  return {
    declaration: MutualAid,
    list: async (db, { limit, after }) => {
      const rows = await aids(db)
        .selectAll()
        .where((row) => row.or([sql<boolean>`NOT over`, row('until_at', '>', now() - DAY_MS)]))
        .orderBy('id')
        .execute();
      const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
      return rows.slice(from, from + limit).map(held);
    },
    byKeys: async (db, keys) => {
      if (keys.length === 0) return [];
      const rows = await aids(db)
        .selectAll()
        .where('id', 'in', [...keys])
        .execute();
      return rows.map(held);
    },
  };
}

/** Alarms of mutual aid: all, or of the one asked for. */
export async function listAidAlarms(db: Db, id: string | null): Promise<readonly AlarmRow[]> {
  const rows = await aids(db)
    .select('alarms')
    .where((row) => (id === null ? sql<boolean>`alarms <> '[]'::jsonb` : row('id', '=', id)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms);
}
