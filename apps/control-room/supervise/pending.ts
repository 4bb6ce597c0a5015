import type { RowOf } from '../../../kernel/pure.ts';
import type { Checks } from '../../../modules/insight/contract.ts';
import type { AlarmRow } from '../alarms/alarm-order.ts';
import type { MergeProposal } from '../known/merge-decision.tsx';
import type { IncidentRow } from '../queue/order.ts';

export type CheckRow = RowOf<typeof Checks>;

/** What waits for a supervisor, worst first. */
const kinds = ['referral', 'breach', 'review', 'unattended', 'place', 'marker', 'merge', 'sample'] as const;
export type PendingKind = (typeof kinds)[number];

export interface Pending {
  readonly id: string;
  readonly kind: PendingKind;
  readonly number: string;
  readonly why: string;
  readonly since: number;
  /** Who has taken it: seen, not yet acted on. */
  readonly takenBy: string | null;
  readonly incidentId: string | null;
  /** Of the alarm that is acknowledged by taking it. */
  readonly alarmKey: string | null;
  readonly check: CheckRow | null;
  /** The warning marker that is to be looked at again. */
  readonly markerId: string | null;
  /** Two entries that may be one. */
  readonly merge: MergeProposal | null;
}

interface PendingRows {
  readonly incidents: readonly IncidentRow[];
  readonly alarms: readonly AlarmRow[];
  readonly checks: readonly CheckRow[];
  readonly merges: readonly MergeProposal[];
  /** Of whoever looks: a ladder tells roles. */
  readonly roles: readonly string[];
  readonly weightOf: (grade: string) => number;
}

const MOST_WEIGHT_OF_PLACE = 2;

/**
 * Referred to me, told to me by a ladder, a review that is overdue, closed without attendance, a heavy grade whose place nobody
 * has confirmed, markers to be reviewed, entries that may be one, and what was drawn by lot. Each kind in the order in which it came.
 */
export function pendingOf(rows: PendingRows): readonly Pending[] {
  const all = [
    ...[...fromAlarms(rows), ...fromMarkers(rows), ...fromPlaces(rows)],
    ...[...fromMerges(rows.merges), ...fromChecks(rows.checks)],
  ];
  return all.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.since - b.since);
}

const nothing = { takenBy: null, incidentId: null, alarmKey: null, check: null, markerId: null, merge: null } as const;

function fromAlarms({ alarms, roles }: PendingRows): readonly Pending[] {
  return alarms.flatMap((alarm) => {
    const kind = kindOf(alarm);
    if (kind === null || alarm.incidentId === null || !roles.includes(alarm.told)) return [];
    const { id, title: number, text: why, since, seenBy: takenBy, incidentId, key: alarmKey } = alarm;
    return [{ ...nothing, id, kind, number, why, since, takenBy, incidentId, alarmKey }];
  });
}

function kindOf({ state, key }: AlarmRow): PendingKind | null {
  if (state === 'referred') return 'referral';
  if (state !== 'breached') return null;
  return key === 'review' ? 'review' : 'breach';
}

function fromPlaces({ incidents, weightOf }: PendingRows): readonly Pending[] {
  return incidents
    .filter((row) => !row.place.verified && row.state !== 'closed' && weightOf(row.grade) <= MOST_WEIGHT_OF_PLACE)
    .map((row) => ({
      id: `${row.id}#place`,
      kind: 'place',
      number: row.number,
      why: `${row.grade}, and nobody has confirmed the place: ${row.place.label}`,
      since: row.openedAt,
      ...{ ...nothing, incidentId: row.id },
    }));
}

/** An alarm of no incident that asks for a review is of a marker. */
function fromMarkers({ alarms, roles }: PendingRows): readonly Pending[] {
  return alarms
    .filter(({ incidentId, kind, told }) => incidentId === null && kind === 'review' && roles.includes(told))
    .map(({ id, title: number, text: why, since, subjectId }) => ({
      ...{ ...nothing, id, kind: 'marker', number, why, since, markerId: subjectId },
    }));
}

function fromMerges(merges: readonly MergeProposal[]): readonly Pending[] {
  return merges.map((merge) => ({
    ...{ ...nothing, id: `${merge.id}#merge`, kind: 'merge', number: '', merge },
    why: `${merge.one.name} may be ${merge.into.name}: ${merge.reason ?? 'reason erased'}`,
    since: merge.at,
  }));
}

function fromChecks(checks: readonly CheckRow[]): readonly Pending[] {
  return checks
    .filter(({ answeredAt }) => answeredAt === null)
    .map((check) => ({
      id: check.id,
      kind: check.kind,
      number: check.number,
      why: check.kind === 'unattended' ? 'Closed, and nobody was there' : `${check.rule}: ${check.person ?? 'erased'}`,
      since: check.drawnAt,
      ...{ ...nothing, takenBy: check.takenBy, incidentId: check.incidentId, check },
    }));
}
