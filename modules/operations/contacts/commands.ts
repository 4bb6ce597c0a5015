import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { PaperNumber } from '../back-entry/words.ts';
import { Circle, Id, Instant, Place } from '../place.ts';
import { PlaceMethod } from './care-words.ts';
import { FixPlace, FixTerms } from './fix.ts';

/** One queue for all of them; the code stands on every contact and its incident. */
export const Channel = z.enum([
  '999',
  '101',
  'web',
  'email',
  'chat',
  'social',
  'front-counter',
  'officer',
  'alarm-centre',
  'partner',
  'other',
]);
export type Channel = z.output<typeof Channel>;

const contactId = '0198c2f0-1111-7000-8000-000000000001';
const incidentId = '0198c2f0-2222-7000-8000-000000000001';
export const changedMeanwhile = { 'changed-meanwhile': 'Somebody changed this value after you read it.' };
const noSuchContact = { 'no-such-contact': 'There is no contact with this id.' };

export const AnnounceCall = declareCommand({
  name: 'operations.announceCall',
  summary: 'A call rings: its number and the circle it comes from',
  permission: 'call.announce',
  schema: z.object({
    contactId: Id,
    channel: Channel,
    callerNumber: z.string().max(30).nullable(),
    circle: Circle.nullable(),
    subscriber: z.string().max(200).nullable(),
  }),
  refusals: { 'contact-exists': 'A contact with this id exists already.' },
  example: {
    contactId,
    channel: '999',
    callerNumber: '07700 900123',
    circle: { lon: -0.729, lat: 52.67, radiusMetres: 50 },
    subscriber: null,
  },
});

export const AnswerCall = declareCommand({
  name: 'operations.answerCall',
  summary: 'Answer the ringing call; the first answer has it',
  permission: 'contact.take',
  schema: z.object({ contactId: Id }),
  refusals: {
    ...noSuchContact,
    'already-answered': 'Another seat answered first.',
    'rang-off': 'The caller has rung off: it stands in the queue, to be rung back.',
  },
  example: { contactId },
});

export const OpenContact = declareCommand({
  name: 'operations.openContact',
  summary: 'Start a contact record from the first key typed',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    channel: Channel,
    callerNumber: z.string().max(30).nullable(),
    /** Entered afterwards from this sheet of the paper pack. */
    paper: PaperNumber.optional(),
  }),
  refusals: { 'contact-exists': 'A contact with this id exists already.' },
  example: { contactId, channel: 'other', callerNumber: null },
});

export const LocateCaller = declareCommand({
  name: 'operations.locateCaller',
  summary: "Keep where the caller's phone says it is; the place of the incident stays as it is",
  permission: 'caller.locate',
  schema: z.object({ contactId: Id, fix: FixTerms.extend(FixPlace.shape) }),
  refusals: { ...noSuchContact, 'track-full': 'This contact has as many fixes as are kept of one.' },
  example: {
    contactId,
    fix: {
      fixId: '0198c2f0-3333-7000-8000-000000000001',
      at: 1_795_500_000_000,
      method: 'gnss',
      confidencePercent: 68,
      format: 'aml-https',
      lon: -0.7295,
      lat: 52.6705,
      radiusMetres: 12,
      altitudeMetres: null,
      floor: null,
      address: null,
    },
  },
});

export const NameSubscriber = declareCommand({
  name: 'operations.nameSubscriber',
  summary: 'Fill in whose line it is, as its operator says; what somebody has written stays',
  permission: 'caller.locate',
  schema: z.object({
    contactId: Id,
    name: z.string().trim().min(1).max(100).nullable(),
    address: z.string().trim().min(1).max(200).nullable(),
    confidencePercent: z.number().min(0).max(100).nullable(),
    /** When the operator's record was last known to be right. */
    asOf: Instant.nullable(),
  }),
  refusals: noSuchContact,
  example: { contactId, name: 'J. Example', address: '1 Mill Street, Oakham', confidencePercent: null, asOf: null },
});

/** The free-text fields of a contact, saved one at a time as they are left. */
export const ContactField = z.enum(['what', 'callerName', 'callerNumber', 'callerAddress', 'note']);

export const WriteContactField = declareCommand({
  name: 'operations.writeContactField',
  summary: 'Save one field of a contact, with the value that was seen before',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    field: ContactField,
    seen: z.string().max(10_000),
    value: z.string().max(10_000),
  }),
  refusals: { ...noSuchContact, ...changedMeanwhile },
  example: { contactId, field: 'what', seen: '', value: 'Two men fighting outside the pub' },
});

export const PlaceContact = declareCommand({
  name: 'operations.placeContact',
  summary: 'Say where it is; an unknown place is kept as unverified',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    place: Place,
    /** How it is known, and within how many metres; left out: as typed, or as the gazetteer has it. */
    method: PlaceMethod.optional(),
    radiusMetres: z.number().min(0).max(200_000).optional(),
  }),
  refusals: noSuchContact,
  example: {
    contactId,
    place: { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null },
  },
});

export const RaiseIncident = declareCommand({
  name: 'operations.raiseIncident',
  summary: 'Make the contact an incident: numbered, graded, its clock running from the call',
  permission: 'incident.raise',
  schema: z.object({
    contactId: Id,
    incidentId: Id,
    code: z.string().max(10),
    /** Left out: the grade that is proposed, by the code and by what is known of the call. */
    grade: z.string().max(10).optional(),
    /** Why another grade than the one proposed; left out, it is due at wrap-up. */
    reason: z.string().trim().min(3).max(2000).optional(),
  }),
  refusals: {
    ...noSuchContact,
    'contact-settled': 'This contact has become an incident, was added to one, or is closed.',
    'what-and-where': 'An incident needs what and where; everything else can follow.',
    'no-such-code': 'The force pack has no such opening code.',
    'no-such-grade': 'The force pack has no such grade.',
    'incident-exists': 'An incident with this id exists already.',
  },
  example: { contactId, incidentId, code: '202' },
});

export const AddContactToIncident = declareCommand({
  name: 'operations.addContactToIncident',
  summary: 'Add this caller to an open incident; new risk alerts its owner again',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, incidentId: Id, newRisk: z.boolean() }),
  refusals: {
    ...noSuchContact,
    'contact-settled': 'This contact has become an incident, was added to one, or is closed.',
    'no-such-incident': 'There is no incident with this id.',
    'incident-closed': 'That incident is closed: re-open it or raise a new one.',
  },
  example: { contactId, incidentId, newRisk: true },
});

export const CloseContact = declareCommand({
  name: 'operations.closeContact',
  summary: 'Close a contact that is no incident; it is still counted',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    outcome: z.enum(['advice-given', 'other-agency', 'abandoned', 'error', 'test']),
    note: z.string().max(2000),
  }),
  refusals: {
    ...noSuchContact,
    'contact-settled': 'This contact has become an incident, was added to one, or is closed.',
  },
  confirms: {
    'recontact-owed': 'The caller of an abandoned 999 call has not been reached and not everything has been tried.',
  },
  example: { contactId, outcome: 'advice-given', note: 'Lost property: told how to report it online' },
});
