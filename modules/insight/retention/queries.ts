import { sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { RetentionClass } from '../../force/index.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import { rowsOf } from '../figures/records.ts';
import { Retention } from '../views.ts';

const DAY_MS = 24 * 3_600_000;

/** The classes of the force pack, with what each holds. Nothing is disposed of here: audit's erasure does that, by a person. */
export function retentionView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: Retention,
    list: async (db) => {
      const classes = pack().supervision.retention;
      const counted = await rowsOf<Counted>(db, counting(classes, clock.now()));
      const counts = new Map(counted.map((row) => [row.id, row]));
      return classes.map((one) => ({ key: one.id, row: rowOf(one, counts.get(one.id)), member: true }));
    },
  };
}

interface Counted {
  readonly id: string;
  readonly count: number;
  readonly due: number;
  readonly next_due_at: number | null;
}

function rowOf({ id, name, keepDays, basis }: RetentionClass, counted: Counted | undefined): RowOf<typeof Retention> {
  const { count = 0, due = 0, next_due_at: nextDueAt = null } = counted ?? {};
  return { id, name, keepDays, basis, count, due, nextDueAt };
}

/** The first class whose codes a record bears has it; one without codes takes what is left. Concealed records are in none. */
function counting(classes: readonly RetentionClass[], now: number) {
  const ordered = classes.map(({ id, records, codes, keepDays }, place) => ({ id, records, codes, keepDays, place }));
  return sql`
    WITH class AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb)
        AS c(id text, records text, codes jsonb, "keepDays" bigint, place int)
    ), record AS (
      SELECT 'incident' AS records, array[code, closing_code] AS codes, closed_at AS ended_at
        FROM insight.response WHERE closed_at IS NOT NULL AND restriction <> 'concealed'
      UNION ALL
      SELECT 'contact', array[]::text[], ended_at FROM insight.call WHERE ended_at IS NOT NULL AND incident_id IS NULL
    ), kept AS (
      SELECT class.id, record.ended_at + class."keepDays" * ${DAY_MS}::bigint AS due_at
        FROM record CROSS JOIN LATERAL (
          SELECT * FROM class WHERE class.records = record.records
             AND (class.codes = '[]'::jsonb OR class.codes ?| array_remove(record.codes, NULL)) ORDER BY class.place LIMIT 1) AS class
    )
    SELECT id, count(*) AS count, count(*) FILTER (WHERE due_at <= ${now}) AS due,
           min(due_at) FILTER (WHERE due_at > ${now}) AS next_due_at FROM kept GROUP BY id`;
}
