import { describe, expect, test } from 'vitest';
import { askForResource } from '../asks/decide.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { incidentPromises } from '../incidents/deadlines.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { lineOf } from '../incidents/log-lines.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import type { CallsignState, TourState } from '../resources/tour.ts';
import {
  assigned,
  at,
  began,
  commandOf,
  fold,
  type Happened,
  incidentOf,
  MINUTE,
  progressed,
  raised,
  taken,
  tourOf,
  verdict,
  yes,
} from '../test-log.ts';
import { assignUnits } from './assign-units.ts';
import type { AssignFacts } from './decide.ts';
import { type ExchangeStates, handOverJob, swapUnits } from './exchange.ts';
import { selfAssigned } from './self-assign.ts';
import { seeking } from './test-plan.ts';

const free: CallsignState = { situation: 'free' };
const plain: AssignFacts = { plan: null, nearConcealed: false };
const open = incidentOf(at(0, raised()));
const unit = (callsign: string, ...more: readonly Happened[]): TourState => tourOf(at(0, began({ callsign })), ...more);

/** What happens to a stream when these events follow. */
const followed = (state: IncidentState, when: number, events: readonly unknown[]): IncidentState =>
  fold(
    incidentAggregate,
    events.map((event) => at(when, event as Happened['event'])),
    state,
  );
const tourFollowed = (state: TourState, when: number, events: readonly unknown[]): TourState =>
  fold(
    tourAggregate,
    events.map((event) => at(when, event as Happened['event'])),
    state,
  );

describe('several units at once', () => {
  const send = (
    tours: readonly TourState[],
    { confirmed = [], facts = [], backUp = false, incident = open }: Sending = {},
  ) =>
    assignUnits(
      commandOf(
        {
          ...{ incidentId: 'i1', backUp },
          units: tours.map((_, i) => ({ assignmentId: `a${i}`, tourId: `t${i}`, how: 'assign' as const })),
        },
        { confirmed: [...confirmed] },
      ),
      { incident, tours, callsigns: tours.map(() => free), previous: tours.map(() => open) },
      tours.map((_, i) => ({ ...plain, ...facts[i] })),
    );
  interface Sending {
    readonly confirmed?: readonly string[];
    readonly facts?: readonly Partial<AssignFacts>[];
    readonly backUp?: boolean;
    readonly incident?: IncidentState;
  }

  test('all are on it in one decision, each with its own tour', () => {
    const events = yes(send([unit('RA21'), unit('RA22')]));
    expect(events.incident).toMatchObject([{ data: { callsign: 'RA21' } }, { data: { callsign: 'RA22' } }]);
    expect(events.tours.map((tour) => tour.map(({ type }) => type))).toEqual([
      ['operations.AssignmentTaken'],
      ['operations.AssignmentTaken'],
    ]);
  });

  test('a doubt names every unit that it stands against, and one key confirms it for all', () => {
    const plan = seeking({ skills: ['dog'] });
    const facts = [{ plan }, {}, { plan }];
    const tours = [unit('RA21'), unit('RA22'), unit('RA23')];
    const asked = send(tours, { facts });
    expect(asked).toMatchObject({ outcome: 'confirm', code: 'skill-missing' });
    expect(asked.outcome === 'confirm' && asked.detail).toBe('RA21, dog missing. RA23, dog missing.');
    const events = yes(send(tours, { facts, confirmed: ['skill-missing'] }));
    expect(events.incident).toMatchObject([
      { data: { confirmed: ['skill-missing'] } },
      { data: { confirmed: [] } },
      { data: { confirmed: ['skill-missing'] } },
    ]);
  });

  test('all of them go, or none: what is refused of one is refused of all', () => {
    const on = followed(open, 1, [assigned({ tourId: 't1', callsign: 'RA22' })]);
    expect(verdict(send([unit('RA21'), unit('RA22')], { incident: on }))).toBe('refused already-assigned');
  });

  test('back-up answers what was asked for', () => {
    const terms = {
      what: { id: 'back-up', name: 'Back-up', units: true },
      answerSeconds: 60,
      ladder: { rungs: [], repeatSeconds: 60 },
    };
    const input = { incidentId: 'i1', askId: 'k1', what: 'back-up', count: 1, urgent: true, note: 'Knife' };
    const { incident: asked } = yes(askForResource(commandOf(input), { incident: open }, { terms, by: 'RA14' }));
    const waiting = followed(open, 0, asked);
    expect(incidentPromises(waiting)).toContainEqual(
      expect.objectContaining({ key: 'ask:k1', alarm: 'A', label: 'RA14 asks for: Back-up, urgently' }),
    );
    const sent = yes(send([unit('RA21'), unit('RA22')], { incident: waiting, backUp: true }));
    const met = followed(waiting, MINUTE, sent.incident);
    expect(met).toMatchObject({ incident: { asks: [{ state: 'met', callsigns: ['RA21', 'RA22'] }] } });
    expect(incidentPromises(met).map(({ key }) => key)).not.toContain('ask:k1');
    expect(yes(send([unit('RA21')], { incident: waiting })).incident).toHaveLength(1);
  });
});

