import { nextClock, type ServiceIncidentRow } from './order.ts';

/** A view of the queue: what it is called and what belongs to it. */
export interface Saved {
  readonly id: string;
  readonly name: string;
  readonly holds: (row: ServiceIncidentRow, now: number) => boolean;
}

const SOON_MS = 3_600_000;

function isDueSoon(row: ServiceIncidentRow, now: number): boolean {
  const dueAt = nextClock(row)?.dueAt;
  return dueAt !== undefined && dueAt >= now && dueAt < now + SOON_MS;
}

const live = ({ situation, triage }: ServiceIncidentRow): boolean => situation !== 'resolved' && triage !== 'snoozed';

/** What everybody has: the whole, what came in, one's own, what is broken or soon will be, what may be major. */
export const usualViews = (accountId: string): readonly Saved[] => [
  { id: 'all', name: 'All open', holds: () => true },
  { id: 'inbox', name: 'Inbox', holds: (row) => live(row) && row.triage === 'waiting' },
  { id: 'mine', name: 'Mine', holds: (row) => row.assigneeId === accountId },
  { id: 'broken', name: 'Missed', holds: (row, now) => (nextClock(row)?.dueAt ?? now) < now },
  { id: 'due-soon', name: 'Due within the hour', holds: (row, now) => isDueSoon(row, now) },
  { id: 'unassigned', name: 'Nobody’s by name', holds: (row) => live(row) && row.assigneeId === null },
  { id: 'major', name: 'May be major', holds: (row) => row.candidate !== null },
  { id: 'back-and-forth', name: 'Back and forth', holds: (row) => row.pingPong >= 3 },
  { id: 'waiting', name: 'Waiting', holds: (row) => row.situation === 'paused' || row.triage === 'snoozed' },
  { id: 'resolved', name: 'To confirm', holds: (row) => row.situation === 'resolved' },
];

export function teamView(team: { readonly id: string; readonly name: string }): Saved {
  return { id: `team:${team.id}`, name: team.name, holds: (row) => row.teamId === team.id && live(row) };
}

/** One pass over all rows for all of them. */
export function countsOf(
  views: readonly Saved[],
  rows: readonly ServiceIncidentRow[],
  now: number,
): ReadonlyMap<string, number> {
  const counts = new Map(views.map(({ id }) => [id, 0]));
  for (const row of rows) {
    for (const { id, holds } of views) if (holds(row, now)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
