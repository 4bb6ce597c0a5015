import type { ItemRow } from '../estate/filter.ts';

/** What carries this label, serial number or asset tag; more than one thing: null, as nobody can tell which is meant. */
export function foundByScan(rows: readonly ItemRow[], scanned: string): ItemRow | null {
  const text = scanned.trim().toLowerCase();
  if (text === '') return null;
  const labelled = rows.find(({ label }) => label.toLowerCase() === text);
  if (labelled !== undefined) return labelled;
  const marked = rows.filter(({ marks }) => marks.toLowerCase().split(' ').includes(text));
  return marked.length === 1 ? (marked[0] ?? null) : null;
}