describe('one unit for another', () => {
  const here = incidentOf(at(0, raised()), at(1, assigned()), at(2, progressed('en-route')));
  const out = unit('RA21', at(1, taken()));
  const other = incidentOf(
    at(0, raised({ number: { day: '2026-11-22', sequence: 2, number: '0002 of 22/11' } })),
    at(1, assigned({ assignmentId: 'b1', tourId: 't2', callsign: 'RA22' })),
  );
  const elsewhere = unit('RA22', at(1, taken({ assignmentId: 'b1', incidentId: 'i2' })));
  const states = (over: Partial<ExchangeStates> = {}): ExchangeStates => ({
    ...{ incident: here, out, coming: unit('RA22'), callsign: free, previous: null, active: null, next: null },
    ...over,
  });
  const pair = {
    incidentId: 'i1',
    out: { tourId: 't1', assignmentId: 'a1' },
    in: { tourId: 't2', assignmentId: 'a2' },
  };
  const swap = (over: Partial<ExchangeStates> = {}, how: 'assign' | 'divert' | 'exchange' = 'assign') =>
    swapUnits(
      commandOf({ ...pair, how, returnAssignmentId: how === 'exchange' ? 'b2' : null, reason: 'Nearer' }),
      states(over),
      { coming: plain, returning: how === 'exchange' ? plain : null },
    );

  test('swapped: the deploy clock does not begin anew, and nobody is told that a unit was taken away', () => {
    const events = yes(swap());
    const swapped = followed(here, MINUTE, events.incident);
    expect(swapped).toMatchObject({
      incident: { assignments: [{ callsign: 'RA22', milestone: 'assigned' }], lackingSince: null, alerts: [] },
    });
    expect(incidentPromises(swapped).map(({ key }) => key)).toEqual(['arrive', 'acknowledge:a2', 'no-action']);
    expect(tourFollowed(out, MINUTE, events.out)).toMatchObject({ tour: { active: null, ended: ['a1'] } });
    expect(tourFollowed(unit('RA22'), MINUTE, events.coming)).toMatchObject({ tour: { active: { incidentId: 'i1' } } });
    // The same by a divert to elsewhere alarms: its incident is left with nobody.
    const left = { ...assigned(), type: 'operations.UnitStoodDown', detail: { reason: 'x' } };
    const diverted = followed(here, MINUTE, [
      { ...left, data: { assignmentId: 'a1', tourId: 't1', callsign: 'RA21', why: 'diverted', toNumber: null } },
    ]);
    expect(diverted).toMatchObject({ incident: { alerts: [{ kind: 'diverted' }] } });
  });

  test('D13 handed over: each unit and the incident keep their part, and each names the other', () => {
    const words = 'Statement taken, CCTV to be asked for';
    const facts = { coming: plain, returning: null };
    const events = yes(handOverJob(commandOf({ ...pair, atScene: true, words }), states(), facts));
    expect(events.out).toMatchObject([
      { type: 'operations.AssignmentEnded', data: { assignmentId: 'a1', why: 'handed-over', to: 'RA22' } },
    ]);
    expect(events.coming).toMatchObject([
      {
        type: 'operations.AssignmentTaken',
        data: { assignmentId: 'a2', atScene: true, takesOver: { assignmentId: 'a1', callsign: 'RA21' } },
      },
    ]);
    const lines = events.incident.map((event) => lineOf(event as never).text);
    expect(lines).toEqual(['RA22 assigned, at scene', `RA21 handed over to RA22: ${words}`]);
    const told = followed(here, MINUTE, events.incident);
    expect(told).toMatchObject({ incident: { ended: ['a1'], assignments: [{ assignmentId: 'a2' }] } });
  });

  test('handed over to a unit that is there already: it stays as it is, and the other is free', () => {
    const both = followed(here, 3, [assigned({ assignmentId: 'c1', tourId: 't2', callsign: 'RA22' })]);
    const coming = unit('RA22', at(3, taken({ assignmentId: 'c1' })));
    const facts = { coming: plain, returning: null };
    const input = { ...pair, atScene: false, words: 'Yours' };
    const events = yes(handOverJob(commandOf(input), states({ incident: both, coming }), facts));
    expect(events.coming).toEqual([]);
    expect(events.incident).toMatchObject([{ data: { why: 'handed-over', to: 'RA22' } }]);
  });

  test('exchanged: each has the other’s job, and neither incident is left for a moment', () => {
    const events = yes(swap({ coming: elsewhere, previous: other }, 'exchange'));
    expect(followed(here, MINUTE, events.incident)).toMatchObject({
      incident: { assignments: [{ callsign: 'RA22', assignmentId: 'a2' }], lackingSince: null, alerts: [] },
    });
    expect(followed(other, MINUTE, events.previous ?? [])).toMatchObject({
      incident: { assignments: [{ callsign: 'RA21', assignmentId: 'b2' }], lackingSince: null, alerts: [] },
    });
    expect(tourFollowed(out, MINUTE, events.out)).toMatchObject({ tour: { active: { incidentId: 'i2' } } });
    expect(tourFollowed(elsewhere, MINUTE, events.coming)).toMatchObject({ tour: { active: { incidentId: 'i1' } } });
    // The words are about this incident, and stay with it.
    expect(JSON.stringify(events.previous)).not.toContain('Nearer');
  });

  test('refuses only what cannot be: the same unit, and a job that the other has not', () => {
    expect(verdict(swap({}, 'exchange'))).toBe('refused nothing-in-return');
    const same = { ...pair, in: { tourId: 't1', assignmentId: 'a2' } };
    const input = { ...same, how: 'assign', returnAssignmentId: null, reason: 'why' } as const;
    expect(verdict(swapUnits(commandOf(input), states(), { coming: plain, returning: null }))).toBe(
      'refused same-unit',
    );
    expect(verdict(swap({ coming: elsewhere, previous: other }))).toBe('confirm unit-committed');
  });
});

