import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';
import { Every, ReportGroup, ReportRow } from './events.ts';

export const ReportSchedules = declareView({
  name: 'service.reportSchedules',
  summary: 'Reports that are made by themselves, and when next',
  key: 'id',
  permission: 'service-incident.read',
  personal: false,
  row: z.object({
    id: z.string(),
    name: z.string(),
    group: ReportGroup,
    every: Every,
    at: z.string(),
    /** Null: it is made no more. */
    nextAt: z.number().nullable(),
  }),
});

export const MadeReports = declareView({
  name: 'service.madeReports',
  summary: 'Reports as they were made, the newest first, with their numbers of that time',
  key: 'id',
  permission: 'service-incident.read',
  personal: false,
  row: z.object({
    id: z.string(),
    scheduleId: z.string(),
    name: z.string(),
    group: ReportGroup,
    from: z.number(),
    to: z.number(),
    madeAt: z.number(),
    rows: z.array(ReportRow),
  }),
});
