import { csvOf } from '../../../client/csv.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ReportMisses, ServiceReport } from '../../../modules/service/contract.ts';
import { metricNames } from './level-words.ts';

export type ReportRow = RowOf<typeof ServiceReport>;
export type MissRow = RowOf<typeof ReportMisses>;

const MINUTE_MS = 60_000;
const minutes = (ms: number): number => Math.round(ms / MINUTE_MS);

export interface Names {
  readonly service: (id: string | null) => string;
  readonly team: (id: string | null) => string;
  readonly agreement: (id: string) => string;
  readonly reason: (code: string) => string;
}

/** One line a target: what a spreadsheet needs to count on. */
export function reportCsv(rows: readonly ReportRow[], names: Names): string {
  return csvOf(
    [
      'Month',
      'Agreement',
      'Service',
      'Target',
      'Priority',
      'Target minutes',
      'Clocks',
      'Met',
      'Missed',
      'Missed by change of priority',
      'Median minutes',
      '90th percentile minutes',
    ],
    rows.map((row) => [
      ...[
        row.month,
        names.agreement(row.agreementId),
        names.service(row.serviceId),
        metricNames[row.metric],
        row.priority,
      ],
      ...[
        minutes(row.targetMs),
        row.count,
        row.met,
        row.missed,
        row.byReclassification,
        minutes(row.medianMs),
        minutes(row.p90Ms),
      ],
    ]),
  );
}

/** One line a miss, with who held the time. */
export function missesCsv(rows: readonly MissRow[], names: Names): string {
  return csvOf(
    [
      'IT incident',
      'Agreement',
      'Service',
      'Target',
      'Priority',
      'Missed at',
      'Minutes over',
      'By change of priority',
      'Held by',
      'Suppliers beyond contract',
      'Reason',
      'Team',
    ],
    rows.map((row) => [
      ...[
        row.number,
        names.agreement(row.agreementId),
        names.service(row.serviceId),
        metricNames[row.metric],
        row.priority,
      ],
      ...[new Date(row.missedAt).toISOString(), minutes(row.overMs), row.byReclassification],
      row.shares.map(({ teamId, share }) => `${names.team(teamId)} ${Math.round(share * 100)} %`).join(', '),
      `${Math.round(row.supplierShare * 100)} %`,
      ...[row.reason === null ? '' : names.reason(row.reason), names.team(row.reasonTeamId)],
    ]),
  );
}

/** Of all misses, how much of the time each team and suppliers held; the most first. */
export function sharesOfAll(
  misses: readonly MissRow[],
): readonly { readonly teamId: string | null; readonly share: number }[] {
  const sums = new Map<string | null, number>();
  for (const { shares, supplierShare } of misses) {
    for (const { teamId, share } of shares) sums.set(teamId, (sums.get(teamId) ?? 0) + share);
    if (supplierShare > 0) sums.set(null, (sums.get(null) ?? 0) + supplierShare);
  }
  const total = [...sums.values()].reduce((sum, share) => sum + share, 0);
  return [...sums].map(([teamId, share]) => ({ teamId, share: share / total })).toSorted((a, b) => b.share - a.share);
}

/** `2026-11` and the eleven months before it, as of an instant. */
export function lastMonths(now: number): readonly string[] {
  const date = new Date(now);
  return Array.from({ length: 12 }, (_, i) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - i, 1)).toISOString().slice(0, 7),
  );
}
