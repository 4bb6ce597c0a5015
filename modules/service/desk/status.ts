import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';

/** How it stands, as the force's rules call it: its status while it is open, else its situation. */
export function statusOf(state: ServiceIncidentState): string {
  if (state.situation !== 'open') return state.situation;
  const { status, lastReopened } = state.incident.desk;
  // What was taken up again begins anew.
  const stale = status !== null && lastReopened !== null && lastReopened.at >= status.since;
  return status === null || stale ? 'open' : status.id;
}
