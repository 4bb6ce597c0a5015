import { dueAt } from '../levels/clock.ts';
import { interned } from '../levels/kept-events.ts';
import type { ServiceIncident, ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { HistoryRow } from './commands.ts';
import type { Difference } from './differences.ts';
import type { Compared } from './events.ts';

const MINUTE_MS = 60_000;

/** The resolution target by the clock of F2, beside what the source says of its own. */
export function compared(state: ServiceIncidentState, { madeSla: said }: HistoryRow): Compared {
  if (state.situation === 'none') return { priority: 0, said, here: 'none' };
  return { priority: state.incident.priority, said, here: resolutionOf(state.incident) };
}

/** What was resolved in vain is a pause that has ended; the one that still lasts began with the resolution. */
function resolutionOf({ terms, raisedAt, pauses, desk }: ServiceIncident): Compared['here'] {
  const target = terms.targets.find(({ metric }) => metric === 'resolution');
  const stop = desk.resolution?.at;
  if (target === undefined || stop === undefined) return 'none';
  const due = dueAt({
    startedAt: raisedAt,
    targetMs: target.minutes * MINUTE_MS,
    calendar: interned(target.calendar),
    pauses: pauses.filter(({ from }) => from < stop),
  });
  return due !== null && due < stop ? 'missed' : 'met';
}

/** What the last row says of the whole record, beside what the rules have made of all of them. */
export function differencesOf(
  state: ServiceIncidentState,
  rows: readonly HistoryRow[],
  { said, here }: Compared,
): readonly Difference[] {
  const last = rows.at(-1);
  if (state.situation === 'none' || last === undefined) return [];
  const { incident } = state;
  const resolvedAt = incident.desk.resolution?.at ?? null;
  const closedAt = state.situation === 'closed' ? state.closedAt : null;
  const found: readonly (readonly [Difference, boolean])[] = [
    ['sla-missed-here', said === true && here === 'missed'],
    ['sla-met-here', said === false && here === 'met'],
    ['sla-open', said !== null && here === 'none'],
    ['priority', last.priority !== null && last.priority !== incident.priority],
    ['reopened', last.reopened !== null && last.reopened !== incident.reopened],
    ['reassigned', last.reassigned !== null && last.reassigned !== passedOn(rows)],
    ['rows-missing', hasGaps(rows)],
    ['resolved-at', differ(last.resolvedAt, resolvedAt)],
    ['closed-at', differ(last.closedAt, closedAt)],
  ];
  return found.flatMap(([kind, is]) => (is ? [kind] : []));
}

/** Times of a source are often told to the minute. */
function differ(said: number | null, here: number | null): boolean {
  return said !== null && here !== null && Math.abs(said - here) >= MINUTE_MS;
}

function passedOn(rows: readonly HistoryRow[]): number {
  const groups = rows.map(({ group }) => group).filter((group) => group !== '');
  return groups.filter((group, i) => i > 0 && group !== groups[i - 1]).length;
}

function hasGaps(rows: readonly HistoryRow[]): boolean {
  const counts = rows.flatMap(({ changes }) => changes ?? []);
  return counts.some((count, i) => count > (counts[i - 1] ?? 0) + 1);
}
