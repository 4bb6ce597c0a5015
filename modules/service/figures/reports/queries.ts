import { type Db, type HeldRow, numberAfter, type ViewSource } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { ReportTables } from './tables.ts';
import { MadeReports, ReportSchedules } from './views.ts';

function schedules(db: Db) {
  return db.withTables<ReportTables>().selectFrom('service.report_schedule').selectAll();
}
type Schedule = Awaited<ReturnType<ReturnType<typeof schedules>['execute']>>[number];

function held({ id, name, kind: group, every, at, next_at: nextAt }: Schedule): HeldRow {
  const row: RowOf<typeof ReportSchedules> = { id, name, group, every, at, nextAt };
  return { key: id, row, member: nextAt !== null };
}

export const reportSchedulesView: ViewSource = {
  declaration: ReportSchedules,
  list: async (db, { limit, after }) => {
    let query = schedules(db).where('next_at', 'is not', null);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await schedules(db)
        .where('id', 'in', [...keys])
        .execute()
    ).map(held);
  },
};

/** Read when asked for: a report of years ago is as near as the last. */
export const madeReportsView: ViewSource = {
  declaration: MadeReports,
  list: async (db, { filters, limit, after }) => {
    let query = db.withTables<ReportTables>().selectFrom('service.report_made').selectAll();
    const before = numberAfter(after);
    if (before !== null) query = query.where('position', '<', before);
    const wanted = numberAfter(filters.id ?? null);
    if (wanted !== null) query = query.where('position', '=', wanted);
    const found = await query.orderBy('position', 'desc').limit(limit).execute();
    return found.map((one): HeldRow => {
      const { position, schedule_id: scheduleId, name, kind: group, rows } = one;
      const id = String(position);
      const span = { from: one.from_at, to: one.to_at, madeAt: one.made_at };
      const row: RowOf<typeof MadeReports> = { id, scheduleId, name, group, ...span, rows };
      return { key: id, row, member: true };
    });
  },
};
