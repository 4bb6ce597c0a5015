import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/pure.ts';
import {
  at,
  commandOf,
  dave,
  fold,
  type Happened,
  immediate,
  MINUTE,
  NOON,
  SECOND,
  step,
  verdict,
  yes,
} from '../test-log.ts';
import { contactAggregate } from './aggregate.ts';
import type { CareEvent } from './care-events.ts';
import { careShown } from './care-shown.ts';
import type { ContactState } from './contact.ts';
import { contactPromises } from './deadlines.ts';
import * as decide from './decide-care.ts';
import { closeContact } from './decide-closing.ts';

const number = { day: '2026-11-22', sequence: 12, number: 'C0012 of 22/11' };
const ladder = immediate.ladder;
const settle = { seconds: 1800, ladder };
const contactId = 'contact';
const one = { id: 'dispatch-1', name: 'Dispatch 1' };
const two = { id: 'contact-2', name: 'Contact 2' };
const tasks = [
  { id: 'first-call', way: 'call', seconds: 120 },
  { id: 'second-call', way: 'call', seconds: 360 },
  { id: 'text', way: 'text', seconds: 600 },
] as const;
const atTwo: Actor = { kind: 'person', id: 'tina', name: 'Tina', seatId: 'contact-2' };

const contactOf = (...happened: readonly Happened[]): ContactState => fold(contactAggregate, happened);
const announced = at(0, {
  type: 'operations.CallAnnounced',
  data: { channel: '999', answerSeconds: 10, ladder, alarm: 'A' },
  detail: { callerNumber: '07700 900123', subscriber: null, circle: null },
});
const answered = at(4 * SECOND, { type: 'operations.CallAnswered', data: { number, settle } });
const care = (offset: number, event: CareEvent, by?: Actor): Happened => at(offset, event, by);
const rangOff = (given: typeof number | null) =>
  care(10 * SECOND, { type: 'operations.CallRangOff', data: { number: given, tasks: [...tasks], ladder, settle } });
const tried = (offset: number, way: 'call' | 'text', outcome: 'no-answer' | 'reached' | 'sent') =>
  care(offset, {
    type: 'operations.Recontacted',
    data: { attemptId: `${way} ${offset}`, way, outcome },
    detail: { note: '' },
  });
const offered = care(5 * SECOND, {
  type: 'operations.HandOverOffered',
  data: { from: one, to: two, acceptSeconds: 30, ladder },
  detail: { note: 'Polish' },
});
const open = contactOf(announced, answered);
const keysOf = (state: ContactState) => contactPromises(state).map(({ key }) => key);
const openOf = (state: ContactState) => (state.situation === 'open' ? state.contact : null);

describe('a message of another system', () => {
  const activation = { urn: 'RU/0417', kind: 'confirmed-visual' } as const;
  const input = {
    contactId,
    channel: 'alarm-centre',
    text: 'Man on camera',
    reference: 'ARC-1',
    activation,
    circle: null,
    callerName: 'The centre',
    callerNumber: '01572 555123',
    callerAddress: null,
    place: { label: '12 High Street', lon: -0.73, lat: 52.67, gazetteerId: null },
  } as const;
  const place = { verified: true, areaId: 'oakham', ward: null, setting: 'urban' } as const;
  const terms = { number, answerSeconds: 60, ladder, alarm: 'B', place } as const;
  const none = contactOf();

  test('A24 is numbered when it comes, waits as a call rings, and brings its URN and what has gone off', () => {
    const decision = decide.receiveContact(commandOf(input), { contact: none }, terms);
    expect(decision).toMatchObject({ result: { number: 'C0012 of 22/11' } });
    const waiting = contactOf(...yes(decision).contact.map((event) => at(0, event)));
    expect(contactPromises(waiting)).toMatchObject([
      { key: 'answer', label: 'alarm-centre message waits to be taken' },
    ]);
    const taken = openOf(fold(contactAggregate, [answered], waiting));
    expect(taken).toMatchObject({
      number,
      fields: { what: 'Man on camera', callerName: 'The centre', callerNumber: '01572 555123' },
      place: { label: '12 High Street', areaId: 'oakham' },
      care: { activation, reference: 'ARC-1' },
    });
    expect(taken && careShown(taken)).toMatchObject({ activation, placed: { method: 'sender' } });
  });

  test('comes once', () => {
    expect(verdict(decide.receiveContact(commandOf(input), { contact: open }, terms))).toBe('refused contact-exists');
  });
});

