import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { carried, type OwedTerms, wrapUpOf } from '../assessments/carry.ts';
import type { Proposal } from '../assessments/proposal.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import { type IncidentState, isOpen } from '../incidents/incident.ts';
import {
  type CodeTerms,
  codeTerms,
  factsOf,
  fimFirst,
  type GradeTerms,
  type LadderTerms,
  type NumberTerms,
  type PlaceFacts,
  placeText,
  type RestrictionTerms,
  type SeatTerms,
} from '../terms.ts';
import type {
  AddContactToIncident,
  AnnounceCall,
  AnswerCall,
  LocateCaller,
  NameSubscriber,
  OpenContact,
  PlaceContact,
  RaiseIncident,
  WriteContactField,
} from './commands.ts';
import type { Contact, ContactState } from './contact.ts';
import type { ContactEvent } from './events.ts';
import { MOST_FIXES } from './fix.ts';

type Command<C> = CommandOf<InputOf<C>>;
type OfContact = Outcome<{ contact: readonly ContactEvent[] }>;
type OfBoth = Outcome<{ contact: readonly ContactEvent[]; incident?: readonly IncidentEvent[] }>;

export interface AnswerFacts {
  readonly answerSeconds: number;
  readonly ladder: LadderTerms;
  readonly alarm: 'A' | 'B';
}

const noSuchContact = () => refuse<never>('no-such-contact', 'There is no contact with this id.');
const contactExists = () => refuse<never>('contact-exists', 'A contact with this id exists already.');

export function announceCall(
  command: Command<typeof AnnounceCall>,
  { contact }: { contact: ContactState },
  terms: AnswerFacts,
): OfContact {
  if (contact.situation !== 'none') return contactExists();
  const { channel, callerNumber, circle, subscriber } = command.input;
  const detail = { callerNumber, subscriber, circle };
  return decided({ contact: [{ type: 'operations.CallAnnounced', data: { channel, ...terms }, detail }] });
}

export interface TakingFacts {
  readonly number: NumberTerms;
  /** Until when it must be settled. */
  readonly settle: { readonly seconds: number; readonly ladder: LadderTerms };
  /** A sheet of the same number was entered before. */
  readonly entered?: boolean;
}

/** The first answer has the call; the others learn who was quicker. */
export function answerCall(
  { input }: Command<typeof AnswerCall>,
  { contact }: { contact: ContactState },
  { number, settle }: TakingFacts,
): OfContact {
  if (contact.situation === 'none') return noSuchContact();
  if (contact.situation !== 'ringing') {
    const { takenBy, seatId } = contact.contact;
    if (seatId === null) return refuse('rang-off', 'The caller has rung off: it stands in the queue, to be rung back.');
    return refuse('already-answered', `${takenBy.name} answered first.`, { takenBy: takenBy.name, seatId });
  }
  // What came in writing was numbered when it came.
  const own = contact.call.message?.number ?? number;
  const result = { contactId: input.contactId, number: own.number };
  return decided({ contact: [{ type: 'operations.CallAnswered', data: { number: own, settle } }] }, result);
}

export function openContact(
  { input }: Command<typeof OpenContact>,
  { contact }: { contact: ContactState },
  { number, settle, entered = false }: TakingFacts,
): OfContact {
  if (contact.situation !== 'none') return contactExists();
  const { channel, callerNumber, contactId, paper } = input;
  const event = {
    type: 'operations.ContactOpened',
    data: { channel, number, settle, ...(paper !== undefined && { backEntered: { paper } }) },
    detail: { callerNumber },
  } as const;
  // The rest of the sheet is on its way behind this: what may be twice is said, and put right by whoever reads both.
  return decided({ contact: [event] }, { contactId, number: number.number, ...(entered && { sheetEntered: true }) });
}

/** A message that is delivered twice is one fix. Neither the place of the contact nor of its incident moves for it. */
export function locateCaller(
  { input }: Command<typeof LocateCaller>,
  { contact }: { contact: ContactState },
): OfContact {
  if (contact.situation === 'none') return noSuchContact();
  const { track } = contact.situation === 'ringing' ? contact.call : contact.contact;
  if (track.some(({ fixId }) => fixId === input.fix.fixId)) return decided({ contact: [] });
  if (track.length >= MOST_FIXES) return refuse('track-full', 'This contact has as many fixes as are kept of one.');
  const { lon, lat, radiusMetres, altitudeMetres, floor, address, ...data } = input.fix;
  const detail = { lon, lat, radiusMetres, altitudeMetres, floor, address };
  return decided({ contact: [{ type: 'operations.CallerLocated', data, detail }] });
}

