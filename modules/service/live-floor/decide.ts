import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Weighed } from '../desk/weigh.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { SetLiveFloor } from './commands.ts';

/** It rises with what goes on, and falls back to what the matrix and the pack's own floors say. */
export function setLiveFloor(
  { input }: CommandOf<InputOf<typeof SetLiveFloor>>,
  { incident: state }: { readonly incident: ServiceIncidentState },
  weighed: Weighed | null,
): Outcome<{ incident: readonly ServiceIncidentEvent[] }> {
  if (state.situation === 'none') return refuse('no-such-service-incident', 'There is no IT incident with this id.');
  if (state.situation === 'resolved' || state.situation === 'closed') return refuse('not-open', 'It is not open.');
  const { impact, urgency, priority, computed = priority, floor = null } = state.incident;
  const raised = Math.min(computed, floor?.priority ?? computed);
  if (priority > raised) return refuse('set-by-person', 'Somebody went below its floor.');
  // Higher than anything asks for: somebody chose it so, and it stays.
  if (weighed === null || (priority < raised && weighed.priority >= priority)) return refuse('no-change', 'It stands.');
  if (weighed.priority === priority && weighed.floor?.because === floor?.because)
    return refuse('no-change', 'It stands.');
  const reason = weighed.floor === null ? 'What went on there is over' : weighed.floor.because;
  const data = { ...weighed, impact, urgency, overridden: false };
  return decided({
    incident: [
      { type: 'service.ServiceIncidentPrioritised', data, detail: { reason: input.floor?.because ?? reason } },
    ],
  });
}
