import type { RawBuilder } from 'kysely';
import { type Db, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { asTheyStand, asTheyStood, type Counted } from './as-at.ts';
import { DeskFigures } from './views.ts';

type Row = RowOf<typeof DeskFigures>;
interface Span {
  readonly from: number;
  readonly to: number;
  /** With what was taken in from another service desk; left out: without it. */
  readonly history?: boolean;
}

/** One group: what is counted by, and of which rows. */
interface Group {
  readonly by: RawBuilder<string>;
  readonly rows: RawBuilder<unknown>;
}

function groupsOf({ incidents, reasons }: Counted): Readonly<Record<Row['group'], Group>> {
  return {
    all: { by: sql`''`, rows: incidents },
    priority: { by: sql`priority::text`, rows: incidents },
    team: { by: sql`team_id`, rows: incidents },
    category: { by: sql`coalesce(closure_category_id, category_id, '')`, rows: incidents },
    service: { by: sql`coalesce(service_id, '')`, rows: incidents },
    item: { by: sql`item`, rows: sql`${incidents} CROSS JOIN LATERAL unnest(item_ids) AS item` },
    site: { by: sql`coalesce(site_id, '')`, rows: incidents },
    source: { by: sql`source`, rows: incidents },
    // Each missed target with what somebody said was its cause; what nobody has explained stands as such.
    cause: {
      by: sql`coalesce(why.reason, '')`,
      rows: sql`${incidents} CROSS JOIN LATERAL jsonb_array_elements(missed) AS miss
                LEFT JOIN ${reasons} AS why
                  ON why.service_incident_id = service_incident.id AND why.metric = miss ->> 'metric'`,
    },
  };
}

const MINUTE_MS = 60_000;

/** What is counted of one group between two times. */
export async function figuresOf(
  db: Db,
  group: Row['group'],
  { from, to, history = false }: Span,
  of: Counted = asTheyStand,
): Promise<readonly Row[]> {
  const { by, rows: source } = groupsOf(of)[group];
  const within = sql`raised_at >= ${from} AND raised_at < ${to}`;
  const { rows } = await sql<Omit<Row, 'id' | 'group'>>`
    SELECT ${by} AS of,
      count(*) FILTER (WHERE ${within})::int AS raised,
      count(*) FILTER (WHERE ${within} AND resolved_at IS NOT NULL)::int AS resolved,
      count(*) FILTER (WHERE ${within} AND first_contact AND reopened = 0)::int AS "firstContact",
      count(*) FILTER (WHERE ${within} AND reopened > 0)::int AS reopened,
      count(*) FILTER (WHERE ${within} AND missed <> '[]')::int AS missed,
      (avg(resolved_at - raised_at) FILTER (WHERE ${within} AND resolved_at IS NOT NULL) / ${MINUTE_MS})::float8 AS "meanMinutes",
      count(*) FILTER (WHERE situation IN ('open', 'paused'))::int AS open,
      min(raised_at) FILTER (WHERE situation IN ('open', 'paused')) AS "oldestOpenAt"
      FROM ${source}
     WHERE ((${within}) OR situation IN ('open', 'paused')) AND (NOT history OR ${history})
     GROUP BY 1 ORDER BY raised DESC, 1`.execute(db);
  return rows.map((row) => ({ ...row, id: `${group} ${row.of}`, group }));
}

/**
 * Nothing is left out: what was reported within the time, whatever became of it, and what is open. As at an instant: whatever had
 * become of it by then, and what was open then.
 */
export const deskFiguresView: ViewSource = {
  declaration: DeskFigures,
  list: async (db, { filters, after }) => {
    if (after !== null) return [];
    const to = Number(filters.to ?? Number.MAX_SAFE_INTEGER);
    const from = Number(filters.from ?? 0);
    const instant = numberAfter(filters.asAt ?? null);
    const of = instant === null ? asTheyStand : await asTheyStood(db, instant);
    const lists = [];
    for (const group of DeskFigures.row.shape.group.options)
      lists.push(await figuresOf(db, group, { from, to, history: filters.history === 'true' }, of));
    return lists.flat().map((row) => ({ key: row.id, row, member: true }));
  },
};
