import { describe, expect, test } from 'vitest';
import type { IncidentState } from '../incidents/incident.ts';
import {
  at,
  commandOf,
  dave,
  fold,
  type Happened,
  immediate,
  incidentOf,
  NOON,
  raised,
  SECOND,
  sue,
  verdict,
  yes,
} from '../test-log.ts';
import { contactAggregate } from './aggregate.ts';
import type { ContactState } from './contact.ts';
import { contactPromises } from './deadlines.ts';
import * as decide from './decide.ts';
import { closeContact } from './decide-closing.ts';

const number = { day: '2026-11-22', sequence: 12, number: 'C0012 of 22/11' };
const incidentNumber = { day: '2026-11-22', sequence: 421, number: '0421 of 22/11' };
const ladder = immediate.ladder;
const taking = { number, settle: { seconds: 1800, ladder } };
const contactId = 'contact';
const incidentId = 'incident';

const announced = at(0, {
  type: 'operations.CallAnnounced',
  data: { channel: '999', answerSeconds: 10, ladder, alarm: 'A' },
  detail: { callerNumber: '07700 900123', subscriber: '1 Mill Street', circle: null },
});
const answered = at(4 * SECOND, { type: 'operations.CallAnswered', data: { number } });
const what = at(5 * SECOND, {
  type: 'operations.ContactFieldWritten',
  data: { field: 'what' },
  detail: { value: 'Fight' },
});
const place = { label: 'High Street', lon: -0.73, lat: 52.67, gazetteerId: null };
const facts = { verified: true, areaId: 'oakham', ward: null, setting: 'urban' } as const;
const placed = at(6 * SECOND, { type: 'operations.ContactPlaced', data: { place: facts }, detail: { place } });
const became = at(7 * SECOND, {
  type: 'operations.ContactBecameIncident',
  data: { incidentId, incidentNumber: '0421 of 22/11' },
});

const contactOf = (...happened: readonly Happened[]): ContactState => fold(contactAggregate, happened);
const ringing = contactOf(announced);
const open = contactOf(announced, answered, what, placed);
const settled = contactOf(announced, answered, what, placed, became);
const nowhere = contactOf();
const none: IncidentState = { situation: 'none' };
const incident = incidentOf(at(0, raised({ contactId })));

describe('a call', () => {
  test('is promised an answer within ten seconds, told to the supervisor, gone once answered', () => {
    expect(contactPromises(ringing)).toMatchObject([
      { key: 'answer', dueAt: NOON + 10 * SECOND, warnAt: NOON + 7 * SECOND, alarm: 'A' },
    ]);
    expect(contactPromises(contactOf(announced, answered))).toEqual([]);
  });

  test('is announced once', () => {
    const input = { contactId, channel: '999', callerNumber: null, circle: null, subscriber: null } as const;
    const terms = { answerSeconds: 10, ladder, alarm: 'A' } as const;
    expect(verdict(decide.announceCall(commandOf(input), { contact: nowhere }, terms))).toBe('decided');
    expect(verdict(decide.announceCall(commandOf(input), { contact: ringing }, terms))).toBe('refused contact-exists');
  });

  test('A06 belongs to the first who answers; the second learns who was quicker', () => {
    expect(yes(decide.answerCall(commandOf({ contactId }), { contact: ringing }, taking)).contact).toMatchObject([
      { type: 'operations.CallAnswered', data: { number } },
    ]);
    expect(decide.answerCall(commandOf({ contactId }, { by: sue }), { contact: open }, taking)).toMatchObject({
      code: 'already-answered',
      current: { takenBy: 'Dave', seatId: 'dispatch-1' },
    });
    expect(verdict(decide.answerCall(commandOf({ contactId }), { contact: nowhere }, taking))).toBe(
      'refused no-such-contact',
    );
  });

  test('brings its number and the subscriber into the record', () => {
    expect(open).toMatchObject({
      contact: { receivedAt: NOON, fields: { callerNumber: '07700 900123', callerAddress: '1 Mill Street' } },
    });
  });
});

describe('a contact', () => {
  test('C01 is opened once, numbered from the first key', () => {
    const input = { contactId, channel: 'other', callerNumber: null } as const;
    expect(decide.openContact(commandOf(input), { contact: nowhere }, taking)).toMatchObject({
      result: { number: 'C0012 of 22/11' },
    });
    expect(verdict(decide.openContact(commandOf(input), { contact: open }, taking))).toBe('refused contact-exists');
  });

  const write = (contact: ContactState, seen: string, value: string, of: IncidentState | null = null) =>
    decide.writeContactField(commandOf({ contactId, field: 'what', seen, value }), { contact, incident: of });

  test('keeps a field that nobody else has changed since it was read', () => {
    expect(yes(write(open, 'Fight', 'Knife fight')).contact).toHaveLength(1);
    expect(write(open, '', 'Knife fight')).toMatchObject({ code: 'changed-meanwhile', current: 'Fight' });
    expect(verdict(write(nowhere, '', 'x'))).toBe('refused no-such-contact');
  });

  test('writes nothing when the value stands already', () => {
    expect(yes(write(open, 'anything', 'Fight')).contact).toEqual([]);
  });

  test('that still rings is nobody’s record', () => {
    expect(verdict(write(ringing, '', 'x'))).toBe('refused no-such-contact');
  });

  test('goes on after its incident was raised: the words reach the incident too', () => {
    expect(yes(write(settled, 'Fight', 'Knife', incident)).incident).toMatchObject([
      { type: 'operations.CallerSaid', detail: { value: 'Knife' } },
    ]);
  });

  test('placed again confirms an unverified place of its incident, and overrules nobody else', () => {
    const input = { contactId, place };
    const unverified = incidentOf(at(0, raised({ contactId, place: { ...facts, verified: false } })));
    expect(
      yes(decide.placeContact(commandOf(input), { contact: settled, incident: unverified }, facts)).incident,
    ).toMatchObject([{ type: 'operations.IncidentMoved' }]);
    expect(yes(decide.placeContact(commandOf(input), { contact: settled, incident }, facts)).incident).toBeUndefined();
    expect(verdict(decide.placeContact(commandOf(input), { contact: nowhere, incident: null }, facts))).toBe(
      'refused no-such-contact',
    );
  });
});

