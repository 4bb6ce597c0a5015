import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { nearConcealed } from '../dispatch/facts.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { dispatchDesk, openingTerms, placeFacts } from '../incidents/facts.ts';
import { callGuard, presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { makeNumbers, type Numbers } from '../numbers.ts';
import { answerTerms } from '../pack-terms.ts';
import { contactAggregate } from './aggregate.ts';
import {
  AddContactToIncident,
  AnnounceCall,
  AnswerCall,
  CloseContact,
  LocateCaller,
  NameSubscriber,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  WriteContactField,
} from './commands.ts';
import { type ContactState, incidentOf } from './contact.ts';
import * as decide from './decide.ts';

const contact = (id: string) => streamOf(contactAggregate, id);
const incident = (id: string) => streamOf(incidentAggregate, id);

const alone = ({ contactId }: { contactId: string }) => ({ contact: contact(contactId) });

const withNamed = ({ contactId, incidentId }: { contactId: string; incidentId: string }) => ({
  contact: contact(contactId),
  incident: incident(incidentId),
});

/** The contact, and the incident that came of it. */
async function withIncident({ contactId }: { contactId: string }, reader: Reader) {
  const incidentId = incidentOf(await reader.fold(contact(contactId)));
  return { contact: contact(contactId), incident: incidentId === null ? null : incident(incidentId) };
}

const calling = (states: { contact: ContactState; incident: IncidentState | null }) =>
  callGuard(states.contact, states.incident);

export function contactHandlers(neighbours: Neighbours, incidentNumbers: Numbers): readonly AnyHandler[] {
  const contactNumbers = makeNumbers('operations.contact', () => neighbours.force.pack().timezone);
  return [...taking(neighbours, contactNumbers), ...settling(neighbours, contactNumbers, incidentNumbers)];
}

function taking(neighbours: Neighbours, numbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: AnnounceCall,
      streams: alone,
      facts: async ({ input }) => answerTerms(input.channel),
      decide: decide.announceCall,
    }),
    defineHandler({
      declaration: AnswerCall,
      streams: alone,
      facts: async ({ recordedAt }, _states, { db }) => ({ number: await numbers.next(db, recordedAt) }),
      decide: decide.answerCall,
    }),
    defineHandler({
      declaration: OpenContact,
      streams: alone,
      facts: async ({ recordedAt }, _states, { db }) => ({ number: await numbers.next(db, recordedAt) }),
      decide: decide.openContact,
    }),
    defineHandler({ declaration: LocateCaller, streams: alone, decide: decide.locateCaller }),
    defineHandler({ declaration: NameSubscriber, streams: alone, decide: decide.nameSubscriber }),
    defineHandler({
      declaration: WriteContactField,
      streams: withIncident,
      guard: calling,
      decide: decide.writeContactField,
    }),
    defineHandler({
      declaration: PlaceContact,
      streams: withIncident,
      guard: calling,
      facts: async ({ input }) => placeFacts(neighbours, input.place),
      decide: decide.placeContact,
    }),
  ];
}

function settling(neighbours: Neighbours, numbers: Numbers, incidentNumbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: RaiseIncident,
      streams: withNamed,
      facts: async ({ input, actor, recordedAt }, states, { db }) => {
        const terms = openingTerms(neighbours, input.code, input.grade);
        const place = states.contact.situation === 'open' ? states.contact.contact.place : null;
        const raises = states.contact.situation === 'open' && states.incident.situation === 'none';
        const known = terms.code !== null && terms.grade !== null;
        // Asked at once: none of them needs the others' answer.
        const [number, owner, near] = await Promise.all([
          raises && known ? incidentNumbers.next(db, recordedAt) : null,
          dispatchDesk(neighbours, db, place?.areaId ?? null),
          place !== null && nearConcealed(db, place, input.incidentId, actor),
        ]);
        return { ...terms, number, owner, nearConcealed: near };
      },
      decide: decide.raiseIncident,
    }),
    defineHandler({
      declaration: AddContactToIncident,
      streams: withNamed,
      guard: ({ incident: state }) => presenceGuard(state),
      decide: decide.addContactToIncident,
    }),
    defineHandler({
      declaration: CloseContact,
      streams: alone,
      facts: async ({ recordedAt }, states, { db }) => ({
        number: states.contact.situation === 'ringing' ? await numbers.next(db, recordedAt) : null,
      }),
      decide: decide.closeContact,
    }),
  ];
}
