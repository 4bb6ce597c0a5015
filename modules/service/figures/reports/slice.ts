import { idOfStream, type Reaction, type Slice } from '../../../../kernel/index.ts';
import type { CommitmentNeeds } from '../commitment-queries.ts';
import { MakeReport } from './commands.ts';
import { reportEvents } from './events.ts';
import { reportHandlers } from './handlers.ts';
import { reportProjection } from './projections.ts';
import { madeReportsView, reportSchedulesView } from './queries.ts';
import { MAKE, scheduleAggregate } from './schedule.ts';
import { ReportSchedules } from './views.ts';

const STREAM = 'service.report-schedule/';

/** Its time has come. */
const makeAtItsTime: Reaction = {
  name: 'service.makeReports',
  author: 'scheduled reports',
  on: ['kernel.DeadlineBreached'],
  react: async ({ stream, data }) => {
    const { key, dueAt } = data as { readonly key: string; readonly dueAt: number };
    if (key !== MAKE || !stream.startsWith(STREAM)) return [];
    return [{ name: MakeReport.name, input: { scheduleId: idOfStream(stream), dueAt } }];
  },
};

/** Figures of the desk that are made as reports by themselves. */
export function reports(needs: CommitmentNeeds): Slice {
  return {
    tables: { report_schedule: 'projection', report_made: 'projection' },
    permissions: [],
    events: reportEvents,
    aggregates: [scheduleAggregate],
    handlers: reportHandlers(needs),
    projections: [reportProjection],
    views: [reportSchedulesView, madeReportsView],
    reactions: [makeAtItsTime],
    live: ({ stream }) =>
      stream.startsWith(STREAM) ? [{ view: ReportSchedules.name, keys: [idOfStream(stream)] }] : [],
  };
}
