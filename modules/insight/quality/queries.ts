import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import type { InsightTables } from '../tables.ts';
import { Checks, OwnChecks, SamplesOwed } from '../views.ts';
import { listOwed } from './draw.ts';

function checks(db: Db) {
  return db
    .withTables<InsightTables>()
    .selectFrom('insight.check as check')
    .leftJoin('insight.response as response', 'response.incident_id', 'check.incident_id')
    .selectAll('check')
    .select(['response.restriction', 'response.allowed', 'response.guarded_at']);
}
type CheckRecord = Awaited<ReturnType<ReturnType<typeof checks>['execute']>>[number];
type Row = RowOf<typeof Checks>;

function rowOf(check: CheckRecord): Row {
  return {
    id: check.id,
    kind: check.kind,
    rule: check.rule_name,
    questions: [...check.questions],
    subjectId: check.subject_id,
    incidentId: check.incident_id,
    number: check.number,
    person: check.person,
    drawnAt: check.drawn_at,
    takenBy: check.taken_by,
    answeredAt: check.answered_at,
    answeredBy: check.answered_by,
    answers: [...check.answers],
    feedback: check.feedback,
  };
}

function guardOf({ restriction, allowed, guarded_at: guardedAt }: CheckRecord): Pick<HeldRow, 'guard' | 'guardedAt'> {
  if (restriction === null || allowed === null || guardedAt === null) return {};
  return { guard: { restriction, allowed }, guardedAt };
}

/** A check waits until it is answered; then it stays for whoever looks back over a month. */
function held(check: CheckRecord): HeldRow {
  return { key: check.id, parent: check.subject_id, row: rowOf(check), member: true, ...guardOf(check) };
}

/**
 * Whose work it was sees it once it is answered, and nobody else by this door: the guard names them alone. Where the record has
 * been concealed since, they see it no more than anybody.
 */
function heldForPerson(check: CheckRecord): HeldRow {
  const { restriction, allowed, account_id: owner } = check;
  const hidden = restriction === 'concealed' && !(allowed ?? []).includes(owner ?? '');
  const guard: Guarded = { restriction: 'concealed', allowed: owner === null || hidden ? [] : [owner] };
  const member = check.answered_at !== null && owner !== null;
  const row = restriction === 'restricted' ? { ...rowOf(check), feedback: null } : rowOf(check);
  return { key: check.id, parent: check.subject_id, row, member, guard, guardedAt: check.guarded_at ?? 0 };
}

/** Waiting before answered, newest first. `after` is the id of the last of the page before; filter: state=waiting. */
function listing(hold: (check: CheckRecord) => HeldRow): Pick<ViewSource, 'list' | 'byKeys'> {
  return {
    list: async (db, { of, filters, limit, after }) => {
      let query = checks(db).orderBy('check.drawn_at', 'desc').orderBy('check.id').limit(limit);
      if (of !== null) query = query.where('check.subject_id', '=', of);
      if (filters.state === 'waiting') query = query.where('check.answered_at', 'is', null);
      if (after !== null) {
        query = query.where(
          sql<boolean>`(-"check".drawn_at, "check".id) > (SELECT -drawn_at, id FROM insight.check WHERE id = ${after})`,
        );
      }
      return (await query.execute()).map(hold);
    },
    byKeys: async (db, keys) => {
      if (keys.length === 0) return [];
      return (
        await checks(db)
          .where('check.id', 'in', [...keys])
          .execute()
      ).map(hold);
    },
  };
}

export const checksView: ViewSource = {
  declaration: Checks,
  ...listing(held),
  mask: (row: Row): Row => ({ ...row, feedback: null }),
};

export const ownChecksView: ViewSource = { declaration: OwnChecks, ...listing(heldForPerson) };

export function samplesOwedView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: SamplesOwed,
    list: async (db, { limit, after }) => {
      const { samples, uncounted } = pack().supervision;
      const all: HeldRow[] = [];
      for (const rule of samples) {
        const owed = await listOwed(db, { rule, uncounted, now: clock.now() });
        all.push(...owed.map((row) => ({ key: row.id, row, member: true })));
      }
      const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
      return all.slice(from, from + limit);
    },
  };
}

/** An incident that was closed without anybody having been there, though its code asks for that; null: nothing to ask about. */
export async function findUnattended(
  db: Db,
  incidentId: string,
  { attendanceExpected, uncounted }: ReturnType<FigureNeeds['pack']>['supervision'],
): Promise<string | null> {
  const row = await db
    .withTables<InsightTables>()
    .selectFrom('insight.response')
    .select(['number', 'code', 'closing_code', 'attended_at', 'closed_at'])
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
  if (row === undefined || row.attended_at !== null || row.closed_at === null) return null;
  const codes = [row.code, row.closing_code ?? ''];
  if (codes.some((code) => uncounted.includes(code))) return null;
  return codes.some((code) => attendanceExpected.includes(code)) ? row.number : null;
}
