import { describe, expect, test } from 'vitest';
import type { RestrictionTerms } from '../terms.ts';
import {
  assigned,
  at,
  commandOf,
  dave,
  HOUR,
  immediate,
  incidentOf,
  MINUTE,
  NOON,
  priority,
  raised,
  step,
  sue,
  verdict,
  yes,
} from '../test-log.ts';
import * as decide from './decide.ts';
import * as supervision from './decide-supervision.ts';
import { type IncidentState, shownState } from './incident.ts';
import { alarmsOf } from './rows.ts';

const incidentId = 'i1';
const none: IncidentState = { situation: 'none' };
const open = incidentOf(at(0, raised()));
const result = {
  type: 'operations.ResultRecorded',
  data: { result: { code: 'NFA', name: 'No further action' }, closing: { code: '202', name: 'Rowdy' } },
};
const resulted = incidentOf(at(0, raised()), at(1, result));
const closed = incidentOf(at(0, raised()), at(1, result), at(2, { type: 'operations.IncidentClosed', data: {} }));
const reason = 'because of this';

describe('grade, code and place', () => {
  const regrade = (incident: IncidentState, seen: string, grade: typeof immediate | null) =>
    decide.regrade(commandOf({ incidentId, seen, grade: grade?.id ?? 'G9', reason }), { incident }, grade);

  test('a new grade needs the grade that was seen', () => {
    expect(yes(regrade(open, 'G1', priority)).incident).toMatchObject([
      { data: { from: 'G1', grade: { id: 'G2' } }, detail: { reason } },
    ]);
    expect(regrade(open, 'G2', immediate)).toMatchObject({ code: 'changed-meanwhile', current: 'G1' });
    expect(verdict(regrade(open, 'G1', null))).toBe('refused no-such-grade');
    expect(verdict(regrade(none, 'G1', immediate))).toBe('refused no-such-incident');
  });

  test('the same grade again is no act', () => {
    expect(yes(regrade(open, 'G1', immediate)).incident).toEqual([]);
  });

  test('it names the units whose rows show it', () => {
    const manned = incidentOf(at(0, raised()), at(1, assigned()));
    expect(yes(regrade(manned, 'G1', priority)).incident).toMatchObject([{ data: { tourIds: ['t1'] } }]);
  });

  const recode = (incident: IncidentState, seen: string, code: { code: string; name: string } | null) =>
    decide.recode(commandOf({ incidentId, seen, code: '304', reason }), { incident }, code);

  test('a new code needs the code that was seen', () => {
    const domestic = { code: '304', name: 'Domestic incident' };
    expect(yes(recode(open, '202', domestic)).incident).toMatchObject([{ data: { from: '202', code: domestic } }]);
    expect(recode(open, '100', domestic)).toMatchObject({ code: 'changed-meanwhile', current: '202' });
    expect(verdict(recode(open, '202', null))).toBe('refused no-such-code');
    expect(verdict(recode(none, '202', domestic))).toBe('refused no-such-incident');
    expect(yes(recode(open, '202', { code: '202', name: '' })).incident).toEqual([]);
  });

  const place = { label: 'Mill Street', lon: -0.73, lat: 52.67, gazetteerId: null };
  const facts = { verified: true, areaId: 'oakham', ward: null, setting: 'urban' } as const;
  const move = (incident: IncidentState, seen: string) =>
    decide.moveIncident(commandOf({ incidentId, seen, place }), { incident }, facts);

  test('a new place needs the place that was seen', () => {
    expect(yes(move(open, 'High Street')).incident).toMatchObject([{ detail: { place } }]);
    expect(move(open, 'Low Street')).toMatchObject({ code: 'changed-meanwhile', current: 'High Street' });
    expect(verdict(move(none, ''))).toBe('refused no-such-incident');
  });

  const agree = (incident: IncidentState, seen: number | null, hours: number) =>
    decide.agreeAppointment(commandOf({ incidentId, seen, appointmentAt: NOON + hours * HOUR }), { incident });

  test('an appointment lies ahead, within 48 hours of the contact', () => {
    expect(verdict(agree(open, null, 48))).toBe('decided');
    expect(verdict(agree(open, null, 49))).toBe('refused appointment-range');
    expect(verdict(agree(open, null, 0))).toBe('refused appointment-range');
    expect(agree(open, NOON, 5)).toMatchObject({ code: 'changed-meanwhile', current: null });
    expect(verdict(agree(none, null, 5))).toBe('refused no-such-incident');
  });
});

