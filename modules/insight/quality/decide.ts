import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { SampleRule } from '../../force/index.ts';
import type { Check, CheckState } from './check.ts';
import type { AnswerCheck, AskAboutUnattended, DrawCheck, TakeCheck } from './commands.ts';
import type { CheckEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ check: readonly CheckEvent[] }>;
type States = { readonly check: CheckState };

/** One record that lots have fallen on. */
export interface Drawn {
  readonly incidentId: string | null;
  readonly contactId: string | null;
  readonly number: string;
  readonly person: string | null;
}

const noSuchCheck = () => refuse<never>('no-such-check', 'There is no such record to be looked at.');
const answered = () => refuse<never>('check-answered', 'It has been answered already.');

export function drawCheck(
  { input }: Command<typeof DrawCheck>,
  { check: state }: States,
  { rule, drawn }: { readonly rule: SampleRule | null; readonly drawn: Drawn | null },
): Decision {
  if (state.situation !== 'none') return refuse('check-exists', 'A check with this id exists already.');
  if (rule === null) return refuse('no-such-rule', `The force pack has no rule ${input.rule}.`);
  if (drawn === null) {
    return refuse('nothing-to-draw', `No record of theirs of the last ${rule.days} days that has not been drawn.`);
  }
  const { incidentId, contactId, number, person } = drawn;
  const data = {
    kind: 'sample' as const,
    rule: { id: rule.id, name: rule.name },
    questions: rule.questions,
    ...{ incidentId, contactId, number, accountId: input.accountId },
  };
  return decided({ check: [{ type: 'insight.CheckDrawn', data, detail: { person } }] });
}

const unattendedRule = { id: 'unattended', name: 'Closed without attendance' } as const;
const rightlyClosed = { id: 'right', text: 'Closing it without anybody having been there was right' };

/** Whoever is asked twice about one closing has been asked. */
export function askAboutUnattended(
  { input }: Command<typeof AskAboutUnattended>,
  { check: state }: States,
  number: string | null,
): Decision {
  if (state.situation !== 'none' || number === null) return decided({ check: [] });
  const data = {
    kind: 'unattended' as const,
    rule: unattendedRule,
    questions: [rightlyClosed],
    ...{ incidentId: input.incidentId, contactId: null, number, accountId: null },
  };
  return decided({ check: [{ type: 'insight.CheckDrawn', data, detail: { person: null } }] });
}

export function takeCheck({ actor, confirmed }: Command<typeof TakeCheck>, { check: state }: States): Decision {
  if (state.situation === 'none') return noSuchCheck();
  if (state.situation === 'answered') return answered();
  const { taken } = state.check;
  if (taken?.id === actor.id) return decided({ check: [] });
  if (taken !== null && !confirmed.has('taken-by-another')) return confirm('taken-by-another', `${taken.by} has it.`);
  return decided({ check: [{ type: 'insight.CheckTaken', data: {} }] });
}

export function answerCheck({ input, actor }: Command<typeof AnswerCheck>, { check: state }: States): Decision {
  if (state.situation === 'none') return noSuchCheck();
  if (state.situation === 'answered') return answered();
  if (state.check.accountId === actor.id) return refuse('own-work', 'Nobody looks at their own work again.');
  if (!isWhole(state.check, input.answers)) return refuse('answers-missing', 'Answer each question of the sheet once.');
  const detail = { feedback: input.feedback.trim() };
  return decided({ check: [{ type: 'insight.CheckAnswered', data: { answers: input.answers }, detail }] });
}

function isWhole({ questions }: Check, given: readonly { readonly id: string }[]): boolean {
  const ids = given.map(({ id }) => id).toSorted();
  return JSON.stringify(ids) === JSON.stringify(questions.map(({ id }) => id).toSorted());
}
