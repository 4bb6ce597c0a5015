import { type Db, sql } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { SampleRule } from '../../force/index.ts';
import { rowsOf } from '../figures/records.ts';
import type { SamplesOwed } from '../views.ts';
import type { Drawn } from './decide.ts';

const DAY_MS = 24 * 3_600_000;

interface Drawing {
  readonly rule: SampleRule;
  readonly now: number;
  /** No figure counts these, and nobody is judged by them. */
  readonly uncounted: readonly string[];
}

/**
 * What could be drawn by a rule: a record of the person, not too old, done with, and not drawn before under the same rule. Tests
 * are nobody's work; a concealed record is opened by those on its list alone, and a lot must not open it.
 */
function eligible({ rule, now, uncounted }: Drawing) {
  const since = now - rule.days * DAY_MS;
  const counts = sql`r.restriction = 'none' AND NOT coalesce(r.closing_code, r.code) = ANY (${[...uncounted]}::text[])`;
  const records =
    rule.kind === 'call'
      ? sql`SELECT c.contact_id AS subject, r.incident_id, c.contact_id, coalesce(r.number, c.number) AS number, c.account_id, c.taken_by AS person
              FROM insight.call AS c
              LEFT JOIN insight.response AS r ON r.contact_id = c.contact_id OR r.incident_id = c.incident_id
             WHERE c.received_at >= ${since} AND c.account_id IS NOT NULL AND c.outcome IS DISTINCT FROM 'test'
               AND ((r.incident_id IS NULL AND c.ended_at IS NOT NULL) OR (${counts}))`
      : sql`SELECT r.incident_id AS subject, r.incident_id, r.contact_id, r.number, r.sent_by_id AS account_id, r.sent_by AS person
              FROM insight.response AS r
             WHERE r.received_at >= ${since} AND r.sent_by_id IS NOT NULL AND r.closed_at IS NOT NULL AND ${counts}`;
  return sql`SELECT record.* FROM (${records}) AS record
    WHERE NOT EXISTS (SELECT FROM insight.check AS done WHERE done.rule_id = ${rule.id} AND done.account_id = record.account_id
      AND (done.incident_id = record.incident_id OR (done.incident_id IS NULL AND done.contact_id = record.contact_id)))`;
}

/** The lot: the order is that of a digest of the record and of the drawing's own id, which nobody can foresee and anybody check. */
export async function drawOne(db: Db, drawing: Drawing, accountId: string, lot: string): Promise<Drawn | null> {
  const [row] = await rowsOf<{ incident_id: string | null; contact_id: string | null; number: string; person: string }>(
    db,
    sql`SELECT * FROM (${eligible(drawing)}) AS record WHERE account_id = ${accountId} ORDER BY md5(subject || ${lot}) LIMIT 1`,
  );
  if (row === undefined) return null;
  return { incidentId: row.incident_id, contactId: row.contact_id, number: row.number, person: row.person };
}

/** Who is owed how much by one rule. */
export async function listOwed(db: Db, drawing: Drawing): Promise<readonly RowOf<typeof SamplesOwed>[]> {
  const { rule, now } = drawing;
  const rows = await rowsOf<{ account_id: string; person: string; records: number; drawn: number }>(
    db,
    sql`
    WITH undrawn AS (${eligible(drawing)}), drawn AS (
      SELECT account_id, max(person) AS person, count(*) AS drawn FROM insight.check
       WHERE rule_id = ${rule.id} AND account_id IS NOT NULL AND drawn_at >= ${now - rule.days * DAY_MS} GROUP BY account_id
    ), undrawn_by AS (SELECT account_id, max(person) AS person, count(*) AS records FROM undrawn GROUP BY account_id)
    SELECT coalesce(u.account_id, d.account_id) AS account_id, coalesce(u.person, d.person, '') AS person,
           coalesce(u.records, 0) AS records, coalesce(d.drawn, 0) AS drawn
      FROM undrawn_by AS u FULL JOIN drawn AS d USING (account_id) ORDER BY 2, 1`,
  );
  return rows.map((row) => ({
    id: `${rule.id}:${row.account_id}`,
    rule: rule.id,
    ruleName: rule.name,
    accountId: row.account_id,
    person: row.person,
    records: row.records,
    drawn: row.drawn,
    owed: Math.max(0, Math.min(rule.perPerson - row.drawn, row.records)),
  }));
}
