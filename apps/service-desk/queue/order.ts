import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenServiceIncidents } from '../../../modules/service/contract.ts';

export type ServiceIncidentRow = RowOf<typeof OpenServiceIncidents>;
export type Clock = ServiceIncidentRow['clocks'][number];

/** The clock that breaks first; null: none runs. */
export function nextClock({ clocks }: Pick<ServiceIncidentRow, 'clocks'>): Clock | null {
  let next: Clock | null = null;
  for (const clock of clocks) if (!clock.paused && (next === null || clock.dueAt < next.dueAt)) next = clock;
  return next;
}

/** Next to break first; of those due in the same minute what matters to operations; what has no running clock comes last, the oldest first. */
export function byNextBreach(rows: readonly ServiceIncidentRow[]): readonly ServiceIncidentRow[] {
  const due = rows.map((row) => ({ row, at: nextClock(row)?.dueAt ?? LAST }));
  return due.toSorted((a, b) => compare(a, b)).map(({ row }) => row);
}

interface Due {
  readonly row: ServiceIncidentRow;
  readonly at: number;
}

const LAST = Number.MAX_SAFE_INTEGER;
const MINUTE_MS = 60_000;

function compare(a: Due, b: Due): number {
  const minutes = Math.floor(a.at / MINUTE_MS) - Math.floor(b.at / MINUTE_MS);
  if (minutes !== 0) return minutes;
  const vip = Number(b.row.vip !== null) - Number(a.row.vip !== null);
  return vip || a.at - b.at || a.row.raisedAt - b.row.raisedAt || (a.row.id < b.row.id ? -1 : 1);
}
