import type { LiveChange } from '../../../kernel/index.ts';
import type { KnownEvent } from '../incidents/events.ts';
import type { LinkEvent } from './events.ts';

const rowsOf = (id: string): readonly LiveChange[] => [
  { view: 'operations.links', replace: id },
  { view: 'operations.eventCallers', replace: id },
];

export function changesOfLink({ data }: LinkEvent): readonly LiveChange[] {
  return [...rowsOf(data.fromId), ...rowsOf(data.toId)];
}

/** A guard changes what names the record elsewhere: links, callers, and lines of other logs. */
export function changesOfGuard(id: string, linkedIds: readonly string[]): readonly LiveChange[] {
  const logs = linkedIds.map((other): LiveChange => ({ view: 'operations.incidentLog', replace: other }));
  return [...rowsOf(id), ...linkedIds.flatMap(rowsOf), ...logs];
}

const calling: ReadonlySet<string> = new Set([
  'operations.IncidentRaised',
  'operations.ContactAdded',
  'operations.CallerSaid',
]);

/** Whoever calls about a duplicate has called about what it is a duplicate of. */
export function changesOfCalling(id: string, event: KnownEvent): readonly LiveChange[] {
  if (!calling.has(event.type)) return [];
  const linkedIds = event.type === 'operations.ContactAdded' ? (event.data.linkedIds ?? []) : [];
  return [id, ...linkedIds].map((of) => ({ view: 'operations.eventCallers', replace: of }));
}
