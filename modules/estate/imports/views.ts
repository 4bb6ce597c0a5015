import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Imports = declareView({
  name: 'estate.imports',
  summary: 'Files that were taken in, with what became of their rows',
  key: 'id',
  permission: 'estate.import',
  personal: true,
  row: z.object({
    id: z.string(),
    source: z.string(),
    /** Null when erased. */
    fileName: z.string().nullable(),
    author: z.string(),
    at: z.number(),
    added: z.number(),
    changed: z.number(),
    same: z.number(),
    findings: z.number(),
    faults: z.array(z.object({ line: z.number(), why: z.string() })),
    undoneAt: z.number().nullable(),
  }),
});
