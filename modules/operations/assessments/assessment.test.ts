import { describe, expect, test } from 'vitest';
import { contactAggregate } from '../contacts/aggregate.ts';
import type { ContactState } from '../contacts/contact.ts';
import { incidentPromises } from '../incidents/deadlines.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { alarmsOf, clocksOf } from '../incidents/rows.ts';
import {
  at,
  commandOf,
  fold,
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
  yes,
} from '../test-log.ts';
import { carried, wrapUpOf } from './carry.ts';
import { DecideCare, type Letters, RecordThrive } from './commands.ts';
import * as decide from './decide.ts';
import type { AssessmentEvent } from './events.ts';
import { proposedGrade } from './proposal.ts';
import type { WrapUpTerms } from './wrap-up-terms.ts';

const contactId = 'contact';
const number = { day: '2026-11-22', sequence: 12, number: 'C0012 of 22/11' };
const ladder = { rungs: [{ to: 'control-room-supervisor' as const, afterSeconds: 900 }], repeatSeconds: 3600 };
const again = { seconds: 900, ladder };
const g1 = { grade: 'G1', weight: 1, because: 'a weapon' };
const letters: Letters = RecordThrive.example.letters;

const opened = at(0, {
  type: 'operations.ContactOpened',
  data: { channel: '999', number },
  detail: { callerNumber: null },
});
const contactOf = (...said: readonly AssessmentEvent[]): ContactState =>
  fold(contactAggregate, [opened, ...said.map((event, i) => at((i + 1) * MINUTE, event))]);
const recordOf = (state: ContactState) => {
  if (state.situation !== 'open') throw new Error('it should be open');
  return state.contact;
};
const assessmentOf = (state: ContactState | IncidentState) => {
  if ('contact' in state) return state.contact.assessment;
  if ('incident' in state) return state.incident.assessment;
  throw new Error('there is none');
};

type Thrive = Extract<AssessmentEvent, { type: 'operations.ThriveRecorded' }>;
const thrive = (over: Partial<Thrive['data']> = {}): Thrive => ({
  type: 'operations.ThriveRecorded',
  data: { contactId, lacks: [], raise: null, again, ...over },
  detail: letters,
});
const answer = (said: string, raise: typeof g1 | null) =>
  ({
    type: 'operations.QuestionAnswered',
    data: { contactId, setId: 'domestic', questionId: 'weapon', raise },
    detail: { question: 'A weapon?', answer: said },
  }) as const;
const told = {
  type: 'operations.CallerTold',
  data: { contactId, told: 'line-lost', etaMinutes: null },
  detail: { words: '' },
} as const;

