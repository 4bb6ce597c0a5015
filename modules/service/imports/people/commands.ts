import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';

const Short = z.string().trim().max(200);

/** So many people in one command: each is looked for by name or number. */
export const PEOPLE_TOGETHER = 25;

/** Somebody as a list of staff has them; what it does not say is empty and stays as it is. */
export const PersonRow = z.object({
  /** Of the file. */
  line: z.int().min(1),
  /** Collar number, call sign or whole name: somebody with an account here. */
  who: z.string().trim().min(1).max(200),
  /** A station by its name or code. */
  site: Short.default(''),
  callBack: Short.default(''),
  /** Who leads them, and who stands in for them: as `who`. */
  manager: Short.default(''),
  deputy: Short.default(''),
});
export type PersonRow = z.output<typeof PersonRow>;

export const ImportPeople = declareCommand({
  name: 'service.importPeople',
  summary: 'Take a list of staff in: where they work, how they are reached, who leads them and who stands in for them',
  permission: 'service-history.import',
  schema: z.object({
    importId: z.uuid(),
    source: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. staff-list'),
    fileName: Short.default(''),
    people: z.array(PersonRow).min(1).max(PEOPLE_TOGETHER),
    /** True: only says what it would do. */
    dryRun: z.boolean().default(false),
  }),
  refusals: { 'undone-already': 'This import was undone.' },
  example: {
    ...{ importId: '0198c2f0-9999-7000-8000-00000000001a', source: 'staff-list', fileName: 'staff.csv', dryRun: true },
    people: [{ line: 2, who: '1234', site: 'Oakham Police Station', manager: '0042' }],
  },
});
