import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

const groups = ['all', 'priority', 'team', 'category', 'service', 'item', 'site'] as const;

export const DeskFigures = declareView({
  name: 'service.deskFigures',
  summary:
    'How the desk does between two times (filters from, to in milliseconds), by priority, team, category, service, item and station',
  key: 'id',
  permission: 'service-incident.read',
  personal: false,
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
    /** That missed a target. */
    missed: z.number(),
    /** From report to resolution, of those resolved; null: none was. */
    meanMinutes: z.number().nullable(),
    /** Not resolved now, whenever reported. */
    open: z.number(),
    oldestOpenAt: z.number().nullable(),
  }),
});
