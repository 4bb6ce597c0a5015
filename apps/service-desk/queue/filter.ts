import type { ServiceIncidentRow } from './order.ts';

/** What a row is looked through by: names, not codes. */
export interface Names {
  readonly nameOf: (kind: 'teams' | 'categories' | 'services', id: string | null) => string;
}

export type Filter = (row: ServiceIncidentRow) => boolean;

const sought = new WeakMap<ServiceIncidentRow, string>();

/** Made once for each row as it stands: a row that changes is another object. */
function textOf(row: ServiceIncidentRow, { nameOf }: Names): string {
  const held = sought.get(row);
  if (held !== undefined) return held;
  const { number, summary, reporter, assignee, vip, source, situation } = row;
  const names = [nameOf('teams', row.teamId), nameOf('categories', row.categoryId), nameOf('services', row.serviceId)];
  const parts = [number, `p${row.priority}`, summary, reporter, assignee, vip, source, situation, ...names];
  const text = parts.filter(Boolean).join(' ').toLowerCase();
  sought.set(row, text);
  return text;
}

/** Every word must stand in the row; `-word` must not. Null: nothing is asked. */
export function filterOf(text: string, names: Names): Filter | null {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const wanted = words.filter((word) => !word.startsWith('-'));
  const unwanted = words.filter((word) => word.startsWith('-') && word.length > 1).map((word) => word.slice(1));
  return (row) => {
    const all = textOf(row, names);
    return wanted.every((word) => all.includes(word)) && !unwanted.some((word) => all.includes(word));
  };
}
