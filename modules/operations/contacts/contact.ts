import type { z } from 'zod';
import { isStep, type Past } from '../../../kernel/pure.ts';
import { type Assessment, assess, unassessed } from '../assessments/assessment.ts';
import { isAssessment } from '../assessments/events.ts';
import type { BackEntered as BackEnteredTerms } from '../back-entry/words.ts';
import { type Marks, noteSeen, noteStep, type StepEvent } from '../clocks.ts';
import type { Circle, KnownPlace } from '../place.ts';
import { knownPlace, type LadderTerms, type NumberTerms } from '../terms.ts';
import { type Care, isCare, type Tended, tend, unattended } from './care.ts';
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
  /** What another system sent instead of a call: numbered when it came. Null: a call. */
  readonly message: Message | null;
}

interface Message extends Pick<Care, 'activation' | 'reference'> {
  readonly number: NumberTerms;
  readonly text: string | null;
  readonly place: KnownPlace | null;
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
  /** How the place is known, within how many metres, and since when; null while there is none. */
  readonly placed: Placed | null;
  readonly care: Care;
  readonly assessment: Assessment;
  readonly backEntered: BackEntered | null;
}

/** Entered afterwards from a sheet of paper; what the sheet says has its own times. */
type BackEntered = z.output<typeof BackEnteredTerms>;

interface Placed {
  readonly method: Placing | null;
  readonly radiusMetres: number | null;
  readonly at: number;
}
type Placing = NonNullable<Of<'operations.ContactPlaced'>['data']['method']>;

type Outcome =
  | { readonly kind: 'incident'; readonly incidentId: string; readonly incidentNumber: string; readonly added: boolean }
  | { readonly kind: 'closed'; readonly outcome: string; readonly code: string | null };

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
  if (isCare(event) && state.situation !== 'none') return tended(state, event);
  switch (event.type) {
    case 'operations.CallAnnounced':
      return { situation: 'ringing', call: announced(event) };
    case 'operations.ContactReceived':
      return { situation: 'ringing', call: received(event) };
    case 'operations.CallAnswered':
      return state.situation === 'ringing'
        ? { situation: 'open', contact: answered(state.call, answerOf(event)) }
        : state;
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

function tended(state: Exclude<ContactState, { situation: 'none' }>, event: Tended): ContactState {
  if (state.situation === 'ringing') return ringingTended(state.call, event);
  const { contact } = state;
  const next = { ...contact, care: tend(contact.care, event) };
  if (event.type === 'operations.HandOverAccepted') {
    const { id, name } = event.actor;
    return { ...state, contact: { ...next, seatId: event.data.owner.id, takenBy: { id, name } } };
  }
  if (event.type !== 'operations.ContactPassed') return { ...state, contact: next };
  return { ...state, contact: { ...next, seatId: event.data.owner.id } };
}

/** A call that rings off becomes a record that nobody has yet. */
function ringingTended(call: Call, event: Tended): ContactState {
  if (isStep(event)) return { situation: 'ringing', call: { ...call, marks: noteStep(call.marks, event) } };
  if (event.type === 'operations.ContactAlarmSeen') {
    return { situation: 'ringing', call: { ...call, marks: noteSeen(call.marks, event.data.key, event.actor.name) } };
  }
  if (event.type !== 'operations.CallRangOff' || event.data.number === null) return { situation: 'ringing', call };
  const taken = answered(call, { number: event.data.number, at: event.occurredAt, by: null });
  return { situation: 'open', contact: { ...taken, care: tend(taken.care, event) } };
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
    message: null,
  };
}

