import { type Db, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { changeScore } from './score.ts';
import { ChangeReport } from './views.ts';

type Row = RowOf<typeof ChangeReport>;

/** What changes are counted by; an item or a service counts each change of it. */
const counted = {
  team: sql`SELECT change.*, team_id AS name FROM service.change AS change`,
  model: sql`SELECT change.*, model AS name FROM service.change AS change`,
  category: sql`SELECT change.*, coalesce(category_id, '–') AS name FROM service.change AS change`,
  requester: sql`SELECT change.*, coalesce(requester, '–') AS name FROM service.change AS change`,
  item: sql`SELECT change.*, item AS name FROM service.change AS change, unnest(item_ids) AS item`,
  service: sql`SELECT change.*, touched AS name FROM service.change AS change, unnest(touched_ids) AS touched`,
} as const;

type Counts = Omit<Row, 'id' | 'by' | 'score' | 'perChange'>;

async function countBy(db: Db, by: keyof typeof counted): Promise<readonly Counts[]> {
  const caused = (priority: number) => sql`coalesce(sum((SELECT count(*) FROM jsonb_array_elements(suspicions) AS one
    WHERE (one ->> 'caused')::boolean AND (one ->> 'priority')::integer = ${sql.lit(priority)})), 0)::integer`;
  const ended = (outcome: string) => sql`count(*) FILTER (WHERE outcome = ${sql.lit(outcome)})::integer`;
  const { rows } = await sql<Counts>`
    SELECT name, count(*)::integer AS all,
      count(*) FILTER (WHERE situation NOT IN ('closed', 'rejected', 'cancelled'))::integer AS open,
      ${ended('successful')} AS ok, ${ended('with-issues')} AS "withIssues", ${ended('failed')} AS failed,
      ${ended('backed-out')} AS "backedOut",
      ${caused(1)} AS "causedP1", ${caused(2)} AS "causedP2", ${caused(3)} AS "causedP3",
      coalesce(sum((proposal ->> 'outageMinutes')::integer) FILTER (WHERE situation IN ('authorise', 'scheduled', 'implement')), 0)::integer
        AS "outageMinutes"
    FROM (${counted[by]}) AS counted GROUP BY name ORDER BY count(*) DESC, name`.execute(db);
  return rows;
}

/** SM-61: counts by whatever is asked for. Worked out when it is read. */
export const changeReportView: ViewSource = {
  declaration: ChangeReport,
  list: async (db, { of, limit, after }) => {
    const by = Object.keys(counted).find((one): one is keyof typeof counted => one === of);
    if (by === undefined || after !== null) return [];
    return (await countBy(db, by)).slice(0, limit).map((counts) => {
      const { ok, withIssues, failed, backedOut, causedP1, causedP2, causedP3 } = counts;
      const outcomes = { ok, okWithIssues: withIssues, failed: failed + backedOut, causedP1, causedP2, causedP3 };
      const id = `${by}:${counts.name}`;
      const row: Row = { ...counts, id, by, ...changeScore(outcomes) };
      return { key: id, parent: by, row, member: true };
    });
  },
};