describe('the log', () => {
  const add = (incident: IncidentState, lineId: string, corrects: string | null = null) =>
    decide.addLine(commandOf({ incidentId, lineId, text: 'Second male left', corrects }), { incident });
  const line = at(1, { type: 'operations.LineAdded', data: { lineId: 'l1', corrects: null }, detail: { text: 'x' } });
  const written = incidentOf(at(0, raised()), line);

  test('takes lines, also when the incident is closed', () => {
    expect(yes(add(open, 'l1')).incident).toMatchObject([
      { data: { lineId: 'l1', corrects: null }, detail: { text: 'Second male left' } },
    ]);
    expect(verdict(add(closed, 'l1'))).toBe('decided');
    expect(verdict(add(none, 'l1'))).toBe('refused no-such-incident');
  });

  test('a correction points at a line that is there', () => {
    expect(yes(add(written, 'l2', 'l1')).incident).toMatchObject([{ data: { corrects: 'l1' } }]);
    expect(verdict(add(written, 'l2', 'l9'))).toBe('refused no-such-line');
  });

  test('one line sent twice is one line', () => {
    expect(yes(add(written, 'l1')).incident).toEqual([]);
  });

  test('every event is a line', () => {
    expect(written).toMatchObject({ incident: { lines: 2 } });
  });
});

describe('ownership', () => {
  const seat = { id: 'dispatch-2', name: 'Dispatch 2' };
  const take = (incident: IncidentState, seen: string | null, to: typeof seat | null) =>
    decide.takeOwnership(commandOf({ incidentId, seen }), { incident }, to);

  test('is taken from the desk that was seen, by a desk', () => {
    expect(yes(take(open, 'dispatch-1', seat)).incident).toMatchObject([{ data: { owner: seat } }]);
    expect(take(open, null, seat)).toMatchObject({ code: 'changed-meanwhile', current: 'dispatch-1' });
    expect(verdict(take(open, 'dispatch-1', null))).toBe('refused no-seat');
    expect(verdict(take(none, null, seat))).toBe('refused no-such-incident');
    expect(yes(take(open, 'dispatch-1', { id: 'dispatch-1', name: '' })).incident).toEqual([]);
  });

  const pass = (incident: IncidentState, fromSeatId: string, relieved: boolean) =>
    supervision.passOwnership(commandOf({ incidentId, fromSeatId }), { incident }, { relieved, owner: null });

  test('passes to the supervisor when its desk is left and nobody relieved it', () => {
    expect(yes(pass(open, 'dispatch-1', false)).incident).toMatchObject([
      { type: 'operations.OwnershipPassed', data: { owner: null } },
    ]);
    expect(yes(pass(open, 'dispatch-1', true)).incident).toEqual([]);
    expect(yes(pass(open, 'dispatch-2', false)).incident).toEqual([]);
    expect(yes(pass(closed, 'dispatch-1', false)).incident).toEqual([]);
    expect(verdict(pass(none, 'dispatch-1', false))).toBe('refused no-such-incident');
  });
});

