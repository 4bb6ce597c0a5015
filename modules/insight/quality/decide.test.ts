import { describe, expect, test } from 'vitest';
import type { SampleRule } from '../../force/index.ts';
import { commandOf, dave, fold, sue, verdict, yes } from '../../operations/test-log.ts';
import { checkAggregate } from './aggregate.ts';
import type { CheckState } from './check.ts';
import { answerCheck, askAboutUnattended, drawCheck, takeCheck } from './decide.ts';
import type { CheckEvent } from './events.ts';

const checkId = '0198c2f0-8888-7000-8000-000000000001';
const rule: SampleRule = {
  ...{ id: 'call-taking', name: 'Call taking', kind: 'call', perPerson: 3, days: 28 },
  questions: [
    { id: 'place', text: 'The place was found' },
    { id: 'risk', text: 'Risk was asked about' },
  ],
};
const drawn = { incidentId: 'i1', contactId: 'c1', number: '0421 of 22/11', person: 'Dave' };
const none: CheckState = { situation: 'none' };
const draw = (over: object = {}) =>
  drawCheck(
    commandOf({ checkId, rule: rule.id, accountId: dave.id }, { by: sue }),
    { check: none },
    {
      ...{ rule, drawn },
      ...over,
    },
  );

function after(...events: readonly { readonly event: CheckEvent; readonly by?: typeof sue }[]): CheckState {
  return fold(
    checkAggregate,
    events.map(({ event, by = sue }, i) => ({ event, by, at: i })),
  );
}
const [first] = yes(draw()).check ?? [];
const waiting = first === undefined ? none : after({ event: first });
const whole = [
  { id: 'risk', answer: 'partly' },
  { id: 'place', answer: 'yes' },
] as const;

describe('a check', () => {
  test('carries its questions as they were when it was drawn', () => {
    expect(waiting).toMatchObject({ situation: 'waiting', check: { questions: rule.questions, accountId: dave.id } });
  });

  test.each([
    [{ rule: null }, 'refused no-such-rule'],
    [{ drawn: null }, 'refused nothing-to-draw'],
    [{}, 'decided'],
  ])('drawn with %o: %s', (over, said) => {
    expect(verdict(draw(over))).toBe(said);
  });

  test('is answered once, each question once, and never by whose work it was', () => {
    const answer = (answers: readonly { id: string; answer: 'yes' | 'partly' }[], by = sue) =>
      answerCheck(commandOf({ checkId, answers: [...answers], feedback: ' Good ' }, { by }), { check: waiting });
    expect(verdict(answer(whole))).toBe('decided');
    expect(verdict(answer(whole.slice(1)))).toBe('refused answers-missing');
    expect(verdict(answer([...whole, { id: 'risk', answer: 'yes' }]))).toBe('refused answers-missing');
    expect(verdict(answer(whole, dave))).toBe('refused own-work');
    const [event] = yes(answer(whole)).check ?? [];
    expect(event).toMatchObject({ detail: { feedback: 'Good' } });
    if (first === undefined || event === undefined) throw new Error('nothing was decided');
    const done = { check: after({ event: first }, { event }) };
    const again = commandOf({ checkId, answers: [...whole], feedback: '' }, { by: sue });
    expect(verdict(answerCheck(again, done))).toBe('refused check-answered');
    expect(verdict(takeCheck(commandOf({ checkId }, { by: sue }), done))).toBe('refused check-answered');
  });

  test('what was closed without attendance is asked about once, and not when there is nothing to ask', () => {
    const command = commandOf({ checkId, incidentId: 'i1' });
    expect(yes(askAboutUnattended(command, { check: none }, '0421 of 22/11')).check).toHaveLength(1);
    expect(yes(askAboutUnattended(command, { check: waiting }, '0421 of 22/11')).check).toEqual([]);
    expect(yes(askAboutUnattended(command, { check: none }, null)).check).toEqual([]);
  });
});
