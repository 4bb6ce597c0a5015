import { type Db, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { listLike } from '../callers/like.ts';
import type { People } from '../people.ts';
import { serviceStaff } from '../service-incidents/permissions.ts';
import { type Match, matches, type PastReport, propose, type Report } from './propose.ts';
import { DeskStaff, Matches, TriageProposal } from './views.ts';
import { wordsOf } from './words-of.ts';

/** So many resolved records are the force's history, the newest first; read anew after so long. */
const HISTORY = 2_000;
const FRESH_MS = 300_000;
const OPEN = 400;

interface Found {
  id: string;
  number: string;
  summary: string | null;
  description: string | null;
  category_id: string | null;
  closure_category_id: string | null;
  team_id: string;
  priority: number;
  item_ids: string[];
  reporter_id: string | null;
}

const columns = sql`id, number, summary, description, category_id, closure_category_id, team_id, priority, item_ids, reporter_id`;

function reportOf(found: Found): PastReport & { readonly summary: string | null } {
  const { id, number, summary, priority } = found;
  return {
    ...{ id, number, summary, priority },
    words: wordsOf(`${summary ?? ''} ${found.description ?? ''}`),
    itemIds: found.item_ids,
    categoryId: found.closure_category_id ?? found.category_id,
    teamId: found.team_id,
    reporterId: found.reporter_id,
  };
}

/** Words are counted in memory, of records as they stand: what is erased is gone from here when it is read anew. */
function makeHistory(): (db: Db) => Promise<readonly PastReport[]> {
  const held: { reports: readonly PastReport[]; readAt: number } = { reports: [], readAt: Number.NEGATIVE_INFINITY };
  return async (db) => {
    if (performance.now() - held.readAt > FRESH_MS || held.reports.length < HISTORY / 100) {
      const { rows } = await sql<Found>`
        SELECT ${columns} FROM service.service_incident
         WHERE resolved_at IS NOT NULL ORDER BY sequence DESC LIMIT ${HISTORY}`.execute(db);
      Object.assign(held, { reports: rows.map(reportOf), readAt: performance.now() });
    }
    return held.reports;
  };
}

/** Open records on the same items, and the newest others. */
async function openBeside(db: Db, id: string | null, itemIds: readonly string[]) {
  const { rows } = await sql<Found>`
    (SELECT ${columns} FROM service.service_incident
      WHERE item_ids && ${[...itemIds]}::text[] AND situation <> 'closed' LIMIT ${OPEN})
    UNION
    (SELECT ${columns} FROM service.service_incident
      WHERE situation IN ('open', 'paused') ORDER BY sequence DESC LIMIT ${OPEN})`.execute(db);
  return rows.filter((one) => one.id !== id).map(reportOf);
}

export function triageProposalView(): ViewSource {
  const history = makeHistory();
  return {
    declaration: TriageProposal,
    list: async (db, { of }) => {
      const { rows } = await sql<Found>`
        SELECT ${columns} FROM service.service_incident WHERE id = ${of ?? ''}`.execute(db);
      const [found] = rows;
      if (found === undefined) return [];
      const report: Report = { ...reportOf(found), categoryId: found.category_id };
      const [before, open] = await Promise.all([history(db), openBeside(db, found.id, found.item_ids)]);
      const titles = new Map(open.map(({ id, summary }) => [id, summary]));
      const like = matches(report, open).map((match) => ({ ...match, summary: titles.get(match.id) ?? null }));
      const { itemIds, ...proposal } = propose(report, before);
      const row: RowOf<typeof TriageProposal> = {
        serviceIncidentId: found.id,
        ...proposal,
        itemIds: itemIds && { ...itemIds, value: [...itemIds.value] },
        matches: like,
      };
      return [{ key: found.id, parent: found.id, row, member: true }];
    },
  };
}

const LOOK_BACK_MS = 90 * 86_400_000;

/** By what they know of the category, then by how little they have: the first is whom skill routing and load propose. */
export function deskStaffView(people: People): ViewSource {
  return {
    declaration: DeskStaff,
    list: async (db, { of }) => {
      const categoryId = of ?? '';
      const staff = await people.withRoles(db, serviceStaff);
      const ids = staff.map(({ id }) => id);
      const { rows } = await sql<{ id: string; open: number; resolved: number }>`
        SELECT who.id,
          (SELECT count(*)::int FROM service.service_incident
            WHERE assignee_id = who.id AND situation IN ('open', 'paused')) AS open,
          (SELECT count(*)::int FROM service.service_incident AS done
            WHERE done.resolved_by_id = who.id AND done.closure_category_id = ${categoryId}
              AND done.resolved_at > (SELECT max(resolved_at) FROM service.service_incident
                WHERE resolved_by_id = who.id) - ${LOOK_BACK_MS}) AS resolved
          FROM unnest(${ids}::text[]) AS who (id)`.execute(db);
      const found = new Map(rows.map((row) => [row.id, row]));
      return staff
        .map(({ id, name }): RowOf<typeof DeskStaff> => {
          const { open = 0, resolved = 0 } = found.get(id) ?? {};
          return { id, categoryId, name, open, resolved };
        })
        .toSorted((a, b) => b.resolved - a.resolved || a.open - b.open || a.name.localeCompare(b.name))
        .map((row) => ({ key: row.id, parent: categoryId, row, member: true }));
    },
  };
}

export const matchesView: ViewSource = {
  declaration: Matches,
  list: async (db, { filters, limit, after }) => {
    if (after !== null) return [];
    const itemIds = filters.itemIds?.split(',').filter((id) => id !== '') ?? [];
    const categoryId = filters.categoryId || null;
    const report: Report = { words: wordsOf(filters.text ?? ''), itemIds, categoryId, reporterId: null };
    if (report.words.size === 0 && itemIds.length === 0) return [];
    const open = await openBeside(db, null, itemIds);
    const titles = new Map(open.map(({ id, summary }) => [id, summary]));
    const shown = ({ id, number, because }: Match): RowOf<typeof Matches> => ({
      ...{ id, number, because, kind: 'it-incident', title: titles.get(id) ?? null, workaround: null },
    });
    const known = await listLike(db, report);
    return [...known, ...matches(report, open).map(shown)]
      .slice(0, limit)
      .map((row) => ({ key: row.id, row, member: true }));
  },
};
