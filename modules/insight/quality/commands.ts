import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Answered } from './check.ts';

const checkId = '0198c2f0-8888-7000-8000-000000000001';
const Id = z.string().min(1).max(100);
const noSuchCheck = { 'no-such-check': 'There is no such record to be looked at.' };

export const DrawCheck = declareCommand({
  name: 'insight.drawCheck',
  summary: 'Draw one record of a person by lot, to look at it again',
  permission: 'quality.review',
  schema: z.object({ checkId: z.uuid(), rule: z.string().max(60), accountId: z.string().max(100) }),
  refusals: {
    'no-such-rule': 'The force pack has no such rule.',
    'nothing-to-draw': 'There is no record of theirs that has not been drawn already.',
    'check-exists': 'A check with this id exists already.',
  },
  example: { checkId, rule: 'call-taking', accountId: '0198c2f0-7777-7000-8000-000000000001' },
});

export const TakeCheck = declareCommand({
  name: 'insight.takeCheck',
  summary: 'Take a record to look at it again: the others see who has it',
  permission: 'quality.review',
  schema: z.object({ checkId: Id }),
  refusals: { ...noSuchCheck, 'check-answered': 'It has been answered already.' },
  confirms: { 'taken-by-another': 'Somebody else has it.' },
  example: { checkId },
});

export const AnswerCheck = declareCommand({
  name: 'insight.answerCheck',
  summary: 'Say how the record was dealt with, question by question; whose work it was reads it',
  permission: 'quality.review',
  schema: z.object({ checkId: Id, answers: z.array(Answered).max(30), feedback: z.string().max(4000) }),
  refusals: {
    ...noSuchCheck,
    'check-answered': 'It has been answered already.',
    'answers-missing': 'Answer each question of the sheet once.',
    'own-work': 'Nobody looks at their own work again.',
  },
  example: { checkId, answers: [{ id: 'place', answer: 'yes' }], feedback: 'Calm, and quick to find the place' },
});

/** The system's own: no role holds its permission. */
export const AskAboutUnattended = declareCommand({
  name: 'insight.askAboutUnattended',
  summary: 'Put what was closed without anybody having been there before the supervisor',
  permission: 'quality.notice',
  schema: z.object({ checkId: Id, incidentId: z.string().max(100) }),
  example: { checkId: `unattended-${checkId}`, incidentId: checkId },
});
