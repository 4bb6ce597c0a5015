import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

export const importEvents = defineEvents({
  /** A portion of a file was taken in; a file may come in several. */
  'estate.RowsImported': {
    data: z.object({
      source: z.string(),
      added: z.number(),
      changed: z.number(),
      same: z.number(),
      findings: z.number(),
      faults: z.array(z.object({ line: z.number(), why: z.string() })),
    }),
    detail: z.object({ fileName: z.string() }),
  },
  'estate.ImportTakenBack': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type ImportEvent = EventOf<typeof importEvents>;
