import { z } from 'zod';

/** A field of a record as it was and as it is from now on, in words. */
export const ChangedField = z.object({ field: z.string(), from: z.string(), to: z.string() });
type ChangedField = z.output<typeof ChangedField>;

/** A log is read line by line: of a long text its beginning says which it was; the whole of it stands in the record's history. */
const LONGEST = 200;

/** Field → what people call it. */
type Names<Fields> = Readonly<Partial<Record<keyof Fields & string, string>>>;

/** What is otherwise than before, of the fields that have a name. */
export function changedFields<Fields extends object>(
  names: Names<Fields>,
  before: Partial<Fields> | null,
  after: Fields,
): ChangedField[] {
  return Object.keys(names).flatMap((key) => {
    const name = names[key as keyof Fields & string] ?? key;
    const [was, is] = [before, after].map((one) => one?.[key as keyof Fields]);
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) return [];
    return [{ field: name, from: before === null ? 'erased' : wordsOf(was), to: wordsOf(is) }];
  });
}

/** The line of a log. */
export function changedWords(changed: readonly ChangedField[]): string {
  return changed.map(({ field, from, to }) => `${field}: ${from} → ${to}`).join('\n');
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : cut(value.join(', '));
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([key, part]) => `${key} ${part}`);
    return parts.length === 0 ? 'none' : cut(parts.join(', '));
  }
  return cut(String(value));
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
