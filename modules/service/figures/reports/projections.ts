import { idOfStream, type Projection } from '../../../../kernel/index.ts';
import type { Past } from '../../../../kernel/pure.ts';
import type { ReportEvent } from './events.ts';
import { type ScheduleState, scheduleAggregate } from './schedule.ts';
import type { ReportTables } from './tables.ts';

/** The only writer of schedules and of what was made. */
export const reportProjection: Projection = {
  aggregate: scheduleAggregate,
  onEvent: async (tx, event, state: ScheduleState) => {
    if (state.situation === 'none') return;
    const id = idOfStream(event.stream);
    const { name, group: kind, every, at, nextAt } = state.schedule;
    const tables = tx.withTables<ReportTables>();
    const row = { name, kind, every, at, next_at: state.situation === 'running' ? nextAt : null };
    await tables
      .insertInto('service.report_schedule')
      .values({ id, ...row })
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
    // The registry has checked the event against its schema when it was appended.
    const known = event as unknown as Past<ReportEvent>;
    if (known.type !== 'service.ReportMade') return;
    const { from, to, rows } = known.data;
    await tables
      .insertInto('service.report_made')
      .values({
        ...{ position: event.position, schedule_id: id, name, kind, from_at: from, to_at: to },
        ...{ made_at: event.occurredAt, rows: JSON.stringify(rows) },
      })
      .onConflict((clash) => clash.doNothing())
      .execute();
  },
  forget: async (tx, id) => {
    await tx.withTables<ReportTables>().deleteFrom('service.report_schedule').where('id', '=', id).execute();
    await tx.withTables<ReportTables>().deleteFrom('service.report_made').where('schedule_id', '=', id).execute();
  },
};
