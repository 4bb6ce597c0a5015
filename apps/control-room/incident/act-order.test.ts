import { describe, expect, test } from 'vitest';
import { clockRow, incidentRow } from '../fixture/rows.ts';
import { incidentActs, orderedActs } from './act-order.ts';

const everything = (): boolean => true;
const dispatcher = (permission: string): boolean => ['incident.update', 'incident.grade'].includes(permission);
const firstOf = (part: Parameters<typeof incidentRow>[0], can = dispatcher) =>
  orderedActs(incidentRow(part), can).first.map(({ act }) => act);

describe('the acts of an incident', () => {
  test('fit how far it has come', () => {
    expect(firstOf({ state: 'open' })).toEqual(['grade', 'refer', 'agency', 'appointment', 'defer']);
    expect(firstOf({ state: 'attending' })).toContain('result');
    expect(firstOf({ state: 'at-scene' })[0]).toBe('result');
  });

  test('what is owed comes first', () => {
    const place = { ...incidentRow().place, verified: false };
    expect(firstOf({ place })[0]).toBe('place');
    expect(firstOf({ referredTo: 'fim' }, everything)[0]).toBe('review');
    expect(firstOf({ clocks: [clockRow({ kind: 'arrive', state: 'breached' })] })[0]).toBe('unresourced');
    const owed = { to: 'caller', why: 'promised', dueAt: 9, whom: null } as const;
    expect(firstOf({ updates: [owed] })[0]).toBe('update');
    const crime = { reportedAt: 1, dueAt: 9, numbers: [], negated: null, handedOffAt: null };
    expect(firstOf({ state: 'resulted', crime })[0]).toBe('crime');
  });

  test.each(['open', 'assigned', 'attending', 'at-scene', 'resulted'] as const)(
    '%s: each stands exactly once',
    (state) => {
      const { first, more } = orderedActs(incidentRow({ state }), everything);
      expect(first.length).toBeLessThanOrEqual(5);
      expect([...first, ...more].map(({ act }) => act).toSorted()).toEqual(
        incidentActs.map(({ act }) => act).toSorted(),
      );
    },
  );

  test('nobody is offered what they may not do, and a closed or masked one offers what is left', () => {
    const { first, more } = orderedActs(incidentRow(), dispatcher);
    expect([...first, ...more].map(({ act }) => act)).not.toContain('hold');
    expect(orderedActs(incidentRow({ state: 'closed' }), everything).more).toEqual([]);
    expect(firstOf({ state: 'closed' }, everything)).toEqual(['update', 'crime', 'hold']);
    expect(firstOf({ masked: true }, everything)).toEqual([]);
  });
});
