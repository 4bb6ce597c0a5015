import { describe, expect, test } from 'vitest';
import {
  assigned,
  at,
  commandOf,
  HOUR,
  immediate,
  incidentOf,
  MINUTE,
  NOON,
  priority,
  raised,
  regraded,
  step,
  verdict,
  withoutAttendance,
  yes,
} from '../test-log.ts';
import { incidentPromises } from './deadlines.ts';
import * as decide from './decide-record.ts';
import type { IncidentState } from './incident.ts';
import { recordShown } from './record-row.ts';
import { alarmsOf, clocksOf } from './rows.ts';

const incidentId = 'i1';
const reason = 'because of this';
const violence = { code: '001', name: 'Violence', recordWithinSeconds: 86_400 };
const open = incidentOf(at(0, raised()));
const crime = at(0, raised({ code: violence }));
const recorded = (state: IncidentState) => {
  if (state.situation === 'none') throw new Error('nothing was raised');
  return recordShown(state.incident.record);
};
const clock = (state: IncidentState, key: string) => incidentPromises(state).find((promised) => promised.key === key);
const result = (code: typeof violence | { code: string; name: string }) => ({
  type: 'operations.ResultRecorded',
  data: { result: { code: 'NFA', name: 'No further action' }, closing: code },
});
const closed = { type: 'operations.IncidentClosed', data: {} };

describe('qualifiers', () => {
  const knife = { code: '633', name: 'Knife' };
  const vulnerable = { code: '635', name: 'Vulnerable' };
  const added = (qualifier: typeof knife) => ({ type: 'operations.QualifierAdded', data: { qualifier } });
  const add = (incident: IncidentState, code: string, found: typeof knife | null) =>
    decide.addQualifier(commandOf({ incidentId, code }), { incident }, found);

  test('C05 stand many to one; the same twice is one, and one that the pack has not is refused', () => {
    const both = incidentOf(at(0, raised()), at(1, added(knife)), at(2, added(vulnerable)));
    expect(recorded(both).qualifiers).toEqual([knife, vulnerable]);
    expect(yes(add(both, '633', knife)).incident).toEqual([]);
    expect(yes(add(open, '633', knife)).incident).toMatchObject([{ data: { qualifier: knife } }]);
    expect(verdict(add(open, '999', null))).toBe('refused no-such-qualifier');
  });

  test('C05 one is taken away with its reason, the others stay; one that is gone already is no clash', () => {
    const both = incidentOf(at(0, raised()), at(1, added(knife)), at(2, added(vulnerable)));
    const remove = (incident: IncidentState) =>
      yes(decide.removeQualifier(commandOf({ incidentId, code: '633', reason }), { incident })).incident;
    expect(remove(both)).toMatchObject([{ data: { qualifier: knife }, detail: { reason } }]);
    const gone = { type: 'operations.QualifierRemoved', data: { qualifier: knife }, detail: { reason } };
    const left = incidentOf(at(0, raised()), at(1, added(knife)), at(2, added(vulnerable)), at(3, gone));
    expect(recorded(left).qualifiers).toEqual([vulnerable]);
    expect(remove(left)).toEqual([]);
  });
});

describe('a lower grade', () => {
  const regrade = (incident: IncidentState, seen: string, grade: typeof immediate) =>
    decide.regradeTold(
      commandOf({ incidentId, seen, grade: grade.id, reason }),
      { incident, tours: [] },
      { grade, toldSeconds: 1800 },
    );
  const owed = (dueAt: number) => ({
    type: 'operations.UpdatePromised',
    data: { to: 'caller', why: 'downgrade', dueAt },
    detail: { whom: null },
  });
  const told = (outcome: string) => ({
    type: 'operations.PersonUpdated',
    data: { to: 'caller', outcome, nextAt: null },
    detail: { words: '' },
  });

  test('C08 keeps old, new, who and why, and owes the caller word by a time', () => {
    const events = yes(regrade(open, 'G1', priority)).incident;
    expect(events).toMatchObject([
      { type: 'operations.IncidentRegraded', data: { from: 'G1', grade: { id: 'G2' } }, detail: { reason } },
      owed(NOON + 30 * MINUTE),
    ]);
    const lower = incidentOf(at(0, raised()), at(0, regraded('G1', priority)), at(0, owed(NOON + 30 * MINUTE)));
    expect(clock(lower, 'downgrade-told:caller')).toMatchObject({
      label: expect.stringMatching(/lower grade/),
      dueAt: NOON + 30 * MINUTE,
      ladder: [{ to: 'dispatcher' }, { to: 'control-room-supervisor' }],
      paused: false,
    });
  });

  test.each(['told', 'unsafe', 'line-lost', 'third-party'])(
    'C08 the clock stops once it stands that: %s',
    (outcome) => {
      const lower = [at(0, raised()), at(0, regraded('G1', priority)), at(0, owed(NOON + 30 * MINUTE))];
      expect(clock(incidentOf(...lower, at(MINUTE, told(outcome))), 'downgrade-told:caller')).toBeUndefined();
    },
  );

  test('a higher grade owes nothing, nor does one that nobody rang about; raised again, the first word holds', () => {
    expect(yes(regrade(incidentOf(at(0, raised({ grade: priority }))), 'G2', immediate)).incident).toHaveLength(1);
    const seen = incidentOf(at(0, raised({ contactId: null })));
    expect(yes(regrade(seen, 'G1', priority)).incident).toHaveLength(1);
    const events = [at(0, raised()), at(0, regraded('G1', priority)), at(0, owed(NOON + 30 * MINUTE))];
    const again = incidentOf(...events, at(1, regraded('G2', immediate)));
    expect(clock(again, 'downgrade-told:caller')).toBeUndefined();
  });
});

