import { type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { RetentionClass } from '../../force/index.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import { rowsOf } from '../figures/records.ts';
import { DueForReview, Retention } from '../views.ts';
import { classed } from './classed.ts';

/** The classes of the force pack, with what each holds. Nothing is disposed of here: audit's erasure does that, by a person. */
export function retentionView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: Retention,
    list: async (db) => {
      const classes = pack().supervision.retention;
      const counted = await rowsOf<Counted>(
        db,
        sql`
        SELECT class, count(*) AS count, count(*) FILTER (WHERE due AND NOT held) AS due,
               count(*) FILTER (WHERE due AND held) AS held, count(*) FILTER (WHERE reviewed_at IS NOT NULL) AS kept_longer, min(due_at) FILTER (WHERE NOT due) AS next_due_at
          FROM (${classed(classes, clock.now())}) AS record GROUP BY class`,
      );
      const counts = new Map(counted.map((row) => [row.class, row]));
      return classes.map((one) => ({ key: one.id, row: rowOf(one, counts.get(one.id)), member: true }));
    },
  };
}

interface Counted {
  readonly class: string;
  readonly count: number;
  readonly due: number;
  readonly held: number;
  readonly kept_longer: number;
  readonly next_due_at: number | null;
}

function rowOf(one: RetentionClass, counted: Counted | undefined): RowOf<typeof Retention> {
  const { id, name, keepDays, basis, group = null } = one;
  const { count = 0, due = 0, held = 0, kept_longer: keptLonger = 0, next_due_at: nextDueAt = null } = counted ?? {};
  return { id, name, group, keepDays, basis, count, due, held, keptLonger, nextDueAt };
}

interface DueRecord {
  readonly id: string;
  readonly class: string;
  readonly records: 'incident' | 'contact';
  readonly number: string;
  readonly ended_at: number;
  readonly due_at: number;
  readonly held: boolean;
  readonly reviewed_at: number | null;
  readonly reviewed_by: string | null;
  readonly restriction: 'none' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
  readonly guarded_at: number;
}

/** Longest due first: whoever reviews begins with what has been kept beyond its time the longest. */
export function dueForReviewView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: DueForReview,
    list: async (db, { filters, limit, after }) => {
      const { retention } = pack().supervision;
      const names = new Map(retention.map(({ id, name }) => [id, name]));
      const records = classed(retention, clock.now());
      // What a restricted record is about would show by which question finds it.
      const of = filters.class === undefined ? sql`` : sql`AND class = ${filters.class} AND restriction = 'none'`;
      const page =
        after === null
          ? sql``
          : sql`AND (due_at, id) > (SELECT due_at, id FROM (${records}) AS last WHERE last.id = ${after})`;
      const rows = await rowsOf<DueRecord>(
        db,
        sql`SELECT * FROM (${records}) AS record WHERE due ${of} ${page} ORDER BY due_at, id LIMIT ${limit}`,
      );
      return rows.map((row) => heldRow(row, names.get(row.class) ?? row.class));
    },
    // Its number and clock show under a restriction; what class it is of says what it is about.
    mask: (row: RowOf<typeof DueForReview>): RowOf<typeof DueForReview> => ({ ...row, class: '', className: '' }),
  };
}

function heldRow(found: DueRecord, className: string): HeldRow {
  const { id, records, number, held, restriction, allowed } = found;
  const times = { endedAt: found.ended_at, dueAt: found.due_at };
  const review = { reviewedAt: found.reviewed_at, reviewedBy: found.reviewed_by };
  const row: RowOf<typeof DueForReview> = {
    id,
    records,
    number,
    class: found.class,
    className,
    ...times,
    held,
    ...review,
  };
  return { key: id, row, member: true, guard: { restriction, allowed }, guardedAt: found.guarded_at };
}