describe('supervision', () => {
  const review = (incident: IncidentState, hours: number) =>
    supervision.review(commandOf({ incidentId, rationale: reason, nextReviewAt: NOON + hours * HOUR }, { by: sue }), {
      incident,
    });

  test('a review says why, and when to look again: ahead, at most 24 hours', () => {
    expect(yes(review(open, 24)).incident).toMatchObject([
      { data: { nextReviewAt: NOON + 24 * HOUR }, detail: { rationale: reason } },
    ]);
    expect(verdict(review(open, 0))).toBe('refused review-in-the-past');
    expect(verdict(review(open, 25))).toBe('refused review-in-the-past');
    expect(verdict(review(none, 1))).toBe('refused no-such-incident');
  });

  test('a referral stands until it is acted on', () => {
    const within = { answerWithinSeconds: 300 };
    const refer = supervision.refer(commandOf({ incidentId, to: 'fim', reason } as const), { incident: open }, within);
    const [event] = yes(refer).incident;
    const referred = incidentOf(at(0, raised()), at(1, event ?? raised()));
    expect(referred).toMatchObject({ incident: { referral: { to: 'fim', reason } } });
    expect(incidentOf(at(0, raised()), at(1, event ?? raised()), at(2, assigned()))).toMatchObject({
      incident: { referral: null },
    });
    const nowhere = supervision.refer(
      commandOf({ incidentId, to: 'fim', reason } as const),
      { incident: none },
      within,
    );
    expect(verdict(nowhere)).toBe('refused no-such-incident');
  });

  test('an alarm is seen by name, and that is all', () => {
    const late = incidentOf(at(0, raised()), step('Breached', { key: 'deploy', dueAt: NOON + 2 * MINUTE }));
    const see = (incident: IncidentState, key: string) =>
      supervision.seeAlarm(commandOf({ incidentId, key }), { incident });
    expect(yes(see(late, 'deploy')).incident).toMatchObject([
      { type: 'operations.AlarmSeen', data: { key: 'deploy' } },
    ]);
    expect(verdict(see(late, 'arrive'))).toBe('refused no-such-alarm');
    const referral = { type: 'operations.IncidentReferred', data: { to: 'fim' }, detail: { reason: 'a name' } };
    const [seen] = yes(see(incidentOf(at(0, raised()), at(1, referral)), 'referral')).incident;
    expect(seen).toMatchObject({ data: { key: 'referral', label: 'Referral' } });
    const both = incidentOf(at(0, raised()), at(1, referral), at(2, seen ?? raised()));
    expect(both.situation === 'none' ? [] : alarmsOf('i1', both)).toMatchObject([
      { state: 'referred', seenBy: 'Dave' },
    ]);
    const again = incidentOf(at(0, raised()), at(1, referral), at(2, seen ?? raised()), at(3, referral));
    expect(again.situation === 'none' ? [] : alarmsOf('i1', again)).toMatchObject([{ seenBy: null }]);
    expect(verdict(see(none, 'deploy'))).toBe('refused no-such-incident');
  });
});

describe('restriction', () => {
  const restrict = (incident: IncidentState, seen: 'none' | 'restricted' | 'concealed') =>
    supervision.restrict(
      commandOf({ incidentId, seen, restriction: 'concealed', allowed: ['ann'], radiusMetres: 900, reason } as const),
      { incident },
    );
  const secret: RestrictionTerms = { kind: 'restricted', allowed: ['ann'], radiusMetres: 500 };
  const restricted = incidentOf(at(0, raised({ restriction: secret })));

  test('is set on the kind that was seen, with its list and radius', () => {
    expect(yes(restrict(open, 'none')).incident).toMatchObject([
      { data: { from: 'none', restriction: { kind: 'concealed', allowed: ['ann'], radiusMetres: 900 } } },
    ]);
    const hidden = incidentOf(
      at(0, raised({ restriction: { ...secret, kind: 'concealed', allowed: ['ann', 'ben'] } })),
    );
    expect(yes(restrict(hidden, 'concealed')).incident).toMatchObject([{ data: { takenFrom: ['ben'] } }]);
    expect(restrict(open, 'restricted')).toMatchObject({ code: 'changed-meanwhile', current: 'none' });
    expect(verdict(restrict(none, 'none'))).toBe('refused no-such-incident');
  });

  const breakGlass = (incident: IncidentState, id = 'dave') =>
    supervision.breakGlass(commandOf({ incidentId, reason }, { by: { ...dave, id } }), { incident });

  test('broken glass puts the person on the list at once', () => {
    const [event] = yes(breakGlass(restricted)).incident;
    expect(event).toMatchObject({ data: { accountId: 'dave', reviewDueAt: NOON + 24 * HOUR } });
    expect(incidentOf(at(0, raised({ restriction: secret })), at(1, event ?? raised()))).toMatchObject({
      incident: { restriction: { allowed: ['ann', 'dave'] }, glass: [{ accountId: 'dave', name: 'Dave' }] },
    });
  });

  test('there is no glass on a record that is open to the person', () => {
    expect(verdict(breakGlass(open))).toBe('refused not-restricted');
    expect(verdict(breakGlass(restricted, 'ann'))).toBe('refused not-restricted');
    expect(verdict(breakGlass(none))).toBe('refused no-such-incident');
  });
});

