import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';
import { Every, ReportGroup } from './events.ts';

const Id = z.uuid();
const scheduleId = '0198c2f0-6666-7000-8000-000000000001';
const absent = { 'no-such-schedule': 'There is no such schedule, or it has ended.' };

export const ScheduleReport = declareCommand({
  name: 'service.scheduleReport',
  summary:
    'Have the figures of the desk made as a report each day, each Monday or each first of a month; or change that',
  permission: 'service-incident.work',
  schema: z.object({
    scheduleId: Id,
    name: z.string().trim().min(3).max(100),
    group: ReportGroup,
    every: Every,
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time, e.g. 07:00'),
  }),
  example: { scheduleId, name: 'Monday of the teams', group: 'team', every: 'week', at: '07:00' },
});

export const EndReportSchedule = declareCommand({
  name: 'service.endReportSchedule',
  summary: 'Have a report made no more; what was made stays',
  permission: 'service-incident.work',
  schema: z.object({ scheduleId: Id }),
  refusals: absent,
  example: { scheduleId },
});

export const MakeReport = declareCommand({
  name: 'service.makeReport',
  summary: 'Make a report at its time (the system alone)',
  permission: 'service-incident.flow',
  schema: z.object({ scheduleId: Id, dueAt: z.int() }),
  refusals: absent,
  example: { scheduleId, dueAt: 1_795_676_400_000 },
});
