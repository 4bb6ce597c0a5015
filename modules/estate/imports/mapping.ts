import { z } from 'zod';
import type { CsvFault, CsvTable } from './csv.ts';

/** What a column of a file becomes: a field of the item, or one of these. */
const Target = z
  .string()
  .regex(/^(label|name|stage|class|[a-z][a-zA-Z0-9]*)$/, 'label, name, stage, class, or a field');

/** How a file is read: by which source, what each column is, and by which fields an item is known again, the best first. */
export const Mapping = z.strictObject({
  source: z.string(),
  /** Of items that the file does not name the class of. */
  classId: z.string().nullable().default(null),
  columns: z.record(z.string(), Target),
  identify: z.array(z.string()).min(1),
});
export type Mapping = z.output<typeof Mapping>;

interface MappedRow {
  readonly line: number;
  readonly classId: string | null;
  readonly label: string | null;
  readonly name: string | null;
  readonly stage: string | null;
  readonly values: Readonly<Record<string, string>>;
}

export interface Mapped {
  readonly rows: readonly MappedRow[];
  readonly faults: readonly CsvFault[];
}

const own = new Set(['label', 'name', 'stage', 'class']);

/** The rows of a table as the mapping reads them; a column that is mapped and not there is a fault of line 1. */
export function mapTable({ columns, rows, faults }: CsvTable, mapping: Mapping): Mapped {
  const missing = Object.keys(mapping.columns).filter((column) => !columns.includes(column));
  const lost = missing.map((column) => ({ line: 1, why: `There is no column ${column}.` }));
  const pairs = Object.entries(mapping.columns).filter(([column]) => columns.includes(column));
  return {
    faults: [...lost, ...faults],
    rows: rows.map(({ line, values }) => {
      const read = new Map(pairs.map(([column, target]) => [target, values[column] ?? '']));
      const of = (target: string): string | null => read.get(target) || null;
      const fields = [...read].filter(([target]) => !own.has(target));
      return {
        ...{ line, classId: of('class') ?? mapping.classId, label: of('label'), name: of('name'), stage: of('stage') },
        values: Object.fromEntries(fields),
      };
    }),
  };
}

/** Columns that are named as a field is need no word of anybody. */
export function guessColumns(
  columns: readonly string[],
  fields: readonly { readonly id: string; readonly name: string }[],
): Readonly<Record<string, string>> {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const known = new Map([
    ...fields.flatMap(({ id, name }) => [[plain(name), id] as const, [plain(id), id] as const]),
    ...[...own].map((target) => [target, target] as const),
  ]);
  return Object.fromEntries(
    columns.flatMap((column) => {
      const target = known.get(plain(column));
      return target === undefined ? [] : [[column, target]];
    }),
  );
}
