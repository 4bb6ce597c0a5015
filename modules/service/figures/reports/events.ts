import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';
import { DeskFigures } from '../views.ts';

export const ReportGroup = DeskFigures.row.shape.group;
export const Every = z.enum(['day', 'week', 'month']);
/** What was counted of one team, category, …: as it stood when the report was made. */
export const ReportRow = DeskFigures.row.omit({ id: true, group: true });

export const reportEvents = defineEvents({
  'service.ReportScheduled': {
    data: z.object({
      name: z.string(),
      group: ReportGroup,
      every: Every,
      /** Local time. */
      at: z.string(),
      nextAt: z.number(),
    }),
  },
  'service.ReportMade': {
    data: z.object({ from: z.number(), to: z.number(), rows: z.array(ReportRow), nextAt: z.number() }),
  },
  'service.ReportEnded': { data: z.object({}) },
});
export type ReportEvent = EventOf<typeof reportEvents>;
