import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenServiceIncidents } from '../../../modules/service/contract.ts';

export type ServiceIncidentRow = RowOf<typeof OpenServiceIncidents>;
export type Clock = ServiceIncidentRow['clocks'][number];

/** The clock that breaks first; null: none runs. */
export function nextClock({ clocks }: Pick<ServiceIncidentRow, 'clocks'>): Clock | null {
  const running = clocks.filter(({ paused }) => !paused);
  return running.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

/** Next to break first; what has no running clock comes after, the oldest first. */
export function byNextBreach(rows: readonly ServiceIncidentRow[]): readonly ServiceIncidentRow[] {
  const dueOf = new Map(rows.map((row) => [row.id, nextClock(row)?.dueAt ?? Number.POSITIVE_INFINITY]));
  return rows.toSorted(
    (a, b) => (dueOf.get(a.id) ?? 0) - (dueOf.get(b.id) ?? 0) || a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1),
  );
}
