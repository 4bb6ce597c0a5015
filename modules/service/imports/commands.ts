import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. servicenow');
const Short = z.string().trim().max(200);
const Long = z.string().trim().max(20_000);
const Instant = z.int().min(0);
const Level = z.int().min(1).max(5);
const Count = z.int().min(0).max(100_000);
const importId = '0198c2f0-9999-7000-8000-000000000019';

/** So many records in one command: it holds the order of the log for some hundredths of a second. */
export const RECORDS_TOGETHER = 25;
const MOST_ROWS = 400;

/** Where a record stands in the words of this house; `waiting-other`: for what stops no clock here. */
export const HistoryState = z.enum([
  'new',
  'open',
  'waiting-user',
  'waiting-supplier',
  'waiting-date',
  'waiting-other',
  'resolved',
  'closed',
  'cancelled',
]);

/** One row of a source: how a record stood at `at`. What the source does not say is null or empty. */
export const HistoryRow = z.object({
  /** Of the file. */
  line: z.int().min(1),
  at: Instant,
  /** How often it had been changed by then, as the source counts. */
  changes: Count.nullable().default(null),
  state: HistoryState,
  resolvedAt: Instant.nullable().default(null),
  closedAt: Instant.nullable().default(null),
  impact: Level,
  urgency: Level,
  /** As the source has it; what it comes to here is worked out. */
  priority: Level.nullable().default(null),
  teamId: Slug.nullable().default(null),
  /** As the source calls the team. */
  group: Short.default(''),
  assignee: Short.default(''),
  resolution: Long.default(''),
  reopened: Count.nullable().default(null),
  reassigned: Count.nullable().default(null),
  madeSla: z.boolean().nullable().default(null),
});
export type HistoryRow = z.output<typeof HistoryRow>;

export const HistoryRecord = z.object({
  /** What people call it at the source, e.g. INC0010001: by this it is known again. */
  reference: z.string().trim().min(1).max(100),
  openedAt: Instant,
  summary: z.string().trim().min(3).max(200),
  description: Long.default(''),
  reporter: Short.default(''),
  callBack: Short.default(''),
  categoryId: Slug.nullable().default(null),
  serviceId: Slug.nullable().default(null),
  /** What else the source says of it, by its own names. */
  parameters: z.record(z.string().max(100), z.string().max(2000)).default({}),
  rows: z.array(HistoryRow).min(1).max(MOST_ROWS),
});
export type HistoryRecord = z.output<typeof HistoryRecord>;

export const ImportHistory = declareCommand({
  name: 'service.importHistory',
  summary:
    'Take IT incidents of another service desk in, with the times at which things happened there: each goes through the rules of this one',
  permission: 'service-history.import',
  schema: z.object({
    importId: Id,
    source: Slug,
    fileName: Short.default(''),
    /** `changes`: a record has a row for each time it changed; `records`: one, as it stands. */
    rowsAre: z.enum(['records', 'changes']),
    records: z.array(HistoryRecord).min(1).max(RECORDS_TOGETHER),
    /** True: only says what it would do. */
    dryRun: z.boolean().default(false),
  }),
  refusals: { 'undone-already': 'This import was undone.' },
  example: {
    ...{ importId, source: 'servicenow', fileName: 'incidents.json', rowsAre: 'records', dryRun: true },
    records: [
      {
        ...{ reference: 'INC0010001', summary: 'Control room headset has no sound', openedAt: 1_767_600_900_000 },
        rows: [{ line: 1, at: 1_767_603_600_000, state: 'new', impact: 2, urgency: 2, priority: 3 }],
      },
    ],
  },
});

export const UndoHistoryImport = declareCommand({
  name: 'service.undoHistoryImport',
  summary: 'Undo an import of history: what nobody has worked on since goes. Repeat it while some are left',
  permission: 'service-history.import',
  schema: z.object({ importId: Id, reason: z.string().trim().min(1).max(2_000) }),
  refusals: { 'no-such-import': 'There is no import with this id.', 'undone-already': 'This import was undone.' },
  example: { importId, reason: 'It was the test instance' },
});
