import { type Db, type HeldRow, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Linked } from './facts.ts';
import type { ProblemTables } from './tables.ts';
import * as views from './views.ts';

type Numbered = Linked['incidents'][number];

/** IT incidents by their ids, with their numbers. */
export async function findLinked(db: Db, ids: readonly string[]): Promise<Linked> {
  if (ids.length === 0) return { incidents: [], missing: null };
  const { rows } = await sql<Numbered>`
    SELECT id, number FROM service.service_incident WHERE id = ANY (${[...ids]}::text[]) ORDER BY sequence`.execute(db);
  const found = new Set(rows.map(({ id }) => id));
  return { incidents: rows, missing: ids.find((id) => !found.has(id)) ?? null };
}

/** Linked IT incidents that are not over. */
export async function listOpenLinked(db: Db, problemId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT incident.id FROM service.problem_incident AS link
      JOIN service.service_incident AS incident ON incident.id = link.service_incident_id
     WHERE link.problem_id = ${problemId} AND incident.situation IN ('open', 'paused') ORDER BY incident.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** What everybody concerned by a problem was told last. */
export async function findWorkaround(db: Db, problemId: string): Promise<string | null> {
  const found = await problems(db).where('id', '=', problemId).executeTakeFirst();
  return found?.workaround ?? null;
}

export async function findNumber(db: Db, problemId: string): Promise<string | null> {
  const found = await problems(db).where('id', '=', problemId).executeTakeFirst();
  return found?.number ?? null;
}

/** The problem that a change was raised for; null: none. */
export async function findCauseOf(db: Db, changeId: string) {
  const { rows } = await sql<{ problem_id: string; number: string; closure: string | null }>`
    SELECT problem.id AS problem_id, change.number, change.closure FROM service.change AS change
      JOIN service.problem AS problem ON problem.id = change.cause_id WHERE change.id = ${changeId}`.execute(db);
  const [found] = rows;
  return found === undefined ? null : { ...found, problemId: found.problem_id };
}

function problems(db: Db) {
  return db.withTables<ProblemTables>().selectFrom('service.problem').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof problems>['execute']>>[number];

function briefOf(found: Found): RowOf<typeof views.Problems> {
  const { id, number, situation, ending, source, title, owner, priority, major, incidents } = found;
  return {
    ...{ id, number, situation, ending, source, title, owner, priority, major, incidents },
    ...{ categoryId: found.category_id, serviceId: found.service_id, teamId: found.team_id },
    audience: found.known_error?.audience ?? null,
    ...{ openedAt: found.opened_at, changedAt: found.changed_at, dueAt: found.due_at },
  };
}

function heldBrief(found: Found): HeldRow {
  return { key: found.id, row: briefOf(found), member: true };
}

export const problemsView: ViewSource = {
  declaration: views.Problems,
  list: async (db, { limit, after }) => {
    let query = problems(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldBrief);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await problems(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(heldBrief);
  },
};

export const problemRecordView: ViewSource = {
  declaration: views.ProblemRecord,
  list: async (db, { of }) => {
    const found = await problems(db)
      .where('id', '=', of ?? '')
      .execute();
    return found.map((one) => ({ key: one.id, parent: one.id, row: recordOf(one), member: true }));
  },
};

function recordOf(found: Found): RowOf<typeof views.ProblemRecord> {
  const { id, description, contact, impact, urgency, workaround, analyses, changes } = found;
  return {
    ...briefOf(found),
    ...{ problemId: id, description, contact, impact, urgency, workaround, analyses, changes },
    ...{ contactId: found.contact_id, itemIds: found.item_ids, siteId: found.site_id, ownerId: found.owner_id },
    knownError: found.known_error && withoutAudience(found.known_error),
    ...{ majorReview: found.major_review, closedAt: found.closed_at },
  };
}

function withoutAudience({ audience: _, ...written }: NonNullable<Found['known_error']>) {
  return written;
}

export const problemLogView: ViewSource = {
  declaration: views.ProblemLog,
  list: async (db, { of, limit, after }) => {
    const found = await db
      .withTables<ProblemTables>()
      .selectFrom('service.problem_line')
      .selectAll()
      .where('problem_id', '=', of ?? '')
      .where('position', '>', numberAfter(after) ?? 0)
      .orderBy('position')
      .limit(limit)
      .execute();
    return found.map(({ problem_id: problemId, position, ...line }) => {
      const row: RowOf<typeof views.ProblemLog> = { id: String(position), problemId, ...line };
      return { key: row.id, parent: problemId, row, member: true };
    });
  },
};

export const problemAnalysesView: ViewSource = {
  declaration: views.ProblemAnalyses,
  list: async (db, { of, limit, after }) => {
    if (after !== null) return [];
    const found = await db
      .withTables<ProblemTables>()
      .selectFrom('service.problem_analysis')
      .selectAll()
      .where('problem_id', '=', of ?? '')
      .orderBy('kind')
      .orderBy('version', 'desc')
      .limit(limit)
      .execute();
    return found.map(({ problem_id: problemId, ...part }) => {
      const row: RowOf<typeof views.ProblemAnalyses> = { id: `${part.kind} ${part.version}`, problemId, ...part };
      return { key: row.id, parent: problemId, row, member: true };
    });
  },
};

type LinkedRow = RowOf<typeof views.ProblemIncidents>;

export const problemIncidentsView: ViewSource = {
  declaration: views.ProblemIncidents,
  list: async (db, { of, limit, after }) => {
    const { rows } = await sql<Omit<LinkedRow, 'problemId'>>`
      SELECT incident.id, incident.number, incident.situation, incident.summary, incident.reporter,
             incident.raised_at AS "raisedAt"
        FROM service.problem_incident AS link
        JOIN service.service_incident AS incident ON incident.id = link.service_incident_id
       WHERE link.problem_id = ${of ?? ''} AND incident.id > ${after ?? ''} ORDER BY incident.id LIMIT ${limit}`.execute(
      db,
    );
    return rows.map((found) => {
      const row: LinkedRow = { problemId: of ?? '', ...found };
      return { key: row.id, parent: row.problemId, row, member: true };
    });
  },
};

type OfIncident = RowOf<typeof views.IncidentProblems>;

export const incidentProblemsView: ViewSource = {
  declaration: views.IncidentProblems,
  list: async (db, { of, limit, after }) => {
    const { rows } = await sql<Omit<OfIncident, 'serviceIncidentId'>>`
      SELECT problem.id, problem.number, problem.title, problem.situation FROM service.problem_incident AS link
        JOIN service.problem AS problem ON problem.id = link.problem_id
       WHERE link.service_incident_id = ${of ?? ''} AND problem.id > ${after ?? ''}
       ORDER BY problem.id LIMIT ${limit}`.execute(db);
    return rows.map((found) => {
      const row: OfIncident = { serviceIncidentId: of ?? '', ...found };
      return { key: row.id, parent: row.serviceIncidentId, row, member: true };
    });
  },
};

/** `now`: what is open counts until then. */
export function problemCostView(now: () => number): ViewSource {
  return {
    declaration: views.ProblemCost,
    list: async (db, { of, after }) => {
      if (of === null || after !== null) return [];
      const { rows } = await sql<Omit<RowOf<typeof views.ProblemCost>, 'problemId'>>`
        WITH linked AS (
          SELECT incident.id, incident.situation, incident.raised_at, incident.reporter_id,
                 coalesce(incident.resolved_at, incident.closed_at, ${now()}::bigint) AS until
            FROM service.problem_incident AS link
            JOIN service.service_incident AS incident ON incident.id = link.service_incident_id
           WHERE link.problem_id = ${of}),
        people AS (
          SELECT coalesce(reporter_id, id) AS who, raised_at AS since, until FROM linked
          UNION ALL
          SELECT affected.person_id, affected.joined_at, linked.until FROM service.affected
            JOIN linked ON linked.id = affected.service_incident_id)
        SELECT (SELECT count(*)::int FROM linked) AS incidents,
               (SELECT count(*)::int FROM linked WHERE situation IN ('open', 'paused')) AS open,
               count(DISTINCT who)::int AS people,
               coalesce(floor(sum(greatest(until - since, 0)) / 60000), 0)::int AS "minutesLost"
          FROM people`.execute(db);
      return rows.map((row) => ({ key: of, parent: of, row: { problemId: of, ...row }, member: true }));
    },
  };
}
