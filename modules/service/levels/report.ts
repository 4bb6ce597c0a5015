import { type Shares, sharesOf } from './chain.ts';
import type { Metric } from './clock.ts';
import { historyOf, type RecordHistory } from './record-history.ts';
import type { LevelRecord } from './records.ts';
import { type Working, workingsOf } from './working.ts';

/** One clock that was decided in a period: met when what it waits for was done, missed when its target passed. */
export interface Decided {
  readonly record: LevelRecord;
  readonly working: Working;
  readonly history: RecordHistory;
  readonly decidedAt: number;
}

/** What came of the clocks of a period, from their history: what happens to a record later changes nothing of it. */
export function decidedClocks(
  records: readonly LevelRecord[],
  { from, until, reopenDays }: { readonly from: number; readonly until: number; readonly reopenDays: number },
): readonly Decided[] {
  return records.flatMap((record) => {
    const history = historyOf(record.events, reopenDays);
    if (history === null) return [];
    return workingsOf(history, until).flatMap((working) => {
      const decidedAt = decisionOf(working);
      if (decidedAt === null || decidedAt < from || decidedAt >= until) return [];
      return [{ record, working, history, decidedAt }];
    });
  });
}

/** Null: it runs, or never counted. */
function decisionOf({
  state,
  breached,
  breachedByReclassification,
  dueAt,
  attachedAt,
  stoppedAt,
}: Working): number | null {
  if (state === 'cancelled') return null;
  if (breached) return breachedByReclassification ? attachedAt : dueAt;
  return state === 'met' ? stoppedAt : null;
}

/** One line of the report: the clocks of one kind under one agreement, for one service. */
export interface ReportLine {
  readonly agreementId: string;
  readonly serviceId: string | null;
  readonly metric: Metric;
  readonly priority: number;
  readonly targetMs: number;
  readonly count: number;
  readonly met: number;
  readonly missed: number;
  readonly byReclassification: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

export function reportLines(decided: readonly Decided[]): readonly ReportLine[] {
  const groups = Map.groupBy(decided, ({ record, working }) =>
    JSON.stringify([working.agreementId, record.serviceId, working.metric, working.priority]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { agreementId, metric, priority, targetMs } = first.working;
    const missed = group.filter(({ working }) => working.breached);
    const elapsed = group.map(({ working }) => working.elapsedMs).toSorted((a, b) => a - b);
    return [
      {
        ...{ agreementId, serviceId: first.record.serviceId, metric, priority, targetMs },
        ...{ count: group.length, met: group.length - missed.length, missed: missed.length },
        byReclassification: missed.filter(({ working }) => working.breachedByReclassification).length,
        ...{ medianMs: nth(elapsed, 0.5), p90Ms: nth(elapsed, 0.9) },
      },
    ];
  });
}

/** The least value that so large a part does not exceed. */
function nth(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

/** One missed clock with who held the time. */
export interface Miss extends Decided {
  readonly overMs: number;
  readonly shares: Shares;
}

export function missesOf(decided: readonly Decided[]): readonly Miss[] {
  return decided
    .filter(({ working }) => working.breached)
    .map((one) => {
      const { working, history } = one;
      const end = working.stoppedAt ?? working.startedAt + working.actualElapsedMs;
      const target = history.attached
        .flatMap(({ at, targets }) => targets.map((found) => ({ at, found })))
        .find(({ at, found }) => at === working.attachedAt && found.metric === working.metric)?.found;
      const none: Shares = { teams: [], supplierMs: 0, supplierShare: 0 };
      const shares = target === undefined ? none : sharesOf(history, target, end);
      return { ...one, overMs: Math.max(0, -working.remainingMs), shares };
    });
}
