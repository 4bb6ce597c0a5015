import { describe, expect, test } from 'vitest';
import type { Actor, CommandOf, Outcome } from '../../../kernel/pure.ts';
import type { SampleRule } from '../../force/index.ts';
import { type CheckState, evolveCheck } from './check.ts';
import { answerCheck, askAboutUnattended, drawCheck, takeCheck } from './decide.ts';
import type { CheckEvent } from './events.ts';

const dave: Actor = { kind: 'person', id: 'dave', name: 'Dave', seatId: 'dispatch-1' };
const sue: Actor = { kind: 'person', id: 'sue', name: 'Sue', seatId: 'supervisor' };

function commandOf<Input>(input: Input, { by }: { readonly by: Actor } = { by: dave }): CommandOf<Input> {
  return { input, actor: by, occurredAt: 1_000, recordedAt: 1_000, confirmed: new Set() };
}

function yes<Decided>(outcome: Outcome<Decided>): Decided {
  if (outcome.outcome !== 'decided') throw new Error(`not decided: ${JSON.stringify(outcome)}`);
  return outcome.events;
}

const verdict = (outcome: Outcome<unknown>): string =>
  outcome.outcome === 'decided' ? 'decided' : `${outcome.outcome} ${outcome.code}`;

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

function after(...events: readonly CheckEvent[]): CheckState {
  return events.reduce<CheckState>((state, event, i) => {
    const recorded = { position: i + 1, stream: 'insight.check/1', version: i + 1, recordedAt: i, occurredAt: i };
    const stamp = { occurredBy: 'server', actor: sue, commandId: 'c', packVersion: '1' } as const;
    return evolveCheck(state, { ...event, ...recorded, ...stamp });
  }, none);
}
const [first] = yes(draw()).check ?? [];
const waiting = first === undefined ? none : after(first);
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
    const done = { check: after(first, event) };
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