export function nameSubscriber(
  { input }: Command<typeof NameSubscriber>,
  { contact }: { contact: ContactState },
): OfContact {
  if (contact.situation === 'none') return noSuchContact();
  const { name, address, confidencePercent, asOf } = input;
  if (name === null && address === null) return decided({ contact: [] });
  const data = { confidencePercent, asOf };
  return decided({ contact: [{ type: 'operations.SubscriberNamed', data, detail: { name, address } }] });
}

interface ContactOnIncident {
  readonly contact: ContactState;
  /** The incident that it became or was added to; null while there is none. */
  readonly incident: IncidentState | null;
}

/** A call goes on after its incident was raised: what is written then reaches the incident's log in the same command. */
export function writeContactField(
  { input }: Command<typeof WriteContactField>,
  { contact, incident }: ContactOnIncident,
): OfBoth {
  const record = recordOf(contact);
  if (record === null) return noSuchContact();
  const stands = record.fields[input.field] ?? '';
  if (stands === input.value) return decided({ contact: [] });
  if (stands !== input.seen) {
    // Whoever took the call goes on writing; what others wrote under a restriction is not shown by refusing.
    const open = incident === null || incident.situation === 'none' || incident.incident.restriction.kind === 'none';
    return refuse('changed-meanwhile', 'Somebody changed this value after you read it.', open ? stands : undefined);
  }
  const { field, value, contactId } = input;
  const written = { type: 'operations.ContactFieldWritten', data: { field }, detail: { value } } as const;
  if (incident === null || incident.situation === 'none') return decided({ contact: [written] });
  const said = { type: 'operations.CallerSaid', data: { contactId, field }, detail: { value } } as const;
  return decided({ contact: [written], incident: [said] });
}

/** Placing the caller confirms the place of the incident that came of the call, as long as nobody else has. */
export function placeContact(
  { input }: Command<typeof PlaceContact>,
  { contact, incident }: ContactOnIncident,
  place: PlaceFacts,
): OfBoth {
  if (recordOf(contact) === null) return noSuchContact();
  const where = { data: { place }, detail: { place: input.place } };
  const { method, radiusMetres } = input;
  const how = { ...(method !== undefined && { method }), ...(radiusMetres !== undefined && { radiusMetres }) };
  const placed = { type: 'operations.ContactPlaced', ...where, data: { place, ...how } } as const;
  if (incident === null || !isOpen(incident)) return decided({ contact: [placed] });
  const { contactId, place: before } = incident.incident;
  if (contactId !== input.contactId || before.verified) return decided({ contact: [placed] });
  return decided({ contact: [placed], incident: [{ type: 'operations.IncidentMoved', ...where }] });
}

export interface RaiseFacts {
  /** Null when the command will be refused whatever its number. */
  readonly number: NumberTerms | null;
  readonly code: (CodeTerms & { readonly grade: string }) | null;
  readonly grade: GradeTerms | null;
  readonly owner: SeatTerms | null;
  readonly restriction: RestrictionTerms;
  /** Null when the command will be refused. */
  readonly proposal: Proposal | null;
  /** What is due after the call; null: nothing. */
  readonly wrapUp: OwedTerms | null;
  /** Within the radius of a concealed record that the actor does not know of. */
  readonly nearConcealed: boolean;
}