describe('THRIVE', () => {
  test('is a rationale a letter without any total, and every version is kept', () => {
    const on = { contact: contactOf(thrive()), incident: null };
    const input = { contactId, seen: 1, letters: { ...letters, threat: 'He has come back' }, proposes: null };
    const facts = { raise: null, again };
    const { contact: written } = yes(decide.recordThrive(commandOf(input), on, facts));
    expect(written).toMatchObject([{ type: 'operations.ThriveRecorded', detail: { threat: 'He has come back' } }]);
    const { thrives } = assessmentOf(contactOf(thrive(), written[0] as AssessmentEvent));
    expect(thrives.map((one) => one.letters?.threat)).toEqual([letters.threat, 'He has come back']);
    expect(Object.keys(thrives[0]?.letters ?? {})).toEqual([
      ...['threat', 'harm', 'risk', 'investigation', 'vulnerability', 'engagement'],
    ]);
  });

  test('says which letters lack, and is kept all the same', () => {
    const on = { contact: contactOf(), incident: null };
    const input = { contactId, seen: 0, letters: { ...letters, harm: '', engagement: '' }, proposes: null };
    expect(yes(decide.recordThrive(commandOf(input), on, { raise: null, again })).contact).toMatchObject([
      { data: { lacks: ['harm', 'engagement'] } },
    ]);
  });

  test('of two who write at once the second sees that the first has written', () => {
    const on = { contact: contactOf(thrive()), incident: null };
    const input = { contactId, seen: 0, letters, proposes: null };
    expect(decide.recordThrive(commandOf(input), on, { raise: null, again })).toMatchObject({
      outcome: 'refused',
      code: 'changed-meanwhile',
      current: 1,
    });
  });

  test('is to be done again when the grade, the code or the risk changes, and a new version settles that', () => {
    const first = at(0, thrive());
    const done = incidentOf(at(0, raised()), first, at(MINUTE, regraded('G1', priority)));
    expect(assessmentOf(done).changed).toEqual({ at: NOON + MINUTE, why: 'now G2' });
    expect(incidentPromises(done).find(({ kind }) => kind === 'thrive-again')).toMatchObject({
      label: 'THRIVE again: now G2',
      dueAt: NOON + 16 * MINUTE,
      alarm: 'B',
    });
    const recoded = { from: '202', code: { code: '304', name: 'Domestic incident' } };
    const coded = incidentOf(
      ...[at(0, raised()), first],
      at(MINUTE, { type: 'operations.IncidentRecoded', data: recoded, detail: { reason: 'partner' } }),
    );
    expect(assessmentOf(coded).changed?.why).toBe('now Domestic incident');
    const added = { contactId: 'c2', contactNumber: 'C0013 of 22/11', channel: '999', newRisk: true } as const;
    const risk = at(MINUTE, { type: 'operations.ContactAdded', data: added, detail: { what: 'A knife' } });
    const risky = incidentOf(at(0, raised()), first, risk);
    expect(assessmentOf(risky).changed?.why).toBe('new risk');
    expect(assessmentOf(incidentOf(at(0, raised()), first, risk, at(HOUR, thrive()))).changed).toBeNull();
    expect(assessmentOf(incidentOf(at(0, raised()), risk)).changed, 'none was done').toBeNull();
  });
});

describe('the grade that is proposed', () => {
  const ofCode = { grade: 'G2', weight: 2, because: '202 Rowdy' };
  test('is raised by what speaks for a heavier one, with the reasons, and never lowered', () => {
    expect(proposedGrade(ofCode, {})).toEqual({ grade: 'G2', reasons: [ofCode] });
    expect(proposedGrade(ofCode, { thrive: g1 })).toEqual({ grade: 'G1', reasons: [g1] });
    const light = { grade: 'G4', weight: 4, because: 'calm' };
    expect(proposedGrade(ofCode, { thrive: light }).grade).toBe('G2');
    const also = { ...g1, because: 'somebody is hurt' };
    expect(proposedGrade(ofCode, { thrive: g1, silent: also }).reasons).toEqual([g1, also]);
  });

  test('an answer taken back speaks for nothing any more', () => {
    expect(assessmentOf(contactOf(answer('yes', g1))).raises).toEqual({ 'answer:domestic/weapon': g1 });
    const { raises, answers } = assessmentOf(contactOf(answer('yes', g1), answer('no', null)));
    expect(raises).toEqual({});
    expect(answers).toMatchObject([{ answer: 'no' }]);
  });

  test('another grade than the one proposed is explained at once, or owed', () => {
    const record = recordOf(contactOf(thrive(), told));
    const terms = { owed: ['thrive', 'told'] as const, seconds: 900, ladder };
    const choice = { proposed: 'G1', chosen: 'G2', reason: undefined };
    expect(wrapUpOf(record, terms, choice)).toMatchObject({ wrapUp: { owed: ['grade-reason'], proposed: 'G1' } });
    const explained = { ...choice, reason: 'He has left' };
    expect(wrapUpOf(record, terms, explained)).toEqual({});
    expect(carried(contactId, record, explained).at(-1)).toMatchObject({
      type: 'operations.GradeExplained',
      data: { proposed: 'G1', chosen: 'G2' },
      detail: { reason: 'He has left' },
    });
  });
});