describe('what was promised to people', () => {
  const promised = (dueAt: number) => ({
    type: 'operations.UpdatePromised',
    data: { to: 'victim', why: 'promised', dueAt },
    detail: { whom: 'Mrs Example' },
  });
  const ask = (incident: IncidentState, over: { seen?: number | null; dueAt?: number } = {}) =>
    decide.promiseUpdate(
      commandOf({ incidentId, to: 'victim', seen: null, dueAt: NOON + HOUR, whom: 'Mrs Example', ...over }),
      { incident },
    );

  test('C18 an update is due by a time, to somebody by name; it warns, climbs, and runs on when all is closed', () => {
    expect(yes(ask(open)).incident).toMatchObject([{ data: { to: 'victim', dueAt: NOON + HOUR } }]);
    const owing = incidentOf(at(0, raised()), at(0, promised(NOON + HOUR)));
    expect(recorded(owing).updates).toMatchObject([{ to: 'victim', whom: 'Mrs Example', dueAt: NOON + HOUR }]);
    expect(clock(owing, 'update:victim')).toMatchObject({ warnAt: NOON + 45 * MINUTE, dueAt: NOON + HOUR });
    const over = incidentOf(...[at(0, raised()), at(0, promised(NOON + HOUR)), at(1, result(violence)), at(2, closed)]);
    expect(over.situation).toBe('closed');
    expect(clock(over, 'update:victim')).toMatchObject({ dueAt: NOON + HOUR });
  });

  test('C18 once told, it is no longer due, and the next one is', () => {
    const nextAt = NOON + 24 * HOUR;
    const data = { to: 'victim', outcome: 'told', nextAt };
    const told = { type: 'operations.PersonUpdated', data, detail: { words: 'Nobody charged yet' } };
    const again = incidentOf(at(0, raised()), at(0, promised(NOON + HOUR)), at(30 * MINUTE, told));
    expect(clock(again, 'update:victim')).toMatchObject({ dueAt: nextAt });
    expect(recorded(again).updates).toMatchObject([{ whom: 'Mrs Example', dueAt: nextAt }]);
  });

  test('C18 one that is missed stands as an alarm until they are told', () => {
    const late = step('Breached', { key: 'update:victim', kind: 'update', dueAt: NOON + HOUR, startedAt: NOON });
    const owing = incidentOf(at(0, raised()), at(0, promised(NOON + HOUR)), late);
    if (owing.situation === 'none') throw new Error('nothing was raised');
    expect(alarmsOf('i1', owing)).toMatchObject([{ key: 'update:victim', state: 'breached', alarmClass: 'B' }]);
  });

  test('a time that somebody else has set meanwhile is shown, one behind us is refused', () => {
    const owing = incidentOf(at(0, raised()), at(0, promised(NOON + HOUR)));
    expect(ask(owing)).toMatchObject({ code: 'changed-meanwhile', current: NOON + HOUR });
    expect(verdict(ask(owing, { seen: NOON + HOUR, dueAt: NOON + 2 * HOUR }))).toBe('decided');
    expect(verdict(ask(open, { dueAt: NOON - 1 }))).toBe('refused update-range');
  });
});

