import { type Clock, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Exposure } from '../views.ts';
import type { FigureNeeds } from './queries.ts';
import { rowsOf } from './records.ts';

type Row = RowOf<typeof Exposure>;
type Welfare = ReturnType<FigureNeeds['pack']>['supervision'];

const DAY_MS = 24 * 3_600_000;
/** A call that nobody wrote the end of is not counted as a whole shift. */
const LONGEST_CALL_MS = 2 * 3_600_000;

/** By name, and without a total: it is there to ask somebody how they are, not to compare people. */
export function exposureView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: Exposure,
    list: async (db, { limit, after }) => {
      const { supervision } = pack();
      const rows = await rowsOf<Counted>(db, counting(supervision, clock));
      const people = rows
        .map((row) => personOf(row, supervision))
        .filter((row) => after === null || row.accountId > after);
      return people.slice(0, limit).map((row) => ({ key: row.accountId, row, member: true }));
    },
  };
}

interface Counted {
  readonly account_id: string;
  readonly name: string;
  readonly calls: number;
  readonly call_ms: number;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

function personOf(row: Counted, { welfare }: Welfare): Row {
  const records = row.kinds.reduce((sum, { count }) => sum + count, 0);
  return {
    accountId: row.account_id,
    name: row.name,
    days: welfare.days,
    calls: row.calls,
    callSeconds: Math.round(row.call_ms / 1000),
    kinds: [...row.kinds],
    ask: records >= welfare.records,
  };
}

/** Who took a call or sent the first unit has had to do with it. What a restricted record is about is nobody's to count. */
function counting({ welfare, distressing }: Welfare, clock: Clock) {
  const since = clock.now() - welfare.days * DAY_MS;
  return sql`
    WITH hard AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(distressing)}::jsonb) AS h(code text, kind text)
    ), call AS (
      SELECT c.account_id, c.taken_by AS name, r.incident_id, c.received_at,
             least(greatest(coalesce(c.ended_at, r.opened_at, c.answered_at) - c.answered_at, 0), ${LONGEST_CALL_MS}::bigint) AS ms
        FROM insight.call AS c
        LEFT JOIN insight.response AS r ON r.contact_id = c.contact_id OR r.incident_id = c.incident_id
       WHERE c.received_at >= ${since} AND c.account_id IS NOT NULL AND r.restriction IS DISTINCT FROM 'concealed'
    ), touched AS (
      SELECT account_id, name, incident_id FROM call WHERE incident_id IS NOT NULL
      UNION
      SELECT sent_by_id, sent_by, incident_id FROM insight.response
       WHERE received_at >= ${since} AND sent_by_id IS NOT NULL AND restriction <> 'concealed'
    ), kinds AS (
      SELECT t.account_id, CASE r.restriction WHEN 'none' THEN h.kind ELSE 'restricted' END AS kind,
             count(DISTINCT t.incident_id) AS count
        FROM touched AS t JOIN insight.response AS r USING (incident_id) LEFT JOIN hard AS h ON h.code IN (r.code, r.closing_code)
       WHERE h.kind IS NOT NULL OR r.restriction = 'restricted' GROUP BY 1, 2
    )
    SELECT people.account_id, max(people.name) AS name,
           (SELECT count(*) FROM call WHERE call.account_id = people.account_id) AS calls,
           (SELECT coalesce(sum(ms), 0)::bigint FROM call WHERE call.account_id = people.account_id) AS call_ms,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', count) ORDER BY kind), '[]'::jsonb)
              FROM kinds WHERE kinds.account_id = people.account_id) AS kinds
      FROM (SELECT account_id, name FROM call UNION SELECT account_id, name FROM touched) AS people
     GROUP BY people.account_id ORDER BY people.account_id`;
}
