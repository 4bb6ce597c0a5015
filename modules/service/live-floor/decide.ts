import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Weighed } from '../desk/weigh.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { SetLiveFloor } from './commands.ts';

/** How an IT incident stands, as far as a floor could move it. */
export interface Stands {
  readonly priority: number;
  readonly computed?: number | undefined;
  readonly floor?: Weighed['floor'] | undefined;
}

/** Why what goes on moves nothing; null: it does. */
export function whyItStands(
  { priority, computed = priority, floor = null }: Stands,
  weighed: Weighed | null,
): 'set-by-person' | 'no-change' | null {
  const raised = Math.min(computed, floor?.priority ?? computed);
  if (priority > raised) return 'set-by-person';
  // Higher than anything asks for: somebody chose it so, and it stays.
  if (weighed === null || (priority < raised && weighed.priority >= priority)) return 'no-change';
  return weighed.priority === priority && weighed.floor?.because === floor?.because ? 'no-change' : null;
}

/** It rises with what goes on, and falls back to what the matrix and the pack's own floors say. */
export function setLiveFloor(
  { input }: CommandOf<InputOf<typeof SetLiveFloor>>,
  { incident: state }: { readonly incident: ServiceIncidentState },
  weighed: Weighed | null,
): Outcome<{ incident: readonly ServiceIncidentEvent[] }> {
  if (state.situation === 'none') return refuse('no-such-service-incident', 'There is no IT incident with this id.');
  if (state.situation === 'resolved' || state.situation === 'closed') return refuse('not-open', 'It is not open.');
  const why = whyItStands(state.incident, weighed);
  if (why === 'set-by-person') return refuse(why, 'Somebody went below its floor.');
  if (why !== null || weighed === null) return refuse('no-change', 'It stands.');
  const { impact, urgency } = state.incident;
  const reason = weighed.floor === null ? 'What went on there is over' : weighed.floor.because;
  const data = { ...weighed, impact, urgency, overridden: false };
  return decided({
    incident: [
      { type: 'service.ServiceIncidentPrioritised', data, detail: { reason: input.floor?.because ?? reason } },
    ],
  });
}
