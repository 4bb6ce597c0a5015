import type { Guarded } from '../../kernel/index.ts';
import type { IncidentState } from '../operations/index.ts';

/** What is about an incident is guarded as that is. */
export function incidentGuard({ incident }: { readonly incident: IncidentState | null }): Guarded {
  if (incident === null || incident.situation === 'none') return { restriction: 'none', allowed: [] };
  const { kind, allowed } = incident.incident.restriction;
  return { restriction: kind, allowed };
}