describe('a crew that sends itself', () => {
  const incident = { grade: raised().data.grade, assignments: [] };
  const policy = [
    { grades: ['G1'], kinds: ['response'], withinMetres: 5000, unresourcedOnly: true },
    { grades: ['G1'], kinds: ['dog'], unresourcedOnly: false },
  ];
  const why = (over: { kind?: string; metres?: number | null; on?: number; of?: typeof policy | undefined } = {}) => {
    const { kind = 'response', metres = 900, on = 0, of = policy } = over;
    const assignments = Array.from({ length: on }, () => ({}) as never);
    return selfAssigned(of, { kind, metres, incident: { ...incident, assignments } }).against;
  };

  test('does so by the policy of the force, which says why where it does not have it', () => {
    expect(why()).toBeNull();
    expect(why({ kind: 'dog', metres: 90_000, on: 2 })).toBeNull();
    expect(why({ metres: 7300 })).toBe('it is 7.3 km away, and the policy goes as far as 5.0 km');
    expect(why({ metres: null })).toMatch(/^where it is, is not known/);
    expect(why({ on: 1 })).toBe('somebody is on it already');
    expect(why({ kind: 'cid' })).toBe('not for this kind of unit (cid)');
    expect(why({ of: [] })).toBe('crews do not send themselves to grade G1');
    expect(selfAssigned(undefined, { kind: 'cid', metres: null, incident }).against).toBeNull();
  });
});