/** A message waits as a call rings: the first who takes it has it. */
function received(event: Of<'operations.ContactReceived'>): Call {
  const { channel, answerSeconds, ladder, alarm, number, reference, activation, place } = event.data;
  const { callerName = null, callerNumber = null, callerAddress = null, circle = null } = event.detail ?? {};
  const where = place === null ? null : knownPlace(place, event.detail?.place ?? null);
  return {
    ...{ channel, answerSeconds, ladder, alarm, callerNumber, circle },
    receivedAt: event.occurredAt,
    announcedAt: event.recordedAt,
    subscriber: callerAddress,
    subscriberName: callerName,
    track: [],
    marks: {},
    message: { number, reference, activation, text: event.detail?.text ?? null, place: where },
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
  const care = { ...state.contact.care, lineAddress: address ?? state.contact.care.lineAddress };
  return { ...state, contact: { ...state.contact, fields, care } };
}

function answerOf(event: Of<'operations.CallAnswered'>): Answer {
  return { ...event.data, at: event.occurredAt, by: event.actor };
}

interface Answer {
  readonly number: NumberTerms;
  readonly at: number;
  /** Null: nobody; it rang off. */
  readonly by: Past<ContactEvent>['actor'] | null;
  readonly settle?: Of<'operations.CallAnswered'>['data']['settle'];
}

function answered(call: Call, { number, at, by, settle }: Answer): Contact {
  const { channel, receivedAt, circle, track, message } = call;
  const { activation = null, reference = null, place = null, text = null } = message ?? {};
  return {
    number: message?.number ?? number,
    ...{ channel, receivedAt, circle, track, place },
    answeredAt: at,
    seatId: by?.seatId ?? null,
    takenBy: { id: by?.id ?? '', name: by?.name ?? '' },
    // The subscriber's name and address fill the caller's, and may be written over.
    fields: {
      ...blank,
      what: text,
      callerNumber: call.callerNumber,
      callerName: call.subscriberName,
      callerAddress: call.subscriber,
    },
    placed: place === null ? null : { method: 'sender', radiusMetres: null, at: receivedAt },
    care: {
      ...unattended,
      ...{ activation, reference },
      lineAddress: message === null ? call.subscriber : null,
      settle: settle === undefined ? null : { from: at, ...settle },
    },
    assessment: unassessed,
    backEntered: null,
  };
}

function opened(event: Of<'operations.ContactOpened'>): Contact {
  const { settle, backEntered = null } = event.data;
  // Nobody could settle in the system what was not in it.
  const from = backEntered === null ? event.occurredAt : event.recordedAt;
  return {
    number: event.data.number,
    backEntered,
    channel: event.data.channel,
    receivedAt: event.occurredAt,
    answeredAt: event.occurredAt,
    seatId: event.actor.seatId,
    takenBy: { id: event.actor.id, name: event.actor.name },
    circle: null,
    track: [],
    fields: { ...blank, callerNumber: event.detail?.callerNumber ?? null },
    place: null,
    placed: null,
    care: { ...unattended, settle: settle === undefined ? null : { from, ...settle } },
    assessment: unassessed,
  };
}

type Recorded = Extract<ContactState, { situation: 'open' | 'settled' }>;

function recorded(state: Recorded, event: Known): ContactState {
  const { contact } = state;
  if (isAssessment(event)) return { ...state, contact: { ...contact, assessment: assess(contact.assessment, event) } };
  switch (event.type) {
    case 'operations.ContactFieldWritten': {
      const fields = { ...contact.fields, [event.data.field]: event.detail?.value ?? null };
      return { ...state, contact: { ...contact, fields } };
    }
    case 'operations.ContactPlaced': {
      const { method = null, radiusMetres = null } = event.data;
      const placed = { method, radiusMetres, at: event.occurredAt };
      return {
        ...state,
        contact: { ...contact, placed, place: knownPlace(event.data.place, event.detail?.place ?? null) },
      };
    }
    case 'operations.ContactBecameIncident':
      return settled(contact, { kind: 'incident', added: false, ...event.data }, event);
    case 'operations.ContactAddedToIncident': {
      const { incidentId, incidentNumber } = event.data;
      return settled(contact, { kind: 'incident', added: true, incidentId, incidentNumber }, event);
    }
    case 'operations.ContactClosed':
      return settled(
        contact,
        { kind: 'closed', outcome: event.data.outcome, code: event.data.code?.code ?? null },
        event,
      );
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
