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

export function changesOfCalling(id: string, { type }: KnownEvent): readonly LiveChange[] {
  return calling.has(type) ? [{ view: 'operations.eventCallers', replace: id }] : [];
}
