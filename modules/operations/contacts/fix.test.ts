import { describe, expect, test } from 'vitest';
import { at, commandOf, fold, type Happened, immediate, NOON, SECOND, verdict, yes } from '../test-log.ts';
import { contactAggregate } from './aggregate.ts';
import { canonicalNumber } from './caller-number.ts';
import type { ContactState } from './contact.ts';
import * as decide from './decide.ts';
import { bestFix, type CallerFix, circleOf, MOST_FIXES } from './fix.ts';

const contactId = 'contact';
const number = { day: '2026-11-22', sequence: 12, number: 'C0012 of 22/11' };
const network = { lon: -0.73, lat: 52.67, radiusMetres: 1_500 };
const announced = at(0, {
  type: 'operations.CallAnnounced',
  data: { channel: '999', answerSeconds: 10, ladder: immediate.ladder, alarm: 'A' },
  detail: { callerNumber: '07700 900123', subscriber: null, circle: network },
});
const answered = at(4 * SECOND, { type: 'operations.CallAnswered', data: { number } });
const place = { label: 'High Street', lon: -0.73, lat: 52.67, gazetteerId: null };
const where = { verified: true, areaId: 'oakham', ward: null, setting: 'urban' } as const;
const placed = at(6 * SECOND, { type: 'operations.ContactPlaced', data: { place: where }, detail: { place } });
const closed = at(90 * SECOND, {
  type: 'operations.ContactClosed',
  data: { outcome: 'abandoned' },
  detail: { note: '' },
});

const fixId = (n: number) => `0198c2f0-3333-7000-8000-${String(n).padStart(12, '0')}`;
type Said = Partial<CallerFix>;
const inputOf = (n: number, said: Said = {}) => {
  const terms = { fixId: fixId(n), at: NOON, method: 'gnss', confidencePercent: 68, format: 'aml-https' } as const;
  const spot = { lon: -0.729, lat: 52.671, radiusMetres: 20, altitudeMetres: null, floor: null, address: null };
  return { contactId, fix: { ...terms, ...spot, ...said } };
};

const contactOf = (...happened: readonly Happened[]): ContactState => fold(contactAggregate, happened);
/** The state after one fix more, through the rule. */
function withFix(state: ContactState, n: number, said: Said = {}): ContactState {
  const decided = yes(decide.locateCaller(commandOf(inputOf(n, said)), { contact: state }));
  return fold(
    contactAggregate,
    decided.contact.map((event) => at(said.at ?? 0, event)),
    state,
  );
}
function trackOf(state: ContactState): readonly CallerFix[] {
  if (state.situation === 'none') return [];
  return state.situation === 'ringing' ? state.call.track : state.contact.track;
}

describe('given a call, when its phone finds itself', () => {
  test('B06 successive fixes are kept as a track, from the first ring to after the end', () => {
    const ringing = withFix(contactOf(announced), 1, { at: NOON - SECOND, radiusMetres: 900, method: 'cell' });
    const open = withFix(fold(contactAggregate, [answered], ringing), 2, { at: NOON + 20 * SECOND });
    const settled = withFix(fold(contactAggregate, [closed], open), 3, { at: NOON + 50 * SECOND });
    expect(trackOf(settled).map(({ fixId: id, method }) => [id, method])).toEqual([
      [fixId(1), 'cell'],
      [fixId(2), 'gnss'],
      [fixId(3), 'gnss'],
    ]);
  });

  test('B06 a message that is delivered twice is one fix', () => {
    const once = withFix(contactOf(announced, answered), 1);
    expect(trackOf(withFix(once, 1))).toHaveLength(1);
  });

  test('B06 the place where it happened does not move for it', () => {
    const open = contactOf(announced, answered, placed);
    const located = withFix(open, 1, { lon: -1, lat: 53 });
    expect(located).toMatchObject({ contact: { place: { lon: -0.73, lat: 52.67 }, track: [{ lon: -1, lat: 53 }] } });
  });

  test('B06 a fix of no contact is refused, and so is one too many', () => {
    expect(verdict(decide.locateCaller(commandOf(inputOf(1)), { contact: contactOf() }))).toBe(
      'refused no-such-contact',
    );
    let state = contactOf(announced, answered);
    for (let n = 1; n <= MOST_FIXES; n++) state = withFix(state, n, { at: NOON + n });
    expect(verdict(decide.locateCaller(commandOf(inputOf(0)), { contact: state }))).toBe('refused track-full');
  });

  test('B06 a fix whose place was erased is none any more', () => {
    const data = { fixId: fixId(1), at: NOON, method: 'gnss', confidencePercent: null, format: 'sip' };
    const erased = at(SECOND, { type: 'operations.CallerLocated', data } as never);
    expect(trackOf(contactOf(announced, answered, erased))).toEqual([]);
  });
});

