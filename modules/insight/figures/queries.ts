import { type Clock, type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { Behind, type Measure, Measures, measures } from '../views.ts';
import { figureOf, type Period, periodOf } from './period.ts';
import { type RecordRow, recordsOf, rowsOf } from './records.ts';

export interface FigureNeeds {
  readonly pack: () => Pick<Pack, 'timezone' | 'supervision'>;
  readonly clock: Clock;
}

type MeasureRow = RowOf<typeof Measures>;

/** Read when asked for, and not fed: figures of a week do not change while somebody looks at them. */
export function measuresView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: Measures,
    list: async (db, { filters, after, limit }) => {
      const period = periodOf(filters, clock.now(), pack());
      const all: HeldRow[] = [];
      for (const measure of measures) all.push(...(await measured(db, measure, period)));
      const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
      return all.slice(from, from + limit);
    },
  };
}

async function measured(db: Db, measure: Measure, period: Period): Promise<readonly HeldRow[]> {
  const rows = await rowsOf<Omit<MeasureRow, 'id' | 'measure'>>(
    db,
    sql`
    SELECT part_of AS "group", count(*) AS count, count(*) FILTER (WHERE within) AS within,
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY took) / 1000.0)::float8 AS "medianSeconds",
           round(percentile_cont(0.9) WITHIN GROUP (ORDER BY took) / 1000.0)::float8 AS "p90Seconds"
      FROM (${recordsOf(measure, period)}) AS record WHERE part_of IS NOT NULL GROUP BY part_of ORDER BY part_of`,
  );
  return rows.map((row) => {
    const id = `${measure}:${row.group}`;
    const within = measure === 'unresourced' ? null : row.within;
    return { key: id, row: { ...row, within, id, measure } satisfies MeasureRow, member: true };
  });
}

type BehindRow = RowOf<typeof Behind>;

/** Newest first. `after` is the id of the last record of the page before. */
export function behindView({ pack, clock }: FigureNeeds): ViewSource {
  return {
    declaration: Behind,
    list: async (db, { filters, limit, after }) => {
      const figure = figureOf(filters);
      if (figure === null) return [];
      const records = recordsOf(figure.measure, periodOf(filters, clock.now(), pack()));
      const part = figure.part === 'all' ? sql`` : sql`AND within = ${figure.part === 'within'}`;
      const page =
        after === null
          ? sql``
          : sql`AND (received_at, id) < (SELECT received_at, id FROM (${records}) AS last WHERE last.id = ${after})`;
      const rows = await rowsOf<RecordRow>(
        db,
        sql`SELECT * FROM (${records}) AS record WHERE part_of = ${figure.group} ${part} ${page}
             ORDER BY received_at DESC, id DESC LIMIT ${limit}`,
      );
      return rows.map(held);
    },
    // Number, grade, place and clock show under a restriction; what it is about does not.
    mask: (row: BehindRow): BehindRow => ({ ...row, code: '', channel: 'other', reason: null }),
  };
}

function held(row: RecordRow): HeldRow {
  const { restriction, allowed } = row;
  const view: BehindRow = {
    id: row.id,
    number: row.number,
    incidentId: row.incident_id,
    code: row.code,
    grade: row.grade,
    areaId: row.area_id,
    channel: row.channel,
    receivedAt: row.received_at,
    seconds: row.took === null ? null : Math.round(row.took / 1000),
    within: row.within,
    reason: row.reason,
  };
  return { key: row.id, row: view, member: true, guard: { restriction, allowed }, guardedAt: row.guarded_at };
}