describe('right care, right person', () => {
  const input = { ...DecideCare.example, contactId };
  const facts = { ownerName: 'Mental health crisis team', applies: true, raise: null };
  const on = { contact: contactOf(), incident: null };
  const care = (over: object, given: object = {}, ...confirmed: string[]) =>
    decide.decideCare(commandOf({ ...input, ...over }, { confirmed }), on, { ...facts, ...given });

  test('keeps decision, basis, who owns the risk now and what the caller was told', () => {
    expect(yes(care({})).contact).toMatchObject([
      {
        data: { decision: 'other-agency', ownerName: 'Mental health crisis team', confirmed: [] },
        detail: { basis: input.basis, told: input.told },
      },
    ]);
  });

  test.each(['yes', 'not-known'] as const)('risk to life %s: not for another agency without a second look', (risk) => {
    const answers = { ...input.answers, riskToLife: risk };
    expect(verdict(care({ answers }))).toBe('confirm police-duty');
    expect(yes(care({ answers }, {}, 'police-duty')).contact).toMatchObject([{ data: { confirmed: ['police-duty'] } }]);
    expect(verdict(care({ answers, decision: 'police' }))).toBe('decided');
  });

  test('for a child, a missing person or another kind of call it asks first', () => {
    expect(verdict(care({}, { applies: false }))).toBe('confirm not-for-this');
    expect(verdict(care({ decision: 'police' }, { applies: false }))).toBe('decided');
    expect(verdict(care({}, { ownerName: null }))).toBe('refused no-such-agency');
  });
});

describe('the wrap-up', () => {
  const wrapUp: WrapUpTerms = {
    contactNumber: number.number,
    seatId: 'contact-1',
    owed: ['thrive', 'advice', 'told'],
    proposed: null,
    seconds: 900,
    ladder,
  };
  const owing = at(0, raised({ contactId, wrapUp }));
  const advice = {
    type: 'operations.AdviceRecorded',
    data: { contactId, adviceId: 'secure-home', name: 'Make the house safe', kind: 'prevention', answer: 'given' },
  } as const;
  const owedIn = (state: IncidentState) => incidentPromises(state).filter(({ kind }) => kind === 'wrap-up');

  test('is one promise a call, that says what is missing; what is done leaves it', () => {
    expect(owedIn(incidentOf(owing))).toMatchObject([
      {
        label: 'Wrap up C0012 of 22/11: THRIVE, advice, caller told',
        dueAt: NOON + 15 * MINUTE,
        warnAt: null,
        alarm: 'B',
      },
    ]);
    expect(owedIn(incidentOf(owing, at(MINUTE, told), at(MINUTE, advice)))).toMatchObject([
      { label: 'Wrap up C0012 of 22/11: THRIVE' },
    ]);
    const whole = [at(MINUTE, told), at(MINUTE, advice), at(MINUTE, thrive())];
    expect(owedIn(incidentOf(owing, ...whole))).toEqual([]);
    expect(owedIn(incidentOf(owing, at(MINUTE, thrive({ lacks: ['harm'] })))), 'a letter lacks').toHaveLength(1);
  });

  test('late, it is the alarm of the seat that took the call, and no clock of the dispatcher', () => {
    const key = `wrap-up:${contactId}`;
    const dueAt = NOON + 15 * MINUTE;
    const late = incidentOf(owing, step('Breached', { key, startedAt: NOON, dueAt }));
    if (late.situation === 'none') throw new Error('it should be open');
    expect(alarmsOf('i', late).find((alarm) => alarm.key === key)).toMatchObject({
      ownerSeatId: 'contact-1',
      alarmClass: 'B',
      state: 'breached',
    });
    expect(clocksOf(late).map(({ kind }) => kind)).not.toContain('wrap-up');
  });

  test('outlives the closing of the incident', () => {
    const result = { result: { code: 'NFA', name: 'None' }, closing: { code: '202', name: 'Rowdy' } };
    const resulted = at(MINUTE, { type: 'operations.ResultRecorded', data: result, detail: { note: '' } });
    const closed = incidentOf(owing, resulted, at(2 * MINUTE, { type: 'operations.IncidentClosed', data: {} }));
    expect(owedIn(closed)).toHaveLength(1);
  });

  test('a re-grade brings the reason that was left out', () => {
    const unexplained = at(0, raised({ contactId, wrapUp: { ...wrapUp, owed: ['grade-reason'], proposed: 'G1' } }));
    expect(owedIn(incidentOf(unexplained))).toHaveLength(1);
    expect(owedIn(incidentOf(unexplained, at(MINUTE, regraded('G2', immediate))))).toEqual([]);
  });
});
