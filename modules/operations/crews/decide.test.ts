import { describe, expect, test } from 'vitest';
import { tourAggregate } from '../resources/aggregate.ts';
import type { TourEvent } from '../resources/events.ts';
import type { HeldSkill } from '../resources/skills.ts';
import type { TourState } from '../resources/tour.ts';
import { at, began, commandOf, fold, immediate, shown, taken, tourOf, verdict, yes } from '../test-log.ts';
import * as crews from './decide.ts';

const one = { collar: '1234', name: 'A. Example', permit: 'response', accountId: 'ann' };
const two = { collar: '5678', name: 'B. Example', permit: 'none', accountId: null };
const mayDrive = (crew: readonly { readonly permit: string }[]) => crew.some(({ permit }) => permit === 'response');
const held: readonly HeldSkill[] = [
  { collar: '1234', skill: 'taser', until: 5_000_000_000_000 },
  { collar: '5678', skill: 'dog', until: null },
];
const known = { accountOf: new Map([['5678', 'bob']]), held, mayDrive };

const crewOf = (state: TourState) => (state.situation === 'none' ? [] : state.tour.crew.map(({ collar }) => collar));
const termsOf = (state: TourState) => {
  if (state.situation === 'none') throw new Error('no tour');
  return state.tour.terms;
};
const grown = (state: TourState, events: readonly TourEvent[]): TourState =>
  fold(
    tourAggregate,
    events.map((event) => at(5, event)),
    state,
  );
const begun = (callsign: string, crew: readonly (typeof one | typeof two)[], over: object = {}) =>
  tourOf(
    at(0, { ...began({ callsign, permits: crew.map(({ permit }) => permit), ...over }), detail: { crew: [...crew] } }),
  );

describe('a crew that changes', () => {
  const input = { tourId: 't1', seen: ['1234'], crew: [one, two], vehicle: null, equipment: ['shield'] };

  test('E01 a unit is its callsign, people, vehicle, equipment, skills and talkgroup, and all of them can be changed on duty', () => {
    const state = begun('RA21', [one], { skills: ['taser'] });
    const vehicle = { registration: 'AB12 CDE', kind: 'van' };
    const events = yes(crews.changeCrew(commandOf({ ...input, vehicle }), { tour: state }, known));
    const now = grown(state, events.tour ?? []);
    expect(crewOf(now)).toEqual(['1234', '5678']);
    expect(termsOf(now)).toMatchObject({
      ...{ callsign: 'RA21', talkgroup: 'RUT-1', vehicle, equipment: ['shield'] },
      skills: ['taser', 'dog'],
      permits: ['response', 'none'],
    });
    expect(JSON.stringify(events.tour?.[0]?.data)).not.toContain('Example');
    expect(events.tour?.[0]).toMatchObject({ detail: { crew: [{ accountId: 'ann' }, { accountId: 'bob' }] } });
  });

  test('whoever leaves takes their skills and permit along; what was said of the unit stays', () => {
    const state = begun('RA21', [one, two], { skills: ['dog', 'taser', 'search'] });
    const left = { ...input, seen: ['1234', '5678'], crew: [two] };
    const events = yes(crews.changeCrew(commandOf(left), { tour: state }, known));
    const now = termsOf(grown(state, events.tour ?? []));
    expect(now.skills.toSorted()).toEqual(['dog', 'search']);
    expect(now.emergencyDriver).toBe(false);
  });

  test('a race that was lost is told with the crew as it stands', () => {
    const state = begun('RA21', [one, two]);
    expect(crews.changeCrew(commandOf(input), { tour: state }, known)).toMatchObject({
      ...{ outcome: 'refused', code: 'crew-changed', current: ['1234', '5678'] },
    });
  });
});

describe('units that crew up and part', () => {
  const pair = { tourId: 't1', withTourId: 't2' };
  const free = { situation: 'on-duty', tourId: 't2' } as const;

  test('E03 two units become one, and what both were and did stays in their streams', () => {
    const [first, second] = [begun('RA21', [one]), begun('RA22', [two], { equipment: ['drone'] })];
    const states = { tour: first, other: second, callsign: free };
    const events = yes(crews.pairUnits(commandOf(pair), states, known));
    const now = grown(first, events.tour ?? []);
    expect(crewOf(now)).toEqual(['1234', '5678']);
    expect(termsOf(now).equipment).toEqual(['drone']);
    expect(events.other?.at(-1)).toEqual({
      type: 'operations.TourEnded',
      data: { joined: { tourId: 't1', callsign: 'RA21' } },
    });
    expect(events.callsign).toEqual([{ type: 'operations.CallsignReleased', data: { tourId: 't2' } }]);
  });

  test('the second is stood down from what it is on, once that is confirmed, and its incident is told', () => {
    const first = begun('RA21', [one]);
    const second = tourOf(at(0, { ...began({ callsign: 'RA22' }), detail: { crew: [two] } }), at(1, taken()));
    const states = { tour: first, other: second, callsign: free };
    expect(verdict(crews.pairUnits(commandOf(pair), states, known))).toContain('still-assigned');
    const events = yes(crews.pairUnits(commandOf(pair, { confirmed: ['still-assigned'] }), states, known));
    expect(events.other?.map(({ type }) => type)).toEqual(['operations.AssignmentEnded', 'operations.TourEnded']);
    expect(events.incidents?.[0]?.[0]).toMatchObject({ detail: { reason: 'Crewed up with RA21' } });
  });

  const booked = {
    ...known,
    responds: true,
    armed: false,
    emergencyDriver: true,
    shown,
    emergencyLadder: immediate.ladder,
  };
  const split = {
    ...{ tourId: 't1', seen: ['1234', '5678'], newTourId: 't3', callsign: 'RA23', kind: 'response', collars: ['5678'] },
    ...{ vehicle: null, equipment: ['drone'], skills: ['search'], issi: null },
  };

  test('E03 some of a crew go on as a unit of their own; the first keeps its jobs, both say where they came from', () => {
    const state = tourOf(
      at(0, { ...began({ callsign: 'RA21', equipment: ['drone', 'shield'] }), detail: { crew: [one, two] } }),
      at(1, taken()),
    );
    const states = { tour: state, fresh: { situation: 'none' }, callsign: { situation: 'free' } } as const;
    const events = yes(crews.splitUnit(commandOf(split), states, booked));
    const now = grown(state, events.tour ?? []);
    expect(crewOf(now)).toEqual(['1234']);
    expect(termsOf(now).equipment).toEqual(['shield']);
    expect(now.situation === 'on-tour' && now.tour.active).not.toBeNull();
    expect(events.fresh?.[0]).toMatchObject({
      type: 'operations.TourBegan',
      data: { callsign: 'RA23', talkgroup: 'RUT-1', skills: ['search', 'dog'], from: { callsign: 'RA21' } },
      detail: { crew: [two] },
    });
    expect(events.tour?.[0]).toMatchObject({ data: { why: 'split', with: { tourId: 't3', callsign: 'RA23' } } });
  });

  test('somebody must go and somebody stay, and a callsign is out once', () => {
    const state = begun('RA21', [one, two]);
    const states = { tour: state, fresh: { situation: 'none' }, callsign: { situation: 'free' } } as const;
    const all = commandOf({ ...split, collars: ['1234', '5678'] });
    expect(verdict(crews.splitUnit(all, states, booked))).toContain('nobody-left');
    const taken2 = { ...states, callsign: { situation: 'on-duty', tourId: 't9' } } as const;
    expect(verdict(crews.splitUnit(commandOf(split), taken2, booked))).toContain('callsign-on-duty');
  });
});
