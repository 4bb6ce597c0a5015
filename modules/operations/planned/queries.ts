import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { AlarmRow } from '../tables.ts';
import type { PlannedTables } from './tables.ts';
import { PlannedOperations } from './views.ts';

type Row = PlannedTables['operations.planned_operation'];

const DAY_MS = 86_400_000;

function operations(db: Db) {
  return db.withTables<PlannedTables>().selectFrom('operations.planned_operation').selectAll();
}

function held({ id, sheet, ended }: Row): HeldRow {
  return { key: id, row: sheet, member: !ended };
}

/** Those that have not ended, and for a day those that have. */
export function plannedView(now: () => number): ViewSource {
  return {
    declaration: PlannedOperations,
    list: async (db, { limit, after }) => {
      const rows = await operations(db)
        .where((row) => row.or([sql<boolean>`NOT ended`, row('ends_at', '>', now() - DAY_MS)]))
        .orderBy('id')
        .execute();
      const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
      return rows.slice(from, from + limit).map((row) => ({ ...held(row), member: true }));
    },
    byKeys: async (db, keys) => {
      if (keys.length === 0) return [];
      const rows = await operations(db)
        .where('id', 'in', [...keys])
        .execute();
      return rows.map((row) => ({ ...held(row), member: !row.ended || row.ends_at > now() - DAY_MS }));
    },
  };
}

/** Alarms of planned operations: all, or of the one asked for. */
export async function listPlannedAlarms(db: Db, id: string | null): Promise<readonly AlarmRow[]> {
  const rows = await db
    .withTables<PlannedTables>()
    .selectFrom('operations.planned_operation')
    .select('alarms')
    .where((row) => (id === null ? sql<boolean>`alarms <> '[]'::jsonb` : row('id', '=', id)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms);
}
