import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { keptByRules } from '../desk/rules/refusals.ts';

const requestId = '0198c2f0-6666-7000-8000-000000000001';
const Request = z.object({ requestId: z.uuid() });
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
const Text = z.string().trim().min(1).max(20_000);
const Reason = z.string().trim().max(2000).default('');
const absent = { 'no-such-request': 'There is no request with this id.' };

export const SubmitRequest = declareCommand({
  name: 'service.submitRequest',
  summary: 'Ask for an item of the catalogue',
  permission: 'request.submit',
  schema: Request.extend({
    itemId: z.uuid(),
    /** The version whose price and lead time were read. */
    version: z.int().positive(),
    answers: z.record(z.string(), z.string().max(4000)).default({}),
    /** Whoever gets it, when that is somebody else. */
    forId: z.uuid().nullable().default(null),
    forWhom: z.string().trim().max(200).default(''),
    /** Left out: where the person works. */
    siteId: Slug.nullable().default(null),
    /** Left out: the line manager of whoever asks. */
    approverId: z.uuid().nullable().default(null),
    /** The IT incident because of which it is asked for; each keeps its own clocks and its own end. */
    serviceIncidentId: z.uuid().nullable().default(null),
  }),
  refusals: {
    ...keptByRules,
    'request-exists': 'A request with this id exists already.',
    'no-such-item': 'The catalogue has no such item.',
    'changed-meanwhile': 'The item has changed since it was read: price or lead time may be others.',
    'not-eligible': 'This item is not for your roles.',
    'answer-missing': 'A question of the form has no answer.',
    'no-such-choice': 'A question was answered with what is no choice of it.',
    'no-approver': 'Nobody is known who could say yes: choose your line manager.',
    'own-approver': 'Nobody says yes to what they ask for themselves.',
    'no-such-site': 'The force has no such station.',
    'no-such-it-incident': 'There is no such IT incident, or it is somebody else’s.',
  },
  confirms: { 'none-on-shelf': 'None of it is on the shelf: it must be ordered, which takes longer.' },
  example: {
    requestId,
    itemId: '0198c2f0-7777-7000-8000-000000000001',
    version: 1,
    answers: { room: '2.14' },
    approverId: '0198c2f0-0000-7000-8000-000000000020',
  },
});

export const DecideRequest = declareCommand({
  name: 'service.decideRequest',
  summary: 'Say yes or no to a request that waits for your word, with the reason',
  permission: 'request.decide',
  schema: Request.extend({ decision: z.enum(['approve', 'refuse']), reason: z.string().trim().min(2).max(2000) }),
  refusals: {
    ...absent,
    'not-asked': 'Nobody need say yes or no to it now.',
    'own-request': 'Nobody says yes to what they ask for themselves.',
  },
  example: { requestId, decision: 'approve', reason: 'Needed for the role' },
});

export const PassApproval = declareCommand({
  name: 'service.passApproval',
  summary: 'Have somebody else say yes or no to a request',
  permission: 'request.decide',
  schema: Request.extend({
    /** Left out: whoever stands in for the approver. */
    approverId: z.uuid().nullable().default(null),
    /** Who was asked when this was chosen. */
    fromId: z.uuid(),
    late: z.boolean().default(false),
    reason: Reason,
  }),
  refusals: {
    ...absent,
    'not-asked': 'Nobody need say yes or no to it now.',
    'passed-meanwhile': 'It has been passed on meanwhile.',
    'no-deputy': 'Nobody stands in for the approver.',
    'own-request': 'Nobody says yes to what they ask for themselves.',
    'not-a-leader': 'This person leads nobody.',
  },
  example: { requestId, fromId: '0198c2f0-0000-7000-8000-000000000020', reason: 'On leave until Monday' },
});

const task = {
  'not-preparing': 'Nothing is prepared of it now.',
  'no-such-task': 'It has no such task.',
};

export const TakeRequestTask = declareCommand({
  name: 'service.takeRequestTask',
  summary: 'Take a task of a request',
  permission: 'request.work',
  schema: Request.extend({ taskId: Slug }),
  refusals: { ...absent, ...task },
  example: { requestId, taskId: 'connect' },
});

export const FinishRequestTask = declareCommand({
  name: 'service.finishRequestTask',
  summary: 'A task of a request is done; with the last of them it is delivered',
  permission: 'request.work',
  schema: Request.extend({ taskId: Slug, note: Reason }),
  refusals: { ...absent, ...task },
  confirms: { 'waits-for-another': 'A task that should be done before it is not done yet.' },
  example: { requestId, taskId: 'connect', note: 'Extension 4471' },
});

export const AnswerRequester = declareCommand({
  name: 'service.answerRequester',
  summary: 'Answer whoever asked: they read it',
  permission: 'request.work',
  schema: Request.extend({ text: Text }),
  refusals: absent,
  example: { requestId, text: 'Which of the two rooms is it?' },
});

export const NoteRequest = declareCommand({
  name: 'service.noteRequest',
  summary: 'Write a note into a request, for the service centre alone',
  permission: 'request.work',
  schema: Request.extend({ text: Text }),
  refusals: absent,
  example: { requestId, text: 'Socket 14 is dead' },
});

export const CommentRequest = declareCommand({
  name: 'service.commentRequest',
  summary: 'Add a word to a request of your own',
  permission: 'request.follow',
  schema: Request.extend({ text: Text }),
  refusals: absent,
  example: { requestId, text: 'The room by the stairs' },
});

export const CancelRequest = declareCommand({
  name: 'service.cancelRequest',
  summary: 'Withdraw a request: it is no longer needed',
  permission: 'request.follow',
  schema: Request.extend({ reason: Reason }),
  refusals: { ...absent, ...keptByRules, 'not-open': 'It is delivered or over already.' },
  example: { requestId, reason: 'I have changed post' },
});

export const ConfirmRequest = declareCommand({
  name: 'service.confirmRequest',
  summary: 'Say that all that was asked for is there',
  permission: 'request.follow',
  schema: Request,
  refusals: { ...absent, 'not-delivered': 'It has not been delivered.' },
  example: { requestId },
});

export const ReopenRequest = declareCommand({
  name: 'service.reopenRequest',
  summary: 'Say that something is missing of what was delivered',
  permission: 'request.follow',
  schema: Request.extend({ reason: z.string().trim().min(3).max(2000) }),
  refusals: {
    ...absent,
    'not-delivered': 'It has not been delivered.',
    'reopen-too-late': 'The time for that is over: ask for it anew.',
  },
  example: { requestId, reason: 'The headset is missing' },
});
