import { isStep, type Past } from '../../../kernel/pure.ts';
import { type Marks, noteStep, type StepEvent } from '../clocks.ts';
import type { Circle, KnownPlace } from '../place.ts';
import { knownPlace, type LadderTerms, type NumberTerms } from '../terms.ts';
import type { Channel, ContactField } from './commands.ts';
import type { ContactEvent } from './events.ts';
import type { CallerFix } from './fix.ts';

type FieldName = (typeof ContactField.options)[number];

/** A call before anybody has answered it. */
export interface Call {
  readonly channel: Channel;
  readonly receivedAt: number;
  /** When the room heard of it: no answer is late before. */
  readonly announcedAt: number;
  readonly answerSeconds: number;
  readonly ladder: LadderTerms;
  readonly alarm: 'A' | 'B';
  readonly callerNumber: string | null;
  readonly subscriber: string | null;
  readonly subscriberName: string | null;
  /** What the network gave with the call. */
  readonly circle: Circle | null;
  /** Fixes of the caller's phone, in the order in which they came. */
  readonly track: readonly CallerFix[];
  readonly marks: Marks;
}

export interface Contact {
  readonly number: NumberTerms;
  readonly channel: Channel;
  /** The clocks of its incident run from here: the first ring, or the first key typed. */
  readonly receivedAt: number;
  readonly answeredAt: number;
  readonly seatId: string | null;
  readonly takenBy: { readonly id: string; readonly name: string };
  readonly circle: Circle | null;
  /** Where the caller is; where it happened is `place`. */
  readonly track: readonly CallerFix[];
  readonly fields: Readonly<Record<FieldName, string | null>>;
  readonly place: KnownPlace | null;
}

type Outcome =
  | { readonly kind: 'incident'; readonly incidentId: string; readonly incidentNumber: string; readonly added: boolean }
  | { readonly kind: 'closed'; readonly outcome: string };

export type ContactState =
  | { readonly situation: 'none' }
  | { readonly situation: 'ringing'; readonly call: Call }
  | { readonly situation: 'open'; readonly contact: Contact }
  | {
      readonly situation: 'settled';
      readonly contact: Contact;
      readonly outcome: Outcome;
      /** Log position: from here on the contact is guarded as its incident is. */
      readonly settledPosition: number;
    };

type Known = Past<ContactEvent | StepEvent>;

const blank = { what: null, callerName: null, callerNumber: null, callerAddress: null, note: null };

export function evolveContact(state: ContactState, event: Known): ContactState {
  if (isStep(event)) return stepped(state, event);
  switch (event.type) {
    case 'operations.CallAnnounced':
      return { situation: 'ringing', call: announced(event) };
    case 'operations.CallAnswered':
      return state.situation === 'ringing' ? { situation: 'open', contact: answered(state.call, event) } : state;
    case 'operations.ContactOpened':
      return { situation: 'open', contact: opened(event) };
    case 'operations.CallerLocated':
      return located(state, event);
    case 'operations.SubscriberNamed':
      return named(state, event);
    default:
      return state.situation === 'open' || state.situation === 'settled' ? recorded(state, event) : state;
  }
}

type Of<Type extends Known['type']> = Extract<Known, { type: Type }>;

function stepped(state: ContactState, event: Past<StepEvent>): ContactState {
  if (state.situation !== 'ringing') return state;
  return { situation: 'ringing', call: { ...state.call, marks: noteStep(state.call.marks, event) } };
}

function announced(event: Of<'operations.CallAnnounced'>): Call {
  const { callerNumber = null, subscriber = null, circle = null } = event.detail ?? {};
  return {
    ...event.data,
    receivedAt: event.occurredAt,
    announcedAt: event.recordedAt,
    callerNumber,
    subscriber,
    subscriberName: null,
    circle,
    track: [],
    marks: {},
  };
}

/** A fix comes before the answer, during the call and after it. One whose place was erased is no fix any more. */
function located(state: ContactState, event: Of<'operations.CallerLocated'>): ContactState {
  if (state.situation === 'none' || event.detail === null) return state;
  const fix = { ...event.data, ...event.detail, cameAt: event.recordedAt };
  if (state.situation === 'ringing') {
    return { ...state, call: { ...state.call, track: [...state.call.track, fix] } };
  }
  return { ...state, contact: { ...state.contact, track: [...state.contact.track, fix] } };
}

/** Whose line it is fills what is blank: who rings may be somebody else, and then has been asked. */
function named(state: ContactState, event: Of<'operations.SubscriberNamed'>): ContactState {
  const { name = null, address = null } = event.detail ?? {};
  if (state.situation === 'ringing') {
    const { subscriber, subscriberName } = state.call;
    return {
      ...state,
      call: { ...state.call, subscriber: subscriber ?? address, subscriberName: subscriberName ?? name },
    };
  }
  if (state.situation === 'none') return state;
  const { callerName, callerAddress } = state.contact.fields;
  const fields = { ...state.contact.fields, callerName: callerName ?? name, callerAddress: callerAddress ?? address };
  return { ...state, contact: { ...state.contact, fields } };
}

function answered(call: Call, event: Of<'operations.CallAnswered'>): Contact {
  return {
    number: event.data.number,
    channel: call.channel,
    receivedAt: call.receivedAt,
    answeredAt: event.occurredAt,
    seatId: event.actor.seatId,
    takenBy: { id: event.actor.id, name: event.actor.name },
    circle: call.circle,
    track: call.track,
    // The subscriber's name and address fill the caller's, and may be written over.
    fields: {
      ...blank,
      callerNumber: call.callerNumber,
      callerName: call.subscriberName,
      callerAddress: call.subscriber,
    },
    place: null,
  };
}

function opened(event: Of<'operations.ContactOpened'>): Contact {
  return {
    number: event.data.number,
    channel: event.data.channel,
    receivedAt: event.occurredAt,
    answeredAt: event.occurredAt,
    seatId: event.actor.seatId,
    takenBy: { id: event.actor.id, name: event.actor.name },
    circle: null,
    track: [],
    fields: { ...blank, callerNumber: event.detail?.callerNumber ?? null },
    place: null,
  };
}

type Recorded = Extract<ContactState, { situation: 'open' | 'settled' }>;

function recorded(state: Recorded, event: Known): ContactState {
  const { contact } = state;
  switch (event.type) {
    case 'operations.ContactFieldWritten': {
      const fields = { ...contact.fields, [event.data.field]: event.detail?.value ?? null };
      return { ...state, contact: { ...contact, fields } };
    }
    case 'operations.ContactPlaced':
      return { ...state, contact: { ...contact, place: knownPlace(event.data.place, event.detail?.place ?? null) } };
    case 'operations.ContactBecameIncident':
      return settled(contact, { kind: 'incident', added: false, ...event.data }, event);
    case 'operations.ContactAddedToIncident': {
      const { incidentId, incidentNumber } = event.data;
      return settled(contact, { kind: 'incident', added: true, incidentId, incidentNumber }, event);
    }
    case 'operations.ContactClosed':
      return settled(contact, { kind: 'closed', outcome: event.data.outcome }, event);
    default:
      return state;
  }
}

function settled(contact: Contact, outcome: Outcome, { position }: Known): ContactState {
  return { situation: 'settled', contact, outcome, settledPosition: position };
}

/** The incident that a contact became or was added to. */
export function incidentOf(state: ContactState): string | null {
  return state.situation === 'settled' && state.outcome.kind === 'incident' ? state.outcome.incidentId : null;
}
