import type { RawBuilder } from 'kysely';
import { type Db, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { changesThen } from './as-at.ts';
import { changeScore } from './score.ts';
import { ChangeReport } from './views.ts';

type Row = RowOf<typeof ChangeReport>;

/** What changes are counted by; an item or a service counts each change of it. */
const counted = {
  team: { name: sql`team_id`, besides: sql`` },
  model: { name: sql`model`, besides: sql`` },
  category: { name: sql`coalesce(category_id, '–')`, besides: sql`` },
  requester: { name: sql`coalesce(requester, '–')`, besides: sql`` },
  item: { name: sql`item`, besides: sql`, unnest(item_ids) AS item` },
  service: { name: sql`touched`, besides: sql`, unnest(touched_ids) AS touched` },
} as const;

type By = keyof typeof counted;
type Counts = Omit<Row, 'id' | 'by' | 'score' | 'perChange'>;

/** Of which changes, and since when: before that only what is open is counted. */
interface Asked {
  readonly changes: RawBuilder<unknown>;
  readonly from: number;
}

async function countBy(db: Db, by: By, { changes, from }: Asked): Promise<readonly Counts[]> {
  const { name, besides } = counted[by];
  const open = sql`situation NOT IN ('closed', 'rejected', 'cancelled')`;
  const cameOut = sql`coalesce(ended_at, raised_at) >= ${from}`;
  const caused = (priority: number) => sql`coalesce(sum((SELECT count(*) FROM jsonb_array_elements(suspicions) AS one
    WHERE (one ->> 'caused')::boolean AND (one ->> 'priority')::integer = ${sql.lit(priority)})) FILTER (WHERE ${cameOut}), 0)::integer`;
  const ended = (outcome: string) => sql`count(*) FILTER (WHERE outcome = ${sql.lit(outcome)} AND ${cameOut})::integer`;
  const { rows } = await sql<Counts>`
    SELECT ${name} AS name, (count(*) FILTER (WHERE raised_at >= ${from}))::integer AS all,
      (count(*) FILTER (WHERE ${open}))::integer AS open,
      ${ended('successful')} AS ok, ${ended('with-issues')} AS "withIssues", ${ended('failed')} AS failed,
      ${ended('backed-out')} AS "backedOut",
      ${caused(1)} AS "causedP1", ${caused(2)} AS "causedP2", ${caused(3)} AS "causedP3",
      coalesce(sum((proposal ->> 'outageMinutes')::integer) FILTER (WHERE situation IN ('authorise', 'scheduled', 'implement')), 0)::integer
        AS "outageMinutes"
    FROM ${changes} AS change ${besides}
    WHERE raised_at >= ${from} OR ended_at >= ${from} OR ${open}
    GROUP BY 1 ORDER BY count(*) DESC, 1`.execute(db);
  return rows;
}

/**
 * SM-61: counts by whatever is asked for. Worked out when it is read: of changes as they stand, or as they stood at an instant, and then
 * nothing that becomes of them later changes it.
 */
export const changeReportView: ViewSource = {
  declaration: ChangeReport,
  list: async (db, { of, limit, after, filters }) => {
    const by = Object.keys(counted).find((one): one is By => one === of);
    if (by === undefined || after !== null) return [];
    const instant = numberAfter(filters.asAt ?? null);
    const changes = instant === null ? sql`service.change` : await changesThen(db, instant);
    const from = numberAfter(filters.from ?? null) ?? 0;
    return (await countBy(db, by, { changes, from })).slice(0, limit).map((counts) => {
      const { ok, withIssues, failed, backedOut, causedP1, causedP2, causedP3 } = counts;
      const outcomes = { ok, okWithIssues: withIssues, failed: failed + backedOut, causedP1, causedP2, causedP3 };
      const id = `${by}:${counts.name}`;
      const row: Row = { ...counts, id, by, ...changeScore(outcomes) };
      return { key: id, parent: by, row, member: true };
    });
  },
};
