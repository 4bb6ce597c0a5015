import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

/** Of the resolution target: what the source says, and what the clock here makes of the same events. */
const Compared = z.object({
  priority: z.number(),
  said: z.boolean().nullable(),
  here: z.enum(['met', 'missed', 'none']),
});
export type Compared = z.output<typeof Compared>;

/** Of one record of history; they stand in its own stream. */
export const importedEvents = defineEvents({
  /** What follows of the same command happened at the source, as far as its rows say. */
  'service.ServiceIncidentImported': {
    data: z.object({
      importId: z.string(),
      source: z.string(),
      reference: z.string(),
      /** How far the rows go that were taken in. */
      rows: z.number(),
      lastAt: z.number(),
      lastChanges: z.number().nullable(),
      compared: Compared,
      differences: z.array(z.string()),
    }),
  },
  /** Kept: somebody has worked on it since. */
  'service.ServiceIncidentImportUndone': { data: z.object({ importId: z.string(), kept: z.boolean() }) },
});
export type ImportedEvent = EventOf<typeof importedEvents>;

/** Of the import as a whole. */
export const importEvents = defineEvents({
  /** A portion of a file was taken in; a file may come in several. */
  'service.HistoryImported': {
    data: z.object({
      source: z.string(),
      /** Left out: IT incidents. */
      kind: z.enum(['it-incidents', 'people']).optional(),
      added: z.number(),
      continued: z.number(),
      same: z.number(),
      faults: z.array(z.object({ line: z.number(), why: z.string() })),
      /** Records by kind of difference. */
      differences: z.record(z.string(), z.number()),
      compared: z.array(Compared.extend({ count: z.number() })),
    }),
    detail: z.object({ fileName: z.string() }),
  },
  'service.HistoryImportUndone': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type ImportEvent = EventOf<typeof importEvents>;