describe('an incident that is put off', () => {
  const until = NOON + 3 * HOUR;
  const deferred = { type: 'operations.IncidentDeferred', data: { until }, detail: { reason } };
  const defer = (incident: IncidentState, over: object = {}, ...confirmed: string[]) =>
    decide.deferIncident(commandOf({ incidentId, seen: null, until, reason, ...over }, { confirmed }), { incident });
  const phoned = incidentOf(at(0, raised({ grade: withoutAttendance })));

  test('C12 comes back by itself at its time, and its desk hears of it', () => {
    expect(yes(defer(phoned)).incident).toMatchObject([{ data: { until }, detail: { reason } }]);
    const away = incidentOf(at(0, raised({ grade: withoutAttendance })), at(0, deferred));
    expect(recorded(away).deferredUntil).toBe(until);
    expect(clock(away, 'deferred')).toMatchObject({ dueAt: until, ladder: [] });
    const due = step('Breached', { key: 'deferred', kind: 'deferred', dueAt: until, startedAt: NOON });
    const back = incidentOf(at(0, raised({ grade: withoutAttendance })), at(0, deferred), due);
    expect(recorded(back).deferredUntil).toBeNull();
    expect(clock(back, 'returned')).toMatchObject({ dueAt: until, ladder: [{ to: 'dispatcher' }, {}] });
  });

  test('a target that falls due before is said and runs on; the watchdog sleeps', () => {
    expect(verdict(defer(open))).toBe('confirm clock-runs-on');
    expect(verdict(defer(open, {}, 'clock-runs-on'))).toBe('decided');
    const away = incidentOf(at(0, raised()), at(0, deferred));
    const kinds = clocksOf(away as Exclude<IncidentState, { situation: 'none' }>).map(({ kind }) => kind);
    expect(kinds).toEqual(['deploy', 'arrive']);
  });

  test('a unit that is sent, a result or a word takes it back before', () => {
    const away = [at(0, raised()), at(0, deferred)];
    expect(recorded(incidentOf(...away, at(1, assigned()))).deferredUntil).toBeNull();
    expect(recorded(incidentOf(...away, at(1, assigned({ stacked: true })))).deferredUntil).toBe(until);
    expect(recorded(incidentOf(...away, at(1, result(violence)))).deferredUntil).toBeNull();
    const taken = defer(incidentOf(...away), { seen: until, until: null });
    expect(yes(taken).incident).toMatchObject([{ data: { until: null } }]);
  });

  test('a time that was set meanwhile is shown, one behind us or far off is refused, and so is a closed one', () => {
    const away = incidentOf(at(0, raised({ grade: withoutAttendance })), at(0, deferred));
    expect(defer(away)).toMatchObject({ code: 'changed-meanwhile', current: until });
    expect(yes(defer(away, { seen: until })).incident).toEqual([]);
    expect(verdict(defer(phoned, { until: NOON }))).toBe('refused deferral-range');
    expect(verdict(defer(phoned, { until: NOON + 32 * 24 * HOUR }))).toBe('refused deferral-range');
    expect(verdict(defer(incidentOf(at(0, raised()), at(1, result(violence)), at(2, closed))))).toBe(
      'refused incident-closed',
    );
  });
});