describe('the best fix', () => {
  const fix = (n: number, said: Said): CallerFix => ({ ...inputOf(n, said).fix, cameAt: NOON });

  test('B06 is the newest, then the one with the smallest circle', () => {
    const older = fix(1, { at: NOON, radiusMetres: 5 });
    const newer = fix(2, { at: NOON + SECOND, radiusMetres: 900 });
    const sharper = fix(3, { at: NOON + SECOND, radiusMetres: 30 });
    const point = fix(4, { at: NOON + SECOND, radiusMetres: null });
    for (const track of [
      [older, newer, sharper, point],
      [point, sharper, newer, older],
    ]) {
      expect(bestFix(track)?.fixId).toBe(fixId(3));
    }
    expect(bestFix([])).toBeNull();
  });

  test('B06 gives the circle; without one, or long before the call, the circle of the network stands', () => {
    const call = { receivedAt: NOON, circle: network };
    const fresh = fix(1, { at: NOON - SECOND, radiusMetres: 0 });
    expect(circleOf({ ...call, track: [fresh] })).toEqual({ lon: -0.729, lat: 52.671, radiusMetres: 1 });
    expect(circleOf({ ...call, track: [fix(1, { at: NOON - 3_600_000 })] })).toEqual(network);
    expect(circleOf({ ...call, track: [fix(1, { radiusMetres: null })] })).toEqual(network);
    expect(circleOf({ ...call, circle: null, track: [fix(1, { at: NOON - 3_600_000 })] })).toMatchObject({
      lat: 52.671,
    });
  });
});

test.each([
  ['07700 900123', '447700900123'],
  ['+44 7700 900123', '447700900123'],
  ['+44 (0)7700 900123', '447700900123'],
  ['0044 7700-900123', '447700900123'],
  ['+353 1 234 5678', '35312345678'],
  ['447700900123', '447700900123'],
  ['withheld', null],
  ['1', null],
  [null, null],
])('B06 %s is the number %s', (written, number9) => {
  expect(canonicalNumber(written)).toBe(number9);
});

describe('given whose line it is, as its operator says', () => {
  const name = (contact: ContactState, said: { name?: string | null; address?: string | null } = {}) => {
    const whose = { name: 'J. Example', address: '1 Mill Street', confidencePercent: 90, asOf: null, ...said };
    return decide.nameSubscriber(commandOf({ contactId, ...whose }), { contact });
  };
  const named = (contact: ContactState): ContactState =>
    fold(
      contactAggregate,
      yes(name(contact)).contact.map((event) => at(SECOND, event)),
      contact,
    );

  test('K04 it fills name and address while it rings, and what is blank afterwards', () => {
    const whose = { callerName: 'J. Example', callerAddress: '1 Mill Street' };
    expect(fold(contactAggregate, [answered], named(contactOf(announced)))).toMatchObject({
      contact: { fields: whose },
    });
    expect(named(contactOf(announced, answered))).toMatchObject({ contact: { fields: whose } });
  });

  test('K04 what somebody has written stays, and the place of the incident is another matter', () => {
    const asked = at(5 * SECOND, {
      type: 'operations.ContactFieldWritten',
      data: { field: 'callerName' },
      detail: { value: 'A neighbour' },
    });
    expect(named(contactOf(announced, answered, asked, placed))).toMatchObject({
      contact: {
        fields: { callerName: 'A neighbour', callerAddress: '1 Mill Street' },
        place: { label: 'High Street' },
      },
    });
  });

  test('K04 no call, no name; and nothing said is nothing done', () => {
    expect(verdict(name(contactOf()))).toBe('refused no-such-contact');
    expect(yes(name(contactOf(announced), { name: null, address: null })).contact).toEqual([]);
  });
});
