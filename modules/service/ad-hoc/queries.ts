import type { Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { type Answered, answer, Unanswerable } from './answer.ts';
import { type Catalogue, makeCatalogue } from './catalogue.ts';
import { testsOf } from './expressions.ts';
import { practices } from './practices.ts';
import { questionOf } from './question.ts';
import type { AdHocTables } from './tables.ts';
import { AdHocReports, ReportAnswer, ReportFields } from './views.ts';

export interface AdHocNeeds {
  readonly pack: () => Pack;
  readonly clock: { readonly now: () => number };
}

type FieldsRow = RowOf<typeof ReportFields>;
type AnswerRow = RowOf<typeof ReportAnswer>;
const nothing: NonNullable<ViewQuery['may']> = () => false;

/** What can be asked, and its answer. */
export function reportViews({ pack, clock }: AdHocNeeds): readonly ViewSource[] {
  const catalogueOf = makeCatalogue(pack);
  return [
    {
      declaration: ReportFields,
      list: async (db, { after, may = nothing }) => (after === null ? fieldRows(await catalogueOf(db), may) : []),
    },
    {
      declaration: ReportAnswer,
      list: async (db, query) => {
        if (query.after !== null) return [];
        const ground = { now: clock.now(), timezone: pack().timezone, catalogue: await catalogueOf(db) };
        return answerRows(db, query, ground);
      },
    },
  ];
}

function fieldRows(catalogue: Catalogue, may: NonNullable<ViewQuery['may']>): readonly HeldRow[] {
  const open = practices.filter((practice) => may(practice.view.permission) && catalogue.has(practice));
  return open.map((practice) => {
    const fields = [...catalogue.fieldsOf(practice)].map(
      ([
        id,
        {
          field: { name, kind, choices },
        },
      ]) => ({
        ...{ id, name, kind, choices: [...choices], tests: [...testsOf(kind)] },
      }),
    );
    const row: FieldsRow = { id: practice.id, name: practice.name, parent: practice.parent?.id ?? null, fields };
    return { key: practice.id, row, member: true };
  });
}

type Ground = { readonly now: number; readonly timezone: string; readonly catalogue: Catalogue };

async function answerRows(db: Db, query: ViewQuery, ground: Ground): Promise<readonly HeldRow[]> {
  const { filters, limit, of, may = nothing } = query;
  const about = of ?? '';
  try {
    const question = questionOf(filters);
    if (question === null || question.about !== about) throw new Unanswerable('This is no question.');
    return rowsOf(about, await answer(db, question, { ...ground, may, limit }));
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return [faultRow(about, fault)];
  }
}

function rowsOf(about: string, { lines, matched }: Answered): readonly HeldRow[] {
  return lines.map((line) => rowOf({ ...line, cells: [...line.cells], about, matched, fault: null }));
}

function rowOf(row: AnswerRow): HeldRow {
  return { key: row.id, parent: row.about, row, member: true };
}

function faultRow(about: string, fault: string): HeldRow {
  return rowOf({ id: 'fault', about, cells: [], value: null, count: 0, matched: 0, fault });
}

/** PostgreSQL: query_canceled. */
const TOOK_TOO_LONG = '57014';

function faultOf(error: unknown): string | null {
  if (error instanceof Unanswerable) return error.message;
  const isLate = error instanceof Error && 'code' in error && error.code === TOOK_TOO_LONG;
  return isLate ? 'This takes longer than a report may: narrow it by a condition, such as the last days.' : null;
}

function saved(db: Db) {
  return db.withTables<AdHocTables>().selectFrom('service.ad_hoc_report').selectAll();
}
type Saved = Awaited<ReturnType<ReturnType<typeof saved>['execute']>>[number];

/** One's own, and what others share. */
function held(found: Saved): HeldRow {
  const { id, name, owner, shared, form, conditions: where } = found;
  const row: RowOf<typeof AdHocReports> = {
    ...{ id, name, ownerId: found.owner_id, owner, shared, form, where, changedAt: found.changed_at },
  };
  const guard = { restriction: shared ? 'none' : 'concealed', allowed: [found.owner_id] } as const;
  return { key: id, row, member: !found.dropped, guard, guardedAt: found.guarded_at };
}

export const adHocReportsView: ViewSource = {
  declaration: AdHocReports,
  list: async (db, { limit, after }) => {
    let query = saved(db).where('dropped', '=', false);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await saved(db)
        .where('id', 'in', [...keys])
        .execute()
    ).map(held);
  },
};