describe('an abandoned 999 call', () => {
  const facts = { number, tasks: [...tasks], ladder, settle };
  const off = contactOf(announced, rangOff(number));

  test('A16 makes its record by itself, and owes two calls back and a text, each with its time', () => {
    const event = yes(decide.ringOff(commandOf({ contactId }), { contact: contactOf(announced) }, facts)).contact;
    expect(event).toMatchObject([{ type: 'operations.CallRangOff', data: { number, tasks } }]);
    expect(openOf(off)).toMatchObject({ number, seatId: null, fields: { callerNumber: '07700 900123' } });
    expect(contactPromises(off).map(({ key, dueAt }) => [key, dueAt - NOON])).toEqual([
      ['recontact:first-call', 130 * SECOND],
      ['recontact:second-call', 370 * SECOND],
      ['recontact:text', 610 * SECOND],
      ['settle', 10 * SECOND + 30 * MINUTE],
    ]);
  });

  test('A16 one that breaks off while somebody has it is owed the same; ringing off twice is once', () => {
    const during = contactOf(announced, answered, rangOff(null));
    expect(openOf(during)?.seatId).toBe('dispatch-1');
    expect(keysOf(during)).toContain('recontact:first-call');
    expect(yes(decide.ringOff(commandOf({ contactId }), { contact: during }, facts)).contact).toEqual([]);
  });

  test('A16 each attempt is recorded with what came of it; who was reached is owed no more', () => {
    const once = contactOf(announced, rangOff(number), tried(MINUTE, 'call', 'no-answer'));
    expect(keysOf(once)).toEqual(['recontact:second-call', 'recontact:text', 'settle']);
    const texted = contactOf(announced, rangOff(number), tried(MINUTE, 'text', 'sent'));
    expect(keysOf(texted)).toEqual(['recontact:first-call', 'recontact:second-call', 'settle']);
    const reached = contactOf(announced, rangOff(number), tried(MINUTE, 'call', 'reached'));
    expect(keysOf(reached)).toEqual(['settle']);
  });

  test('A16 is not put away in silence: closing it asks, and the record says that it was owed', () => {
    const close = (contact: ContactState, confirmed: readonly string[] = [], outcome = 'abandoned' as const) =>
      closeContact(
        commandOf({ contactId, outcome, note: '' }, { confirmed }),
        { contact },
        { number: null, code: null },
      );
    expect(verdict(close(off))).toBe('confirm recontact-owed');
    expect(yes(close(off, ['recontact-owed'])).contact).toMatchObject([{ data: { outcome: 'abandoned', owed: true } }]);
    const all = [
      tried(MINUTE, 'call', 'no-answer'),
      tried(2 * MINUTE, 'call', 'no-answer'),
      tried(3 * MINUTE, 'text', 'sent'),
    ];
    expect(verdict(close(contactOf(announced, rangOff(number), ...all)))).toBe('decided');
  });

  test('a 101 call that rings off is recorded, and owes nobody a call', () => {
    const call = at(0, { ...announced.event, data: { channel: '101', answerSeconds: 60, ladder, alarm: 'B' } });
    const event = yes(decide.ringOff(commandOf({ contactId }), { contact: contactOf(call) }, facts)).contact;
    expect(event).toMatchObject([{ data: { tasks: [] } }]);
  });
});

describe('a contact that somebody has', () => {
  test('must be settled in its time: an answered call that nobody settles does not lie there in silence', () => {
    expect(contactPromises(open)).toMatchObject([
      { key: 'settle', dueAt: NOON + 4 * SECOND + 30 * MINUTE, alarm: 'B' },
    ]);
  });

  test('one taken before there was such a promise has none', () => {
    expect(keysOf(contactOf(announced, at(1, { type: 'operations.CallAnswered', data: { number } })))).toEqual([]);
  });

  test('B05 keeps where the caller is apart from where it happened, each with method, time and radius', () => {
    const place = { verified: true, areaId: 'oakham', ward: null, setting: 'urban' } as const;
    const label = (words: string) => ({ place: { label: words, lon: 0, lat: 52, gazetteerId: null } });
    const state = openOf(
      contactOf(
        announced,
        answered,
        at(MINUTE, {
          type: 'operations.ContactPlaced',
          data: { place, method: 'map', radiusMetres: 80 },
          detail: label('the lake'),
        }),
        care(2 * MINUTE, {
          type: 'operations.CallerPlaced',
          data: { place, method: 'said', radiusMetres: 15 },
          detail: label('home'),
        }),
      ),
    );
    expect(state && careShown(state)).toMatchObject({
      placed: { method: 'map', radiusMetres: 80, at: NOON + MINUTE },
      callerPlace: { place: { label: 'home' }, method: 'said', radiusMetres: 15, at: NOON + 2 * MINUTE },
    });
    expect(state?.place?.label).toBe('the lake');
  });
});

