import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { DifferenceKind } from './differences.ts';

const Here = z.enum(['met', 'missed', 'none']);
const Said = z.boolean().nullable();

export const HistoryImports = declareView({
  name: 'service.historyImports',
  summary: 'Files of history that were taken in, with what became of their records and what the source says otherwise',
  key: 'id',
  permission: 'service-history.import',
  personal: true,
  row: z.object({
    id: z.string(),
    source: z.string(),
    kind: z.enum(['it-incidents', 'people']),
    /** Null when erased. */
    fileName: z.string().nullable(),
    author: z.string(),
    at: z.number(),
    added: z.number(),
    continued: z.number(),
    same: z.number(),
    faults: z.array(z.object({ line: z.number(), why: z.string() })),
    /** Records by kind of difference. */
    differences: z.array(z.object({ kind: DifferenceKind, count: z.number() })),
    /** Resolution targets by priority: what the source says, and what the clock here makes of the same events. */
    compared: z.array(z.object({ priority: z.number(), said: Said, here: Here, count: z.number() })),
    undoneAt: z.number().nullable(),
  }),
});

export const ImportedRecords = declareView({
  name: 'service.importedRecords',
  summary: 'Records of one import that differ from what the source says of them (`difference=sla-missed-here`)',
  key: 'id',
  parent: 'importId',
  permission: 'service-history.import',
  personal: true,
  row: z.object({
    id: z.string(),
    importId: z.string(),
    reference: z.string(),
    priority: z.number(),
    said: Said,
    here: Here,
    differences: z.array(DifferenceKind),
    undone: z.enum(['undone', 'kept']).nullable(),
  }),
});
