import { type Db, sql } from '../../../kernel/index.ts';
import type { Booked } from './collision.ts';
import type { ChangeTables } from './tables.ts';
import type { Span } from './window.ts';

export interface BookedChange extends Booked {
  readonly serviceIds: readonly string[];
}

/** Changes with a time that may still come or goes on. */
export async function listBooked(db: Db, { from, to }: Span): Promise<readonly BookedChange[]> {
  const found = await db
    .withTables<ChangeTables>()
    .selectFrom('service.change')
    .select(['id', 'number', 'starts_at', 'ends_at', 'item_ids', 'service_ids', 'implementer_ids'])
    .where('situation', 'in', ['assess', 'authorise', 'scheduled', 'implement'])
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
    .orderBy('id')
    .execute();
  return found.map((row) => ({
    ...{ id: row.id, number: row.number, span: { from: row.starts_at ?? 0, to: row.ends_at ?? 0 } },
    ...{ itemIds: row.item_ids, serviceIds: row.service_ids, implementerIds: row.implementer_ids },
  }));
}

/** How changes of the same team by the same model, or of the same template, came out. */
export async function historyOf(
  db: Db,
  of: {
    readonly templateId: string | null;
    readonly model: string;
    readonly proposal: { readonly teamId: string };
  },
): Promise<{ readonly ok: number; readonly all: number }> {
  const same =
    of.templateId === null
      ? sql`team_id = ${of.proposal.teamId} AND model = ${of.model}`
      : sql`template_id = ${of.templateId}`;
  const { rows } = await sql<{ ok: number; all: number }>`
    SELECT count(*) FILTER (WHERE outcome IN ('successful', 'with-issues'))::integer AS ok, count(*)::integer AS all
    FROM service.change WHERE outcome IS NOT NULL AND ${same}`.execute(db);
  return rows[0] ?? { ok: 0, all: 0 };
}

/** The template that a change follows. */
export async function templateOf(db: Db, changeId: string): Promise<string | null> {
  const found = await db
    .withTables<ChangeTables>()
    .selectFrom('service.change')
    .select('template_id')
    .where('id', '=', changeId)
    .executeTakeFirst();
  return found?.template_id ?? null;
}

/** Changes of these items that ended not long before: the most likely causes of what is reported now. */
export async function listSuspects(
  db: Db,
  { itemIds, at, within }: { readonly itemIds: readonly string[]; readonly at: number; readonly within: number },
): Promise<readonly string[]> {
  if (itemIds.length === 0) return [];
  const found = await db
    .withTables<ChangeTables>()
    .selectFrom('service.change')
    .select('id')
    .where('item_ids', '&&', sql<string[]>`${[...itemIds]}::text[]`)
    .where('begun_at', '<=', at)
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>=', at - within)]))
    .orderBy('id')
    .execute();
  return found.map(({ id }) => id);
}
