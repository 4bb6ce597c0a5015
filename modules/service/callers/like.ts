import { type Db, sql } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { matches, type PastReport, type Report } from '../triage/propose.ts';
import type { Matches } from '../triage/views.ts';
import { wordsOf } from '../triage/words-of.ts';

type Row = RowOf<typeof Matches>;

/** So many known errors and problems are compared by their words, the newest first. */
const COMPARED = 400;

/** What is known besides IT incidents: known errors with what helps meanwhile first, problems, then changes on the same items. */
export async function listLike(db: Db, report: Report): Promise<readonly Row[]> {
  const [errors, problems, changes] = await Promise.all([
    likeKnownErrors(db, report),
    likeProblems(db, report),
    changesOn(db, report.itemIds),
  ]);
  return [...errors, ...problems, ...changes];
}

interface Known {
  readonly id: string;
  readonly number: string;
  readonly title: string | null;
  readonly said: string;
  readonly category_id: string | null;
  readonly item_ids: string[];
  readonly workaround: string | null;
}

async function likeKnownErrors(db: Db, report: Report): Promise<readonly Row[]> {
  const { rows } = await sql<Known>`
    SELECT id, number, title, concat_ws(' ', title, symptom) AS said, category_id, item_ids, workaround
      FROM service.known_error WHERE audience IS NOT NULL ORDER BY review_at DESC LIMIT ${COMPARED}`.execute(db);
  return compared('known-error', report, rows);
}

async function likeProblems(db: Db, report: Report): Promise<readonly Row[]> {
  const { rows } = await sql<Known>`
    SELECT id, number, title, concat_ws(' ', title, description) AS said, category_id, item_ids, workaround
      FROM service.problem AS problem
     WHERE situation <> 'closed' AND NOT EXISTS (SELECT FROM service.known_error WHERE id = problem.id AND audience IS NOT NULL)
     ORDER BY sequence DESC LIMIT ${COMPARED}`.execute(db);
  return compared('problem', report, rows);
}

function compared(kind: Row['kind'], report: Report, known: readonly Known[]): readonly Row[] {
  const byId = new Map(known.map((one) => [one.id, one]));
  const past = known.map(
    ({ id, number, said, category_id, item_ids }): PastReport => ({
      ...{ id, number, words: wordsOf(said), itemIds: item_ids, categoryId: category_id },
      ...{ reporterId: null, teamId: '', priority: 0 },
    }),
  );
  return matches(report, past).map(({ id, number, because }) => ({
    ...{ id, kind, number, because, title: byId.get(id)?.title ?? null },
    workaround: byId.get(id)?.workaround ?? null,
  }));
}

/** Not closed yet: planned, being done, or done and looked back at. */
async function changesOn(db: Db, itemIds: readonly string[]): Promise<readonly Row[]> {
  if (itemIds.length === 0) return [];
  const { rows } = await sql<{ id: string; number: string; title: string | null; situation: string }>`
    SELECT id, number, title, situation FROM service.change
     WHERE item_ids && ${[...itemIds]}::text[] AND situation NOT IN ('closed', 'rejected', 'cancelled')
     ORDER BY sequence DESC LIMIT 8`.execute(db);
  return rows.map(({ id, number, title, situation }) => ({
    ...{ id, number, title, kind: 'change', workaround: null },
    because: `the same item, ${standing[situation] ?? situation}`,
  }));
}

const standing: Readonly<Record<string, string>> = {
  new: 'being written',
  assess: 'being assessed',
  authorise: 'waits for its approval',
  scheduled: 'planned',
  implement: 'being done now',
  review: 'done, being looked back at',
};
