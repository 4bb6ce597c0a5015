import type { KnownEvent } from '../incidents/events.ts';
import type { Line } from '../incidents/log-lines.ts';

/** What the log says of people, vehicles and property; null for any other event. */
export function entryLine(event: KnownEvent): Line | null {
  if (event.type !== 'operations.IncidentEntryLinked' && event.type !== 'operations.IncidentEntryUnlinked') return null;
  if (event.detail === null) return { kind: 'contact', text: null };
  const { name, reason } = event.detail;
  const role = event.data.role === 'other' ? event.data.kind : event.data.role;
  const off = event.type === 'operations.IncidentEntryUnlinked' ? ' taken off' : '';
  const why = reason === '' ? '' : ` (${reason})`;
  return { kind: 'contact', text: `${role.charAt(0).toUpperCase()}${role.slice(1)}${off}: ${name}${why}` };
}
