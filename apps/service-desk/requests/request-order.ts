import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenRequests } from '../../../modules/service/contract.ts';

export type RequestRow = RowOf<typeof OpenRequests>;

/** What is due next comes first; what is delivered and only waits for a word comes last. */
export function byNextDue(rows: readonly RequestRow[]): readonly RequestRow[] {
  const rank = ({ situation }: RequestRow): number => (situation === 'delivered' ? 1 : 0);
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

/** What is done next of it, and by whom. */
export function nextOf(row: RequestRow): { readonly what: string; readonly teamId: string | null } {
  if (row.situation === 'approving') return { what: `Waits for ${row.approver ?? 'a yes'}`, teamId: null };
  const ready = row.tasks.find((task) => task.ready);
  if (row.situation === 'delivered' || ready === undefined) return { what: 'Delivered', teamId: null };
  return { what: ready.name, teamId: ready.teamId };
}