describe('a reported crime', () => {
  const numbered = { type: 'operations.CrimeRecorded', data: { crimeNumber: '26000123456' } };
  const negated = {
    type: 'operations.CrimeNegated',
    data: { basis: 'no-crime-happened' },
    detail: { information: 'CCTV shows that he paid' },
  };

  test('C22 is recorded within 24 hours of the report: the clock runs from there, closed or not, and climbs', () => {
    const reported = incidentOf(at(0, raised({ code: violence, receivedAt: NOON - HOUR })));
    expect(clock(reported, 'crime')).toMatchObject({
      startedAt: NOON - HOUR,
      dueAt: NOON + 23 * HOUR,
      ladder: [{ to: 'dispatcher' }, { to: 'control-room-supervisor' }],
    });
    const over = incidentOf(crime, at(1, result({ code: '202', name: 'Rowdy' })), at(2, closed));
    expect(clock(over, 'crime')).toMatchObject({ dueAt: NOON + 24 * HOUR });
  });

  test('C22 a number stops the clock, and so does a negation with additional verifiable information', () => {
    expect(clock(incidentOf(crime, at(1, numbered)), 'crime')).toBeUndefined();
    expect(clock(incidentOf(crime, at(1, negated)), 'crime')).toBeUndefined();
    const input = { incidentId, basis: 'no-crime-happened' as const, information: 'CCTV shows that he paid' };
    const negate = (incident: IncidentState) => decide.negateCrime(commandOf(input), { incident });
    expect(yes(negate(incidentOf(crime))).incident).toMatchObject([
      { data: { basis: 'no-crime-happened' }, detail: { information: input.information } },
    ]);
    expect(verdict(negate(open))).toBe('refused no-crime');
  });

  test('C22 another code does not silence it; one that turns out to be a crime starts it', () => {
    const rowdy = { code: '202', name: 'Rowdy' };
    const recoded = (from: string, code: object) => ({ type: 'operations.IncidentRecoded', data: { from, code } });
    expect(clock(incidentOf(crime, at(1, recoded('001', rowdy))), 'crime')).toBeDefined();
    expect(clock(incidentOf(at(0, raised()), at(1, recoded('202', violence))), 'crime')).toBeDefined();
    expect(clock(incidentOf(at(0, raised()), at(1, result(violence))), 'crime')).toBeDefined();
    expect(clock(incidentOf(at(0, raised()), at(1, result(rowdy))), 'crime')).toBeUndefined();
    const settled = incidentOf(crime, at(1, negated), at(2, result(violence)));
    expect(clock(settled, 'crime')).toBeUndefined();
    expect(clock(incidentOf(crime, at(1, negated), at(2, recoded('001', violence))), 'crime')).toBeDefined();
  });

  test('C22 what was missed stays missed after it was recorded', () => {
    const dueAt = NOON + 24 * HOUR;
    const late = step('Breached', { key: 'crime', kind: 'crime', dueAt, startedAt: NOON });
    const state = incidentOf(crime, late, at(25 * HOUR, numbered));
    if (state.situation === 'none') throw new Error('nothing was raised');
    expect(clocksOf(state)).toContainEqual(expect.objectContaining({ kind: 'crime', state: 'breached', dueAt }));
  });

  test('the same number twice is one crime; a second number is a second crime', () => {
    const state = incidentOf(crime, at(1, numbered));
    const record = (crimeNumber: string) =>
      decide.recordCrime(commandOf({ incidentId, crimeNumber }), { incident: state });
    expect(yes(record('26000123456')).incident).toEqual([]);
    expect(yes(record('26000123457')).incident).toHaveLength(1);
    expect(recorded(incidentOf(at(0, raised()), at(1, numbered))).crime?.numbers).toEqual(['26000123456']);
  });

  test('C19 what was handed over waits for its number; what has one is handed over no second time', () => {
    const hand = (incident: IncidentState) => decide.handOffCrime(commandOf({ incidentId }), { incident });
    expect(yes(hand(incidentOf(crime))).incident).toMatchObject([{ type: 'operations.CrimeHandedOff' }]);
    expect(verdict(hand(open))).toBe('refused no-crime');
    expect(yes(hand(incidentOf(crime, at(1, numbered)))).incident).toEqual([]);
    const handed = incidentOf(crime, at(1, { type: 'operations.CrimeHandedOff', data: {} }));
    expect(recorded(handed).crime?.handedOffAt).toBe(NOON + 1);
    expect(clock(handed, 'crime')).toBeDefined();
  });
});

describe('what it is about', () => {
  const describeIt = (incident: IncidentState, seen: string, what: string) =>
    decide.describeIncident(commandOf({ incidentId, seen, what }), { incident });

  test('is corrected by whoever saw what stands; a conflict answers with what stands', () => {
    expect(yes(describeIt(open, 'Fight', 'Fight, one has a bottle')).incident).toMatchObject([
      { detail: { what: 'Fight, one has a bottle' } },
    ]);
    expect(describeIt(open, 'Figth', 'Brawl')).toMatchObject({ code: 'changed-meanwhile', current: 'Fight' });
    expect(yes(describeIt(open, 'anything', 'Fight')).incident).toEqual([]);
  });
});

test('a legal hold shows on the record for as long as one stands', () => {
  const hold = (type: string, holdId: string) => at(1, { type: `kernel.${type}`, data: { holdId, reason } });
  const placed = [at(0, raised()), hold('HoldPlaced', 'a'), hold('HoldPlaced', 'b')];
  expect(recorded(incidentOf(...placed)).held).toBe(true);
  expect(recorded(incidentOf(...placed, hold('HoldLifted', 'a'))).held).toBe(true);
  expect(recorded(incidentOf(...placed, hold('HoldLifted', 'a'), hold('HoldLifted', 'b'))).held).toBe(false);
});
