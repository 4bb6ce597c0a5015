import type { RowOf } from '../../../kernel/pure.ts';
import type { Custodies } from '../../../modules/estate/contract.ts';

type Row = RowOf<typeof Custodies>;

/** What is owed of it next. */
export function nextOwed({ owed }: Pick<Row, 'owed'>): Row['owed'][number] | null {
  return owed.toSorted((one, other) => one.dueAt - other.dueAt)[0] ?? null;
}

/** The lost first, by what is due next; then whatever is due next. */
export function owedFirst(rows: readonly Row[]): readonly Row[] {
  const due = new Map(rows.map((row) => [row.id, nextOwed(row)?.dueAt ?? Number.MAX_SAFE_INTEGER]));
  return rows.toSorted(
    (one, other) =>
      Number(other.lostAt !== null) - Number(one.lostAt !== null) ||
      (due.get(one.id) ?? 0) - (due.get(other.id) ?? 0) ||
      (one.label < other.label ? -1 : 1),
  );
}

/** Every word must stand in the row. */
export function shownIn(rows: readonly Row[], text: string): readonly Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ label, name, person, collar, lostAt }) => {
    const all = [label, name, person, collar, lostAt === null ? '' : 'lost'].filter(Boolean).join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
