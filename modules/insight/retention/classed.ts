import { sql } from '../../../kernel/index.ts';
import type { RetentionClass } from '../../force/index.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Records that are done with, each with its class and when it is due for review. The first class whose codes a record bears has it; one
 * without codes takes what is left; a review that has kept it longer says when it is due again. Concealed records are in none; neither are those disposed of, unless asked for. A contact on an incident goes with it.
 */
export function classed(classes: readonly RetentionClass[], now: number, disposedToo = false) {
  const still = disposedToo ? sql`` : sql`AND disposed_at IS NULL`;
  const ordered = classes.map(({ id, records, codes, keepDays }, place) => ({ id, records, codes, keepDays, place }));
  return sql`
    WITH class AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb)
        AS c(id text, records text, codes jsonb, "keepDays" bigint, place int)
    ), record AS (
      SELECT 'incident' AS records, incident_id AS id, number, array[code, closing_code] AS codes, closed_at AS ended_at,
             restriction, allowed, guarded_at
        FROM insight.response
       WHERE closed_at IS NOT NULL AND restriction <> 'concealed' ${still}
      UNION ALL
      SELECT 'contact', contact_id, coalesce(number, ''), array[code], ended_at, 'none', '[]'::jsonb, 0
        FROM insight.call WHERE ended_at IS NOT NULL AND incident_id IS NULL ${still}
    ), kept AS (
      SELECT class.id AS class, class.place, record.*, review.reviewed_at, review.reviewed_by,
             coalesce(review.keep_until, record.ended_at + class."keepDays" * ${DAY_MS}::bigint) AS due_at
        FROM record CROSS JOIN LATERAL (
          SELECT * FROM class WHERE class.records = record.records
             AND (class.codes = '[]'::jsonb OR class.codes ?| array_remove(record.codes, NULL)) ORDER BY class.place LIMIT 1) AS class
          LEFT JOIN insight.review ON review.record_id = record.id
    ), once_held AS (
      SELECT DISTINCT stream FROM kernel.event WHERE type IN ('kernel.HoldPlaced', 'kernel.HoldLifted')
    )
    SELECT kept.*, kept.due_at <= ${now} AS due,
           CASE WHEN once_held.stream IS NULL THEN false ELSE kernel.is_held(once_held.stream) END AS held
      FROM kept LEFT JOIN once_held ON once_held.stream = 'operations.' || kept.records || '/' || kept.id`;
}