describe('agencies and the end', () => {
  const inform = (incident: IncidentState, agency: { id: string; name: string } | null) =>
    decide.informAgency(
      commandOf({ incidentId, agency: 'ambulance', reference: 'EM-1', answer: 'attending', etaMinutes: 12 } as const),
      { incident },
      agency,
    );

  test('C21 an agency that was informed stands on the incident', () => {
    expect(yes(inform(open, { id: 'ambulance', name: 'Ambulance' })).incident).toMatchObject([
      { data: { name: 'Ambulance', etaMinutes: 12 } },
    ]);
    expect(verdict(inform(open, null))).toBe('refused no-such-agency');
    expect(verdict(inform(none, null))).toBe('refused no-such-incident');
  });

  const record = (incident: IncidentState, over: object = {}) =>
    decide.recordResult(
      commandOf({ incidentId, result: 'NFA', closingCode: '202', note: '' }),
      { incident },
      { ...result.data, ...over },
    );

  test('C04 a result needs a result code and a closing code of the pack', () => {
    expect(verdict(record(open))).toBe('decided');
    expect(verdict(record(open, { closing: null }))).toBe('refused no-such-code');
    expect(verdict(record(open, { result: null }))).toBe('refused no-such-result');
    expect(verdict(record(none))).toBe('refused no-such-incident');
  });

  const close = (incident: IncidentState) => decide.closeIncident(commandOf({ incidentId }), { incident });

  test('C13 it closes with a result and without a unit, stacked ones counted', () => {
    expect(verdict(close(resulted))).toBe('decided');
    expect(verdict(close(open))).toBe('refused not-resulted');
    expect(verdict(close(closed))).toBe('refused incident-closed');
    expect(verdict(close(none))).toBe('refused no-such-incident');
    const manned = incidentOf(at(0, raised()), at(1, assigned({ stacked: true })), at(2, result));
    expect(close(manned)).toMatchObject({ code: 'units-assigned', current: ['RA21'] });
  });

  const reopen = (incident: IncidentState) => decide.reopenIncident(commandOf({ incidentId, reason }), { incident });

  test('C14 it opens again under its number', () => {
    expect(verdict(reopen(open))).toBe('refused not-closed');
    expect(verdict(reopen(none))).toBe('refused no-such-incident');
    const [event] = yes(reopen(closed)).incident;
    const again = incidentOf(
      at(0, raised()),
      at(1, result),
      at(2, { type: 'operations.IncidentClosed', data: {} }),
      at(3, event ?? raised()),
    );
    expect(again).toMatchObject({ situation: 'open', incident: { number: { number: '0001 of 22/11' } } });
  });

  test('its state follows from its units', () => {
    const shown = (state: IncidentState) => (state.situation === 'none' ? null : shownState(state));
    expect([open, resulted, closed].map(shown)).toEqual(['open', 'resulted', 'closed']);
    expect(shown(incidentOf(at(0, raised()), at(1, assigned())))).toBe('assigned');
    expect(shown(incidentOf(at(0, raised()), at(1, assigned({ stacked: true }))))).toBe('open');
  });
});