/** What and where are enough. Everything else can follow. */
export function raiseIncident(
  { input, actor, recordedAt }: Command<typeof RaiseIncident>,
  { contact, incident }: { contact: ContactState; incident: IncidentState },
  facts: RaiseFacts,
): OfBoth {
  const blocked = notToSettle(contact) ?? incidentExists(incident);
  if (blocked !== null) return blocked;
  const record = recordOf(contact);
  const what = record?.fields.what?.trim() ?? '';
  if (record === null || record.place === null || what === '') {
    return refuse('what-and-where', 'An incident needs what and where; everything else can follow.');
  }
  const { code, grade, number, owner, restriction } = facts;
  if (code === null) return refuse('no-such-code', `The force pack has no opening code ${input.code}.`);
  if (grade === null) return refuse('no-such-grade', `The force pack has no grade ${input.grade ?? code.grade}.`);
  if (number === null) throw new Error('an incident that can be raised was given no number');
  const { contactId, incidentId } = input;
  const settled = { incidentId, incidentNumber: number.number };
  const proposed = facts.proposal?.grade ?? code.grade;
  const said = carried(contactId, record, { proposed, chosen: grade.id, reason: input.reason });
  const raised = {
    type: 'operations.IncidentRaised',
    data: {
      number,
      contactId,
      channel: record.channel,
      code: codeTerms(code),
      grade,
      ...proposedAs(code.grade, facts.proposal),
      place: factsOf(record.place),
      owner,
      // Whoever wrote it down knows it already, and the call goes on.
      restriction: restriction.kind === 'none' ? restriction : { ...restriction, allowed: [actor.id] },
      receivedAt: record.receivedAt,
      ...wrapUpOf(record, stillToCome(record, facts.wrapUp, recordedAt), {
        proposed,
        chosen: grade.id,
        reason: input.reason,
      }),
      ...(record.backEntered !== null && { backEntered: record.backEntered }),
      origin: 'contact',
    },
    detail: { what, place: placeText(record.place) },
  } as const;
  const became = { type: 'operations.ContactBecameIncident', data: settled } as const;
  const answer = { incidentId, number: number.number, ...(facts.nearConcealed && fimFirst) };
  return decided({ contact: [became], incident: [raised, ...said] }, answer);
}

/** What was due after a call of which only paper tells, and whose time was over when it was entered, is asked of nobody. */
function stillToCome({ backEntered, receivedAt }: Contact, terms: OwedTerms | null, now: number): OwedTerms | null {
  const over = backEntered !== null && terms !== null && receivedAt + terms.seconds * 1000 <= now;
  return over ? null : terms;
}

function proposedAs(ofCode: string, proposal: Proposal | null) {
  if (proposal === null || proposal.grade === ofCode) return { proposedGrade: ofCode };
  return { proposedGrade: proposal.grade, proposal: [...proposal.reasons] };
}

export function addContactToIncident(
  { input }: Command<typeof AddContactToIncident>,
  { contact, incident }: { contact: ContactState; incident: IncidentState },
  wrapUp: OwedTerms | null = null,
): OfBoth {
  const blocked = notToSettle(contact);
  if (blocked !== null) return blocked;
  const record = recordOf(contact);
  if (record === null) return noSuchContact();
  if (incident.situation === 'none') return refuse('no-such-incident', 'There is no incident with this id.');
  if (incident.situation === 'closed') {
    return refuse('incident-closed', 'That incident is closed: re-open it or raise a new one.');
  }
  const { contactId, incidentId, newRisk } = input;
  const incidentNumber = incident.incident.number.number;
  const added = {
    type: 'operations.ContactAdded' as const,
    data: {
      contactId,
      contactNumber: record.number.number,
      channel: record.channel,
      newRisk,
      ...wrapUpOf(record, wrapUp, null),
      linkedIds: [...incident.incident.linkedIds],
    },
    detail: { what: record.fields.what },
  };
  const settled = { type: 'operations.ContactAddedToIncident', data: { incidentId, incidentNumber, newRisk } } as const;
  return decided(
    { contact: [settled], incident: [added, ...carried(contactId, record, null)] },
    { incidentId, number: incidentNumber },
  );
}

/** A call that still rings is nobody's record yet. */
function recordOf(state: ContactState): Contact | null {
  return state.situation === 'open' || state.situation === 'settled' ? state.contact : null;
}

export function notToSettle(state: ContactState): Outcome<never> | null {
  if (state.situation === 'none') return noSuchContact();
  if (state.situation !== 'settled') return null;
  const text = 'This contact has become an incident, was added to one, or is closed.';
  // Not which incident: it may be concealed. The contact's row says so to whoever may see it.
  return refuse('contact-settled', text, state.outcome.kind);
}

function incidentExists(state: IncidentState): Outcome<never> | null {
  return state.situation === 'none' ? null : refuse('incident-exists', 'An incident with this id exists already.');
}
