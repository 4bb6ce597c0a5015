import { useRows } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';
import { useKept } from '../sync/kept.ts';
import type { IncidentRow } from './my-job.ts';

/** One incident, as it is or as it was read last. */
export function useIncident(incidentId: string): IncidentRow | null {
  const incidents = useRows(OpenIncidents);
  const fresh = incidents.state === 'ready' ? incidents.byKey.get(incidentId) : undefined;
  return useKept<IncidentRow>(`incident.${incidentId}`, fresh);
}