describe('an incident is raised', () => {
  const code = { code: '202', name: 'Rowdy', grade: 'G2' };
  const all: decide.RaiseFacts = {
    number: incidentNumber,
    code,
    grade: immediate,
    owner: null,
    restriction: { kind: 'none', allowed: [], radiusMetres: 500 },
    nearConcealed: false,
    proposal: null,
    wrapUp: null,
  };
  const raise = (contact: ContactState, over: object = {}, of: IncidentState = none) =>
    decide.raiseIncident(
      commandOf({ contactId, incidentId, code: '202' }),
      { contact, incident: of },
      { ...all, ...over },
    );

  test('A02 from what and where alone, its clock running from the first ring', () => {
    const events = yes(raise(open));
    expect(events.contact).toMatchObject([
      { type: 'operations.ContactBecameIncident', data: { incidentNumber: '0421 of 22/11' } },
    ]);
    expect(events.incident).toMatchObject([
      {
        data: { receivedAt: NOON, channel: '999', proposedGrade: 'G2', grade: { id: 'G1' } },
        detail: { what: 'Fight', place },
      },
    ]);
  });

  test('within the radius of a concealed record it says: contact the FIM first, and nothing more', () => {
    expect(raise(open, { nearConcealed: true })).toMatchObject({
      outcome: 'decided',
      result: { warning: 'Contact the FIM before deploying here.' },
    });
    expect(raise(open)).not.toMatchObject({ result: { warning: expect.anything() } });
  });

  test('not without what, not without where', () => {
    expect(verdict(raise(contactOf(announced, answered, what)))).toBe('refused what-and-where');
    expect(verdict(raise(contactOf(announced, answered, placed)))).toBe('refused what-and-where');
    expect(verdict(raise(ringing))).toBe('refused what-and-where');
  });

  test('an unknown place is place enough', () => {
    const somewhere = { ...place, lon: null, lat: null };
    const unverified = at(6 * SECOND, {
      type: 'operations.ContactPlaced',
      data: { place: { ...facts, verified: false } },
      detail: { place: somewhere },
    });
    expect(yes(raise(contactOf(announced, answered, what, unverified))).incident).toMatchObject([
      { data: { place: { verified: false } } },
    ]);
  });

  test('with a code and a grade that the pack knows', () => {
    expect(verdict(raise(open, { code: null, number: null }))).toBe('refused no-such-code');
    expect(verdict(raise(open, { grade: null, number: null }))).toBe('refused no-such-grade');
  });

  test('once from one contact, and once under one id', () => {
    expect(raise(settled)).toMatchObject({ code: 'contact-settled', current: 'incident' });
    expect(verdict(raise(open, {}, incident))).toBe('refused incident-exists');
    expect(verdict(raise(nowhere))).toBe('refused no-such-contact');
  });
});

describe('a further caller is added', () => {
  const add = (contact: ContactState, of: IncidentState) =>
    decide.addContactToIncident(commandOf({ contactId, incidentId, newRisk: true }), { contact, incident: of }, null);
  const result = {
    type: 'operations.ResultRecorded',
    data: { result: { code: 'NFA', name: '' }, closing: { code: '202', name: '' } },
  };

  test('I02 with the words and the risk', () => {
    expect(yes(add(open, incident)).incident).toMatchObject([
      { data: { newRisk: true, contactNumber: 'C0012 of 22/11' }, detail: { what: 'Fight' } },
    ]);
  });

  test('to an incident that is there and open, from a contact that is', () => {
    expect(verdict(add(open, none))).toBe('refused no-such-incident');
    const closed = incidentOf(at(0, raised()), at(1, result), at(2, { type: 'operations.IncidentClosed', data: {} }));
    expect(verdict(add(open, closed))).toBe('refused incident-closed');
    expect(verdict(add(settled, incident))).toBe('refused contact-settled');
    expect(verdict(add(nowhere, incident))).toBe('refused no-such-contact');
    expect(verdict(add(ringing, incident))).toBe('refused no-such-contact');
  });
});

describe('a contact that is no incident', () => {
  const close = (contact: ContactState) =>
    closeContact(
      commandOf({ contactId, outcome: 'abandoned', note: '' } as const, { by: dave }),
      { contact },
      { number, code: null },
    );

  test('is closed and still counted: a call that rang off is numbered first', () => {
    expect(yes(close(open)).contact.map((e) => e.type)).toEqual(['operations.ContactClosed']);
    expect(yes(close(ringing)).contact.map((e) => e.type)).toEqual([
      'operations.CallAnswered',
      'operations.ContactClosed',
    ]);
  });

  test('is closed once', () => {
    expect(verdict(close(settled))).toBe('refused contact-settled');
    expect(verdict(close(nowhere))).toBe('refused no-such-contact');
  });
});
