import { type Db, sql } from '../../../kernel/index.ts';
import type { Measure } from '../views.ts';
import type { Period } from './period.ts';

/**
 * The records of a measure, a row each: what was measured, and whether it was within the target. A figure and the list behind
 * it are both made of these, so that they cannot differ. In none: tests and training (NICL 509, by the force pack), what officers
 * raised themselves when already there, and concealed records, for everybody: a count that goes up by one where nothing shows
 * would tell of them, and one that only the FIM sees higher would be two truths.
 */
export function recordsOf(measure: Measure, period: Period): Fragment {
  return measure === 'answer' || measure === 'abandoned' ? calls(measure, period) : responses(measure, period);
}

type Fragment = ReturnType<typeof sql>;

const MINUTE_MS = 60_000;

function calls(measure: 'answer' | 'abandoned', { from, to, by, pack }: Period): Fragment {
  const { national, uncounted } = pack.supervision;
  const group = by === 'hour' ? hourOf('received_at', pack.timezone) : by === 'all' ? sql`'all'` : sql`NULL::text`;
  const took = sql`(c.answered_at - c.received_at)`;
  const within = measure === 'answer' ? sql`${took} <= ${national.answerSeconds * 1000}::bigint` : sql`NOT c.abandoned`;
  // Every force is measured by its 999 calls; who opened a contact by hand has answered nothing.
  return sql`
    SELECT c.contact_id AS id, coalesce(c.number, '') AS number, NULL::text AS incident_id, '' AS code, NULL::text AS grade,
           NULL::text AS area_id, c.channel, c.received_at, ${measure === 'answer' ? took : sql`NULL::bigint`} AS took,
           ${within} AS within, NULL::text AS reason, 'none' AS restriction, '[]'::jsonb AS allowed, 0::bigint AS guarded_at,
           ${group} AS part_of
      FROM insight.call AS c
     WHERE c.received_at >= ${from} AND c.received_at < ${to} AND c.channel = '999'
       AND (c.rang OR c.abandoned) AND c.outcome IS DISTINCT FROM 'test'
       AND NOT coalesce(c.code, '') = ANY (${[...uncounted]}::text[])
       ${measure === 'answer' ? sql`AND c.answered_at IS NOT NULL` : sql``}
       AND NOT EXISTS (SELECT FROM insight.response AS r
                        WHERE (r.contact_id = c.contact_id OR r.incident_id = c.incident_id)
                          AND (r.restriction = 'concealed' OR r.code = ANY (${[...uncounted]}::text[])
                               OR r.closing_code = ANY (${[...uncounted]}::text[])))`;
}

const groups = { all: sql`'all'`, grade: sql`r.grade`, area: sql`coalesce(r.area_id, '')` } as const;

function responses(measure: Exclude<Measure, 'answer' | 'abandoned'>, { from, to, by, pack }: Period): Fragment {
  const { uncounted } = pack.supervision;
  const group =
    measure === 'unresourced'
      ? sql`r.reason_name`
      : by === 'hour'
        ? hourOf('r.received_at', pack.timezone)
        : groups[by];
  const { took, within, counted } = termsOf(measure, pack.supervision.national);
  return sql`
    SELECT r.incident_id AS id, r.number, r.incident_id, r.code, r.grade, r.area_id, r.channel, r.received_at, ${took} AS took,
           ${within} AS within, r.reason_name AS reason, r.restriction, r.allowed, r.guarded_at, ${group} AS part_of
      FROM insight.response AS r
     WHERE r.received_at >= ${from} AND r.received_at < ${to} AND r.channel <> 'officer' AND r.restriction <> 'concealed'
       AND NOT r.code = ANY (${[...uncounted]}::text[])
       AND NOT coalesce(r.closing_code, '') = ANY (${[...uncounted]}::text[])
       AND ${counted}`;
}

interface Terms {
  readonly took: Fragment;
  readonly within: Fragment;
  /** What has come, or should have: what may still come in time is in no figure. */
  readonly counted: Fragment;
}

function termsOf(
  measure: Exclude<Measure, 'answer' | 'abandoned'>,
  national: Period['pack']['supervision']['national'],
): Terms {
  const assigned = sql`(r.assigned_at - r.received_at)`;
  const attended = sql`(r.attended_at - r.received_at)`;
  switch (measure) {
    case 'assign':
      return {
        took: assigned,
        within: sql`r.deploy_due_at IS NULL OR coalesce(r.assigned_at <= r.deploy_due_at, false)`,
        counted: sql`(r.assigned_at IS NOT NULL OR r.deploy_due_at IS NOT NULL)`,
      };
    case 'arrive':
      return {
        took: attended,
        // One that came in time and was only reported late missed nothing.
        within: sql`r.arrive_due_at IS NULL OR coalesce(r.attended_at <= r.arrive_due_at, false)`,
        counted: sql`(r.attended_at IS NOT NULL OR r.arrive_due_at IS NOT NULL)`,
      };
    case 'national': {
      const target = sql`CASE r.setting WHEN 'urban' THEN ${national.urbanMinutes * MINUTE_MS}::bigint ELSE ${national.ruralMinutes * MINUTE_MS}::bigint END`;
      return {
        took: attended,
        within: sql`coalesce(${attended} <= ${target}, false)`,
        counted: sql`r.weight <= ${national.weight} AND (r.attended_at IS NOT NULL OR r.arrive_due_at IS NOT NULL)`,
      };
    }
    case 'unresourced':
      return { took: sql`NULL::bigint`, within: sql`NULL::boolean`, counted: sql`r.reason_name IS NOT NULL` };
  }
}

/** The hour of the force's own clock, summer and winter. */
function hourOf(column: 'received_at' | 'r.received_at', timezone: string): Fragment {
  return sql`to_char(to_timestamp(${sql.ref(column)} / 1000.0) AT TIME ZONE ${timezone}, 'HH24')`;
}

export interface RecordRow {
  readonly id: string;
  readonly number: string;
  readonly incident_id: string | null;
  readonly code: string;
  readonly grade: string | null;
  readonly area_id: string | null;
  readonly channel: string;
  readonly received_at: number;
  readonly took: number | null;
  readonly within: boolean | null;
  readonly reason: string | null;
  readonly restriction: 'none' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
  readonly guarded_at: number;
}

export async function rowsOf<Row>(db: Db, query: Fragment): Promise<readonly Row[]> {
  return (await query.execute(db)).rows as readonly Row[];
}
