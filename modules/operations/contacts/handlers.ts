import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { CommandOf, InputOf } from '../../../kernel/pure.ts';
import { assessedOpening, owedToFurtherCaller } from '../assessments/facts.ts';
import { nearConcealed } from '../dispatch/facts.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { dispatchDesk, placeFacts } from '../incidents/facts.ts';
import { callGuard, presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { makeNumbers, type Numbers } from '../numbers.ts';
import { answerTerms, findClosingCode, findResult } from '../pack-terms.ts';
import { raiseAdvised } from './advised.ts';
import { RaiseAdvised } from './advised-command.ts';
import { contactAggregate } from './aggregate.ts';
import { careHandlers } from './care-handlers.ts';
import { countedAs, settleTerms } from './care-terms.ts';
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
import { closeContact } from './decide-closing.ts';
import { isSheetEntered } from './queries.ts';

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
  return [
    ...taking(neighbours, contactNumbers),
    ...careHandlers(neighbours, contactNumbers),
    ...settling(neighbours, contactNumbers, incidentNumbers),
  ];
}

function taking(neighbours: Neighbours, numbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: AnnounceCall,
      streams: alone,
      facts: async ({ input }) => answerTerms(neighbours.force.pack(), input.channel),
      decide: decide.announceCall,
    }),
    defineHandler({
      declaration: AnswerCall,
      streams: alone,
      facts: async ({ recordedAt }, { contact: state }, { db }) => ({
        number: await numbers.next(db, recordedAt),
        settle: settleTerms(neighbours.force.pack(), state.situation === 'ringing' ? state.call.channel : 'other'),
      }),
      decide: decide.answerCall,
    }),
    defineHandler({
      declaration: OpenContact,
      streams: alone,
      facts: async ({ input, recordedAt }, _states, { db }) => ({
        number: await numbers.next(db, recordedAt),
        settle: settleTerms(neighbours.force.pack(), input.channel),
        entered: input.paper !== undefined && (await isSheetEntered(db, input.paper)),
      }),
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

/** What a rule must know to make an incident of a contact. */
function raiseFacts(neighbours: Neighbours, incidentNumbers: Numbers) {
  return async (
    { input, actor, recordedAt }: CommandOf<InputOf<typeof RaiseIncident>>,
    states: { readonly contact: ContactState; readonly incident: IncidentState },
    { db }: Reader,
  ): Promise<decide.RaiseFacts> => {
    const record = states.contact.situation === 'open' ? states.contact.contact : null;
    const terms = assessedOpening(neighbours, input, record);
    const place = record?.place ?? null;
    const raises = states.contact.situation === 'open' && states.incident.situation === 'none';
    const known = terms.code !== null && terms.grade !== null;
    // Asked at once: none of them needs the others' answer.
    const [number, owner, near] = await Promise.all([
      raises && known ? incidentNumbers.next(db, recordedAt) : null,
      dispatchDesk(neighbours, db, place?.areaId ?? null),
      place !== null && nearConcealed(db, place, input.incidentId, actor),
    ]);
    return { ...terms, number, owner, nearConcealed: near };
  };
}

function settling(neighbours: Neighbours, numbers: Numbers, incidentNumbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: RaiseIncident,
      streams: withNamed,
      facts: raiseFacts(neighbours, incidentNumbers),
      decide: decide.raiseIncident,
    }),
    defineHandler({
      declaration: RaiseAdvised,
      streams: withNamed,
      facts: async (command, states, reader) => ({
        ...(await raiseFacts(neighbours, incidentNumbers)(command, states, reader)),
        result: findResult(neighbours.force.pack(), command.input.result),
        closing: findClosingCode(neighbours.force.pack(), command.input.closingCode),
      }),
      decide: raiseAdvised,
    }),
    defineHandler({
      declaration: AddContactToIncident,
      streams: withNamed,
      guard: ({ incident: state }) => presenceGuard(state),
      facts: async (_command, { contact: state }) =>
        state.situation === 'open' ? owedToFurtherCaller(neighbours.force.pack(), state.contact.channel) : null,
      decide: decide.addContactToIncident,
    }),
    defineHandler({
      declaration: CloseContact,
      streams: alone,
      facts: async ({ input, recordedAt }, states, { db }) => ({
        code: countedAs(neighbours.force.pack(), input.outcome),
        number: states.contact.situation === 'ringing' ? await numbers.next(db, recordedAt) : null,
      }),
      decide: closeContact,
    }),
  ];
}