describe('a hand-over', () => {
  const offering = contactOf(announced, answered, offered);
  const take = (contact: ContactState, seen: string, by: Actor, confirmed: readonly string[] = []) =>
    decide.takeContact(commandOf({ contactId, seen }, { by, confirmed }), { contact }, { from: one, owner: two });

  test('A23 leaves it with whoever offers it until it is taken, and tells them when it is not', () => {
    expect(openOf(offering)?.seatId).toBe('dispatch-1');
    expect(contactPromises(offering)[0]).toMatchObject({
      key: 'hand-over',
      dueAt: NOON + 35 * SECOND,
      label: 'Contact 2 to take the contact within 30 s',
    });
    expect(yes(take(offering, 'dispatch-1', atTwo)).contact).toMatchObject([{ data: { offered: true, owner: two } }]);
    const after = fold(
      contactAggregate,
      yes(take(offering, 'dispatch-1', atTwo)).contact.map((e) => at(MINUTE, e, atTwo)),
      offering,
    );
    expect(openOf(after)).toMatchObject({ seatId: 'contact-2', takenBy: { name: 'Tina' } });
    expect(keysOf(after)).toEqual(['settle']);
  });

  test('A23 is taken by one: who saw it with another loses the race', () => {
    expect(take(offering, 'contact-9', atTwo)).toMatchObject({ code: 'changed-meanwhile', current: 'dispatch-1' });
  });

  test('C11 one that was not offered can be taken too, by one key', () => {
    expect(take(open, 'dispatch-1', atTwo)).toMatchObject({
      code: 'not-offered',
      detail: expect.stringContaining('Dave'),
    });
    expect(yes(take(open, 'dispatch-1', atTwo, ['not-offered'])).contact).toMatchObject([{ data: { offered: false } }]);
  });

  test('is withdrawn by the one and declined by the other', () => {
    const end = (by: Actor) => yes(decide.endOffer(commandOf({ contactId }, { by }), { contact: offering })).contact;
    expect(end(dave)).toMatchObject([{ data: { why: 'withdrawn' } }]);
    expect(end(atTwo)).toMatchObject([{ data: { why: 'declined' } }]);
    expect(verdict(decide.endOffer(commandOf({ contactId }), { contact: open }))).toBe('refused no-offer');
  });

  test('A23 has exactly one owner after each event, whatever happens in whatever order', () => {
    const owner = { id: 'supervisor', name: 'Supervisor' };
    const events: fc.Arbitrary<Happened> = fc.constantFrom(
      offered,
      care(MINUTE, { type: 'operations.HandOverAccepted', data: { from: one, owner: two, offered: true } }, atTwo),
      care(MINUTE, { type: 'operations.HandOverEnded', data: { to: two, why: 'withdrawn' } }),
      care(MINUTE, { type: 'operations.ContactPassed', data: { from: one, owner, ladder } }),
      step('Breached', { key: 'hand-over', dueAt: NOON + 35 * SECOND }),
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 12 }), (happened) => {
        const state = openOf(fold(contactAggregate, happened, open));
        expect(state?.seatId).toMatch(/^(dispatch-1|contact-2|supervisor)$/);
        expect(state?.takenBy.name).not.toBe('');
      }),
    );
  });

  test('a desk that is left lays its contacts on the supervisor’s, who is told at once', () => {
    const owner = { id: 'supervisor', name: 'Supervisor' };
    const pass = (relieved: boolean) =>
      yes(
        decide.passContact(
          commandOf({ contactId, fromSeatId: 'dispatch-1' }),
          { contact: offering },
          { relieved, from: one, owner, ladder },
        ),
      ).contact;
    expect(pass(true)).toEqual([]);
    const left = fold(
      contactAggregate,
      pass(false).map((event) => at(MINUTE, event)),
      offering,
    );
    expect(openOf(left)?.seatId).toBe('supervisor');
    expect(contactPromises(left)[0]).toMatchObject({ key: 'take', dueAt: NOON + MINUTE });
    expect(verdict(take(left, 'supervisor', atTwo))).toBe('decided');
  });

  test('an offer needs a seat that takes contacts; to oneself it is none', () => {
    const offer = (to: typeof one | null) =>
      decide.offerContact(
        commandOf({ contactId, seatId: 'x', note: '' }),
        { contact: open },
        { to, from: one, acceptSeconds: 30, ladder },
      );
    expect(verdict(offer(null))).toBe('refused no-such-seat');
    expect(yes(offer(one)).contact).toEqual([]);
    expect(yes(offer(two)).contact).toMatchObject([{ data: { to: two, from: one } }]);
  });

  test('an alarm that somebody has seen says so; one that does not stand cannot be seen', () => {
    const late = fold(contactAggregate, [step('Breached', { key: 'hand-over', dueAt: NOON + 35 * SECOND })], offering);
    const see = (contact: ContactState) =>
      decide.seeContactAlarm(commandOf({ contactId, key: 'hand-over' }), { contact });
    expect(yes(see(late)).contact).toMatchObject([{ type: 'operations.ContactAlarmSeen' }]);
    expect(verdict(see(open))).toBe('refused no-such-alarm');
  });
});
