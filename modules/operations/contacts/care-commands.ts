import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Circle, Id, Place } from '../place.ts';
import { ActivationKind, CallerPlaceMethod, RecontactOutcome, RecontactWay, WrittenChannel } from './care-words.ts';

const contactId = '0198c2f0-1111-7000-8000-000000000001';
const noSuchContact = { 'no-such-contact': 'There is no contact with this id.' };
const settled = { 'contact-settled': 'This contact has become an incident, was added to one, or is closed.' };
const moved = { 'changed-meanwhile': 'The contact has gone to another desk since you looked.' };
const noSuchSeat = { 'no-such-seat': 'The force pack has no such seat for contacts.' };

export const ReceiveContact = declareCommand({
  name: 'operations.receiveContact',
  summary: 'A message of another system comes in: web form, e-mail, chat, alarm receiving centre, partner',
  permission: 'contact.deliver',
  schema: z.object({
    contactId: Id,
    channel: WrittenChannel,
    text: z.string().trim().min(1).max(10_000),
    callerName: z.string().max(200).nullable(),
    /** Telephone number, or the address to answer to. */
    callerNumber: z.string().max(200).nullable(),
    callerAddress: z.string().max(300).nullable(),
    place: Place.nullable(),
    circle: Circle.nullable(),
    /** The sender's own reference. */
    reference: z.string().max(100).nullable(),
    /** Of an alarm receiving centre: its unique reference number and what has gone off. */
    activation: z.object({ urn: z.string().trim().min(1).max(40), kind: ActivationKind }).nullable(),
  }),
  refusals: { 'contact-exists': 'A contact with this id exists already.' },
  example: {
    contactId,
    channel: 'alarm-centre',
    text: 'Rear door, then hall sensor. Keyholder informed.',
    callerName: 'Example Alarm Receiving Centre',
    callerNumber: '01572 555123',
    callerAddress: null,
    place: { label: '12 High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null },
    circle: null,
    reference: 'ARC-2026-00417',
    activation: { urn: 'RU/0417', kind: 'confirmed-sequential' },
  },
});

export const RingOff = declareCommand({
  name: 'operations.ringOff',
  summary: 'The caller has rung off: an abandoned 999 call is recorded, and is to be rung back',
  permission: 'call.announce',
  schema: z.object({ contactId: Id }),
  refusals: { ...noSuchContact, ...settled },
  example: { contactId },
});

export const RecordRecontact = declareCommand({
  name: 'operations.recordRecontact',
  summary: 'Record an attempt to reach the caller again, and what came of it',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    attemptId: Id,
    way: RecontactWay,
    outcome: RecontactOutcome,
    note: z.string().max(2000),
  }),
  refusals: { ...noSuchContact, ...settled },
  example: {
    contactId,
    attemptId: '0198c2f0-5555-7000-8000-000000000001',
    way: 'call',
    outcome: 'no-answer',
    note: 'Rang out',
  },
});

export const OfferContact = declareCommand({
  name: 'operations.offerContact',
  summary: 'Offer an open contact to another seat; it stays yours until they take it',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, seatId: z.string().max(100), note: z.string().max(2000) }),
  refusals: { ...noSuchContact, ...settled, ...noSuchSeat },
  example: { contactId, seatId: 'contact-2', note: 'Speaks Polish; you have the language' },
});

export const TakeContact = declareCommand({
  name: 'operations.takeContact',
  summary: 'Take an open contact that was offered to you, was left, or is with somebody else',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    /** The seat that you saw it with. */
    seen: z.string().max(100).nullable(),
  }),
  refusals: { ...noSuchContact, ...settled, ...moved, 'no-seat': 'Take a seat first.' },
  confirms: { 'not-offered': 'It was not offered to you: somebody else has it.' },
  example: { contactId, seen: 'contact-1' },
});

export const EndOffer = declareCommand({
  name: 'operations.endOffer',
  summary: 'Withdraw the offer of a contact, or say that you cannot take it',
  permission: 'contact.take',
  schema: z.object({ contactId: Id }),
  refusals: { ...noSuchContact, 'no-offer': 'This contact is not offered to anybody any more.' },
  example: { contactId },
});

export const PassContact = declareCommand({
  name: 'operations.passContact',
  summary: 'Lay the contact of a desk that was left on the supervisor’s',
  permission: 'contact.pass',
  schema: z.object({ contactId: Id, fromSeatId: z.string().max(100) }),
  refusals: {},
  example: { contactId, fromSeatId: 'contact-1' },
});

export const PlaceCaller = declareCommand({
  name: 'operations.placeCaller',
  summary: 'Say where the caller is; where it happened stays as it is',
  permission: 'contact.take',
  schema: z.object({
    contactId: Id,
    place: Place,
    method: CallerPlaceMethod,
    radiusMetres: z.number().min(0).max(200_000).nullable(),
  }),
  refusals: noSuchContact,
  example: {
    contactId,
    place: { label: '1 Mill Street, Oakham', lon: -0.7301, lat: 52.6698, gazetteerId: null },
    method: 'subscriber',
    radiusMetres: null,
  },
});

export const SeeContactAlarm = declareCommand({
  name: 'operations.seeContactAlarm',
  summary: 'Say that you have seen the alarm of a contact',
  permission: 'alarm.read',
  schema: z.object({ contactId: Id, key: z.string().max(100) }),
  refusals: { ...noSuchContact, 'no-such-alarm': 'This contact has no such alarm.' },
  example: { contactId, key: 'settle' },
});
