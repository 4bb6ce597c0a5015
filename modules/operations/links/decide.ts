import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ContactState } from '../contacts/contact.ts';
import type { ContactEvent } from '../contacts/events.ts';
import type { CloseIncident } from '../incidents/commands.ts';
import { closeIncident } from '../incidents/decide.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { LinkIncidents, RuleOutDuplicate, UnlinkIncidents } from './commands.ts';
import type { LinkEvent } from './events.ts';
import type { LinkKind } from './kinds.ts';
import type { LinkState } from './link.ts';

type Command<C> = CommandOf<InputOf<C>>;

interface Ends {
  readonly link: LinkState;
  readonly from: IncidentState;
  readonly to: IncidentState;
}
type OfEnds = Outcome<{
  link: readonly LinkEvent[];
  from?: readonly IncidentEvent[];
  to?: readonly IncidentEvent[];
}>;

const noSuchIncident = () => refuse<never>('no-such-incident', 'There is no incident with this id.');

/** A pair has one link: another kind or the other direction takes the place of what stood. Both logs say so. */
export function linkIncidents({ input }: Command<typeof LinkIncidents>, { link, from, to }: Ends): OfEnds {
  const { fromId, toId, kind } = input;
  if (fromId === toId) return refuse('same-incident', 'An incident is not linked with itself.');
  if (from.situation === 'none' || to.situation === 'none') return noSuchIncident();
  if (stands(link, input)) return decided({ link: [] });
  const [fromNumber, toNumber] = [from.incident.number.number, to.incident.number.number];
  return decided({
    link: [{ type: 'operations.LinkMade', data: { kind, fromId, toId, fromNumber, toNumber } }],
    from: [linked({ otherId: toId, otherNumber: toNumber, kind, side: 'from' })],
    to: [linked({ otherId: fromId, otherNumber: fromNumber, kind, side: 'to' })],
  });
}

type Linked = Extract<IncidentEvent, { type: 'operations.IncidentLinked' }>['data'];
const linked = (data: Linked) => ({ type: 'operations.IncidentLinked', data }) as const;

function stands(link: LinkState, wanted: { fromId: string; toId: string; kind: LinkKind }): boolean {
  if (link.situation === 'none' || link.kind !== wanted.kind) return false;
  return wanted.kind === 'related' || link.fromId === wanted.fromId;
}

/** Either end may be named first: the link knows its direction. */
export function unlinkIncidents({ input }: Command<typeof UnlinkIncidents>, { link, from, to }: Ends): OfEnds {
  if (from.situation === 'none' || to.situation === 'none') return noSuchIncident();
  if (link.situation === 'none') return refuse('not-linked', 'These two are not linked.');
  const { kind, fromId, toId, fromNumber, toNumber } = link;
  const detail = { reason: input.reason };
  const ofFrom = { otherId: toId, otherNumber: toNumber, kind, side: 'from' } as const;
  const ofTo = { otherId: fromId, otherNumber: fromNumber, kind, side: 'to' } as const;
  const named = input.fromId === fromId;
  const unlinked = (data: Linked) => ({ type: 'operations.IncidentUnlinked', data, detail }) as const;
  return decided({
    link: [{ type: 'operations.LinkRemoved', data: { kind, fromId, toId }, detail }],
    from: [unlinked(named ? ofFrom : ofTo)],
    to: [unlinked(named ? ofTo : ofFrom)],
  });
}

/** Noted in the call and in the incident: whoever asks later why a second one was made finds who looked at the first. */
export function ruleOutDuplicate(
  { input }: Command<typeof RuleOutDuplicate>,
  { contact, incident }: { contact: ContactState; incident: IncidentState },
  { ruledOut }: { ruledOut: boolean },
): Outcome<{ contact: readonly ContactEvent[]; incident?: readonly IncidentEvent[] }> {
  if (contact.situation === 'none' || contact.situation === 'ringing') {
    return refuse('no-such-contact', 'There is no contact with this id.');
  }
  if (contact.situation === 'settled') {
    return refuse('contact-settled', 'This contact has become an incident, was added to one, or is closed.');
  }
  if (incident.situation === 'none') return noSuchIncident();
  if (ruledOut) return decided({ contact: [] });
  const { contactId, incidentId } = input;
  const incidentNumber = incident.incident.number.number;
  const contactNumber = contact.contact.number.number;
  return decided({
    contact: [{ type: 'operations.DuplicateRuledOut', data: { incidentId, incidentNumber } }],
    incident: [{ type: 'operations.ContactRuledOut', data: { contactId, contactNumber } }],
  });
}

export interface Family {
  readonly incident: IncidentState;
  /** Incidents still open whose child it is. */
  readonly parents: readonly IncidentState[];
}

/**
 * Closing a child asks whether the risk in its parent is affected, and the answer stands in both logs; where it is, the parent's
 * desk is alerted. A parent that is concealed from whoever closes is told without asking.
 */
export function closeInFamily(
  command: Command<typeof CloseIncident>,
  { incident, parents }: Family,
): Outcome<{ incident: readonly IncidentEvent[]; parents?: readonly (readonly IncidentEvent[])[] }> {
  const outcome = closeIncident(command, { incident });
  if (outcome.outcome !== 'decided' || incident.situation === 'none') return outcome;
  const { input, actor, confirmed } = command;
  const known = parents.flatMap((parent) => (isKnown(parent, actor.id) ? [parent.incident.number.number] : []));
  if (known.length > 0 && input.parentRisk === undefined && !confirmed.has('parent-risk')) {
    return confirm(
      'parent-risk',
      `It is a child of ${known.join(', ')}, still open: is the risk there affected? Else close.`,
    );
  }
  const risk = input.parentRisk ?? 'not-affected';
  const child = { childId: input.incidentId, childNumber: incident.incident.number.number };
  const closed = known.length === 0 ? {} : { parentRisk: risk };
  return decided({
    incident: outcome.events.incident.map((event) =>
      event.type === 'operations.IncidentClosed' ? { ...event, data: { ...event.data, ...closed } } : event,
    ),
    parents: parents.map((parent) => [
      { type: 'operations.ChildClosed', data: { ...child, risk: isKnown(parent, actor.id) ? risk : null } } as const,
    ]),
  });
}

type Open = Exclude<IncidentState, { situation: 'none' }>;

function isKnown(parent: IncidentState, actorId: string): parent is Open {
  if (parent.situation === 'none') return false;
  const { kind, allowed } = parent.incident.restriction;
  return kind !== 'concealed' || allowed.includes(actorId);
}
