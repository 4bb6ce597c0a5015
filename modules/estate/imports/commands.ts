import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. network-scan');
const importId = '0198c2f0-9999-7000-8000-000000000009';
const Short = z.string().trim().max(200);

/** So many rows in one command: it holds the order of the log for some hundredths of a second. */
export const ROWS_TOGETHER = 200;

export const ImportRow = z.object({
  /** Of the file. */
  line: z.int().min(1),
  classId: Slug.nullable().default(null),
  label: Short.nullable().default(null),
  name: Short.nullable().default(null),
  stage: Slug.nullable().default(null),
  values: z.record(z.string(), z.string().max(2_000)),
});
export type ImportRow = z.output<typeof ImportRow>;

export const ImportRows = declareCommand({
  name: 'estate.importRows',
  summary:
    'Take in rows of a file: add what is new, change what the source is believed for, and keep the rest as findings',
  permission: 'estate.import',
  schema: z.object({
    importId: Id,
    source: Slug,
    fileName: Short.default(''),
    /** Fields by which an item is known again, the best first; `label` is one. */
    identify: z.array(z.string()).min(1).max(8),
    /** `items`: a row is one item; `models`: a row tells of every item of a model, and adds none. */
    rowsAre: z.enum(['items', 'models']).default('items'),
    rows: z.array(ImportRow).min(1).max(ROWS_TOGETHER),
    /** True: only says what it would do. */
    dryRun: z.boolean().default(false),
  }),
  refusals: {
    'no-such-source': 'The force has no such source.',
    'undone-already': 'This import was undone.',
  },
  example: {
    ...{ importId, source: 'network-scan', fileName: 'scan.csv', identify: ['serial', 'hostname'], dryRun: true },
    rows: [{ line: 2, classId: 'switch', name: 'Switch', values: { hostname: 'oak-sw-9', serial: 'FOC1234' } }],
  },
});

export const UndoImport = declareCommand({
  name: 'estate.undoImport',
  summary: 'Undo an import: what nobody has worked on since is as it was before. Repeat it while some are left',
  permission: 'estate.import',
  schema: z.object({ importId: Id, reason: z.string().trim().min(1).max(2_000) }),
  refusals: { 'no-such-import': 'There is no import with this id.', 'undone-already': 'This import was undone.' },
  example: { importId, reason: 'It was last year’s file' },
});
