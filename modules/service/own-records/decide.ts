import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { CommentServiceIncident, JoinOutage, WithdrawServiceIncident } from './commands.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ incident: readonly ServiceIncidentEvent[] }>;
type States = { readonly incident: ServiceIncidentState };

export function commentServiceIncident(
  { input }: Command<typeof CommentServiceIncident>,
  { incident }: States,
  facts: { readonly waitsForThem: boolean },
): Decision {
  if (incident.situation === 'none') return noSuch();
  const word = { type: 'service.ReporterWrote', data: {}, detail: { text: input.text } } as const;
  if (!facts.waitsForThem) return decided({ incident: [word] });
  return decided({ incident: [word, { type: 'service.ServiceIncidentResumed', data: {}, detail: { note: '' } }] });
}

export function withdrawServiceIncident(
  { input }: Command<typeof WithdrawServiceIncident>,
  { incident }: States,
): Decision {
  if (incident.situation === 'none') return noSuch();
  if (incident.situation === 'resolved' || incident.situation === 'closed') {
    return refuse('not-open', 'It is over already.');
  }
  const { reason } = input;
  return decided({ incident: [{ type: 'service.ServiceIncidentWithdrawn', data: {}, detail: { reason } }] });
}

/** What does not show as an outage is refused as what does not exist: an id that was guessed tells nothing. */
export function joinOutage({ actor }: Command<typeof JoinOutage>, { incident }: States): Decision {
  if (incident.situation === 'none' || !isOutage(incident)) {
    return refuse('no-such-outage', 'There is no such outage: it is over, or it was none.');
  }
  const { reporterId, affected } = incident.incident;
  if (reporterId === actor.id || affected.includes(actor.id)) return decided({ incident: [] });
  const data = { personId: actor.id };
  return decided({ incident: [{ type: 'service.AffectedJoined', data, detail: { name: actor.name } }] });
}

/** What everybody of the force is told of: the highest priority, while it lasts. */
function isOutage({ situation, incident }: Exclude<ServiceIncidentState, { situation: 'none' }>): boolean {
  return incident.priority === OUTAGE_PRIORITY && (situation === 'open' || situation === 'paused');
}

export const OUTAGE_PRIORITY = 1;

function noSuch(): Outcome<never> {
  return refuse('no-such-service-incident', 'There is no IT incident with this id.');
}
