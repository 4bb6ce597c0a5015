import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

const groups = ['all', 'priority', 'team', 'category', 'service', 'item', 'site', 'source', 'cause'] as const;

export const DeskFigures = declareView({
  name: 'service.deskFigures',
  summary:
    'How the desk does between two times (filters from, to in milliseconds; history=true counts what was imported as well; asAt counts each record from its log as it stood then, whatever became of it later), by priority, team, category, service, item, station, source, and causes of missed targets',
  key: 'id',
  permission: 'service-incident.read',
  personal: false,
  report: true,
  row: z.object({
    id: z.string(),
    group: z.enum(groups),
    /** Of what it is counted: `1`, `radio`, an item's id; empty for all. */
    of: z.string(),
    raised: z.number(),
    resolved: z.number(),
    /** Resolved without asking again and without another team. */
    firstContact: z.number(),
    reopened: z.number(),
    /** That missed a target; of a cause, how many targets were missed for it. */
    missed: z.number(),
    /** From report to resolution, of those resolved; null: none was. */
    meanMinutes: z.number().nullable(),
    /** Not resolved now, or as at then, whenever reported. */
    open: z.number(),
    oldestOpenAt: z.number().nullable(),
  }),
});

export const Commitments = declareView({
  name: 'service.commitments',
  summary:
    'What agreements promise besides clocks (availability, reliability, lead times), and what it came to (`month=2026-11`)',
  key: 'id',
  permission: 'service-level.read',
  personal: false,
  row: z.object({
    id: z.string(),
    agreementId: z.string(),
    serviceId: z.string().nullable(),
    metric: z.enum(['availability', 'failures', 'hours-between', 'lead-time']),
    /** Percent, failures a month, hours, or minutes of lead time. */
    promised: z.number(),
    /** Percent, failures, hours, or the percentage that came in time; null: there was nothing to measure. */
    measured: z.number().nullable(),
    kept: z.boolean().nullable(),
    /** Outages, or deliveries, that were counted. */
    count: z.number(),
  }),
});
