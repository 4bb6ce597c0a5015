import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Marks } from '../clocks.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { LadderTerms, NumberTerms, PlaceFacts, SeatTerms } from '../terms.ts';
import type {
  EndOffer,
  OfferContact,
  PassContact,
  PlaceCaller,
  ReceiveContact,
  RecordRecontact,
  RingOff,
  SeeContactAlarm,
  TakeContact,
} from './care-commands.ts';
import type { CareEvent } from './care-events.ts';
import type { Contact, ContactState } from './contact.ts';
import type { AnswerFacts } from './decide.ts';
import type { ContactEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type States = { readonly contact: ContactState };
type Decision = Outcome<{ contact: readonly ContactEvent[] }>;

const noSuchContact = () => refuse<never>('no-such-contact', 'There is no contact with this id.');
const settledAlready = () =>
  refuse<never>('contact-settled', 'This contact has become an incident, was added to one, or is closed.');
const nothing: Decision = decided({ contact: [] });
const one = (event: CareEvent, result?: Record<string, unknown>): Decision => decided({ contact: [event] }, result);

/** The contact while somebody has it, or why not. */
function openContact(state: ContactState): { readonly contact: Contact } | { readonly refusal: Outcome<never> } {
  if (state.situation === 'open') return { contact: state.contact };
  return { refusal: state.situation === 'settled' ? settledAlready() : noSuchContact() };
}

export interface ReceiveFacts extends AnswerFacts {
  readonly number: NumberTerms;
  readonly place: PlaceFacts | null;
}

/** Numbered when it comes: whoever sent it is told the number at once. */
export function receiveContact(
  { input }: Command<typeof ReceiveContact>,
  { contact }: States,
  { place, ...terms }: ReceiveFacts,
): Decision {
  if (contact.situation !== 'none') return refuse('contact-exists', 'A contact with this id exists already.');
  const { contactId, channel, reference, activation, place: where, ...words } = input;
  const data = { channel, reference, activation, place, ...terms };
  return one(
    { type: 'operations.ContactReceived', data, detail: { ...words, place: where } },
    { contactId, number: terms.number.number },
  );
}

export interface RingOffFacts {
  /** For a call that nobody has answered. */
  readonly number: NumberTerms | null;
  readonly tasks: Extract<CareEvent, { type: 'operations.CallRangOff' }>['data']['tasks'];
  readonly ladder: LadderTerms;
  readonly settle: { readonly seconds: number; readonly ladder: LadderTerms };
}

/** An emergency call that breaks off is a record of its own, and is owed a call back. It says nothing that somebody has hung up twice. */
export function ringOff(_command: Command<typeof RingOff>, { contact }: States, facts: RingOffFacts): Decision {
  if (contact.situation === 'none') return noSuchContact();
  if (contact.situation === 'settled') return settledAlready();
  if (contact.situation === 'open' && contact.contact.care.recontact !== null) return nothing;
  const channel = contact.situation === 'ringing' ? contact.call.channel : contact.contact.channel;
  const tasks = channel === '999' ? [...facts.tasks] : [];
  return one({ type: 'operations.CallRangOff', data: { ...facts, tasks } });
}

export function recordRecontact({ input }: Command<typeof RecordRecontact>, { contact: state }: States): Decision {
  const found = openContact(state);
  if ('refusal' in found) return found.refusal;
  const { attemptId, way, outcome, note } = input;
  const attempts = found.contact.care.recontact?.attempts ?? [];
  if (attempts.some((attempt) => attempt.attemptId === attemptId)) return nothing;
  return one({ type: 'operations.Recontacted', data: { attemptId, way, outcome }, detail: { note } });
}

export interface OfferFacts {
  readonly to: SeatTerms | null;
  readonly from: SeatTerms | null;
  readonly acceptSeconds: number;
  readonly ladder: LadderTerms;
}

/** Whoever offers it keeps it until it is taken: at every instant it has exactly one owner. */
export function offerContact(
  { input }: Command<typeof OfferContact>,
  { contact: state }: States,
  { to, from, acceptSeconds, ladder }: OfferFacts,
): Decision {
  const found = openContact(state);
  if ('refusal' in found) return found.refusal;
  if (to === null) return refuse('no-such-seat', 'The force pack has no such seat for contacts.');
  if (to.id === found.contact.seatId) return nothing;
  const data = { from, to, acceptSeconds, ladder };
  return one({ type: 'operations.HandOverOffered', data, detail: { note: input.note } });
}

export interface TakeFacts {
  readonly from: SeatTerms | null;
  readonly owner: SeatTerms | null;
}

export function takeContact(
  { input, actor, confirmed }: Command<typeof TakeContact>,
  { contact: state }: States,
  { from, owner }: TakeFacts,
): Decision {
  const found = openContact(state);
  if ('refusal' in found) return found.refusal;
  const { seatId, care, takenBy } = found.contact;
  if (owner === null) return refuse('no-seat', 'Take a seat first.');
  if (seatId === owner.id && care.passed === null && care.offer === null) return nothing;
  if (seatId !== input.seen) {
    return refuse('changed-meanwhile', 'The contact has gone to another desk since you looked.', seatId ?? '');
  }
  // One that nobody sits with is anybody's: an abandoned call, one whose desk was left.
  const free = seatId === null || care.passed !== null || care.offer?.to.id === actor.seatId;
  if (!free && !confirmed.has('not-offered')) {
    return confirm(
      'not-offered',
      `${takenBy.name} at ${from?.name ?? 'another desk'} has it and has not offered it to you.`,
    );
  }
  return one({ type: 'operations.HandOverAccepted', data: { from, owner, offered: free } });
}

export function endOffer({ actor }: Command<typeof EndOffer>, { contact: state }: States): Decision {
  const found = openContact(state);
  if ('refusal' in found) return found.refusal;
  const { offer } = found.contact.care;
  if (offer === null) return refuse('no-offer', 'This contact is not offered to anybody any more.');
  const why = actor.seatId === offer.to.id ? 'declined' : 'withdrawn';
  return one({ type: 'operations.HandOverEnded', data: { to: offer.to, why } });
}

export interface PassFacts {
  /** Somebody sits at the desk again: it was relieved, and has its contacts. */
  readonly relieved: boolean;
  readonly from: SeatTerms;
  readonly owner: SeatTerms | null;
  readonly ladder: LadderTerms;
}

export function passContact(
  { input }: Command<typeof PassContact>,
  { contact: state }: States,
  { relieved, from, owner, ladder }: PassFacts,
): Decision {
  if (state.situation !== 'open' || state.contact.seatId !== input.fromSeatId || relieved || owner === null)
    return nothing;
  return one({ type: 'operations.ContactPassed', data: { from, owner, ladder } });
}

export function placeCaller(
  { input }: Command<typeof PlaceCaller>,
  { contact: state }: { contact: ContactState; incident: IncidentState | null },
  place: PlaceFacts,
): Decision {
  if (state.situation !== 'open' && state.situation !== 'settled') return noSuchContact();
  const { method, radiusMetres } = input;
  return one({
    type: 'operations.CallerPlaced',
    data: { place, method, radiusMetres },
    detail: { place: input.place },
  });
}

export function seeContactAlarm({ input }: Command<typeof SeeContactAlarm>, { contact: state }: States): Decision {
  if (state.situation === 'none') return noSuchContact();
  const marks: Marks = state.situation === 'ringing' ? state.call.marks : state.contact.care.marks;
  const mark = marks[input.key];
  if (mark === undefined) return refuse('no-such-alarm', 'This contact has no such alarm.');
  return one({ type: 'operations.ContactAlarmSeen', data: { key: input.key, label: mark.label } });
}

/** Roles that take calls: to their seats a contact can be offered. */
const takers: ReadonlySet<string> = new Set(['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim']);
export const takesContacts = (role: string): boolean => takers.has(role);
