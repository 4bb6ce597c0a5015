import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { keptByRules } from '../desk/rules/refusals.ts';
import { Id, Instant, Line, ProposalInput, Reason, SaidInput, Slug, WindowInput, Words } from './inputs.ts';

const changeId = '0198c2f0-9999-7000-8000-000000000001';
const absent = { 'no-such-change': 'There is no change with this id.' };
const overFor = { ...absent, 'not-open': 'It is over: closed, rejected or cancelled.' };
const notNow = { ...overFor, 'not-now': 'It is not at the stage for this.' };
const unknowns = {
  'no-such-service': 'The force has no such service.',
  'no-such-team': 'The force has no such team.',
  'no-such-category': 'The force has no such category.',
};

const exampleWindow = { from: 1_795_917_600_000, to: 1_795_921_200_000, backOutMinutes: 30 };

export const RaiseChange = declareCommand({
  name: 'service.raiseChange',
  summary: 'Raise a request for change (RfC): what, why, how, when, and the way back',
  permission: 'change.raise',
  schema: z.object({
    changeId: Id,
    model: z.enum(['standard', 'normal', 'emergency']),
    templateId: Id.nullable().default(null),
    requesterId: Id.nullable().default(null),
    requester: Line.default(''),
    causeId: Id.nullable().default(null),
    /** Accounts that it touches: they can follow it. */
    touchedIds: z.array(Id).max(200).default([]),
    proposal: ProposalInput,
    said: SaidInput,
    implementers: z.array(Line).max(50).default([]),
  }),
  refusals: {
    ...unknowns,
    'change-exists': 'A change with this id exists already.',
    'no-such-template': 'There is no such template, or nobody has approved it.',
    'template-suspended': 'The template is suspended until it was reviewed.',
    'no-template': 'A standard change follows a template.',
  },
  example: {
    ...{ changeId, model: 'normal' },
    proposal: { teamId: 'networks', serviceIds: ['network'], window: exampleWindow },
    said: { title: 'New firewall rules for the enquiry offices' },
  },
});

export const RequestChange = declareCommand({
  name: 'service.requestChange',
  summary: 'Ask for something that a template covers: a change is made of it, without the papers',
  permission: 'change.request',
  schema: z.object({
    changeId: Id,
    templateId: Id,
    title: z.string().trim().min(3).max(200),
    itemIds: z.array(z.string().min(1).max(80)).max(50).default([]),
    window: WindowInput.nullable().default(null),
    /** The service request behind it. */
    causeId: Id.nullable().default(null),
  }),
  refusals: {
    'change-exists': 'A change with this id exists already.',
    'no-such-template': 'There is no such template, or nobody has approved it.',
  },
  example: { changeId, templateId: '0198c2f0-9999-7000-8000-0000000000aa', title: 'A second screen for my desk' },
});

export const AmendChange = declareCommand({
  name: 'service.amendChange',
  summary: 'Amend a change; what was agreed to is then asked for again',
  permission: 'change.raise',
  schema: z.object({
    changeId: Id,
    proposal: ProposalInput,
    said: SaidInput,
    implementers: z.array(Line).max(50).default([]),
  }),
  refusals: {
    ...overFor,
    ...unknowns,
    'begun-already': 'It is being done: end it first.',
    'own-approval': 'Whoever agreed to it cannot do it as well.',
  },
  example: { changeId, proposal: { teamId: 'networks' }, said: { title: 'New firewall rules' } },
});

export const SubmitChange = declareCommand({
  name: 'service.submitChange',
  summary: 'Hand in a change: its risk, its collisions and whom it hits are worked out',
  permission: 'change.raise',
  schema: z.object({ changeId: Id }),
  refusals: { ...notNow, ...keptByRules, 'no-window': 'Say first when it is to be done.' },
  example: { changeId },
});

export const AskApproval = declareCommand({
  name: 'service.askApproval',
  summary: 'Ask those who must agree to a change, by the policy of the force',
  permission: 'change.manage',
  schema: z.object({
    changeId: Id,
    /** People asked besides, each of whom must agree. */
    also: z
      .array(z.object({ accountId: Id, name: Line.min(1) }))
      .max(20)
      .default([]),
  }),
  refusals: { ...notNow, 'papers-owed': 'Papers are missing.', 'no-policy': 'No policy of the force covers it.' },
  confirms: { collides: 'Something else is planned at that time.' },
  example: { changeId },
});

export const DelegateApproval = declareCommand({
  name: 'service.delegateApproval',
  summary: 'Name who answers in place of somebody that was asked',
  permission: 'change.answer',
  schema: z.object({ changeId: Id, groupId: Slug, askedKey: Line.min(1), delegateId: Id, delegate: Line.min(1) }),
  refusals: {
    ...notNow,
    'not-asked': 'Nobody of this name was asked.',
    'own-change': 'Nobody answers for what they raised or do themselves.',
    'not-yours': 'Only who was asked, or the change manager, may name a delegate.',
  },
  example: { changeId, groupId: 'cab', askedKey: 'service-manager', delegateId: changeId, delegate: 'Tom Hadley' },
});

export const DecideChange = declareCommand({
  name: 'service.decideChange',
  summary: 'Agree to a change or not, with the reason, as somebody who was asked',
  permission: 'change.answer',
  schema: z.object({
    changeId: Id,
    groupId: Slug,
    askedKey: Line.min(1),
    decision: z.enum(['yes', 'no', 'abstain']),
    reason: z.string().trim().max(2_000).default(''),
  }),
  refusals: {
    ...notNow,
    'not-asked': 'You were not asked.',
    'own-change': 'Nobody agrees to what they raised or do themselves.',
    'answered-already': 'This answer was given already.',
    'no-reason': 'A no needs its reason.',
  },
  example: { changeId, groupId: 'cab', askedKey: 'service-manager', decision: 'yes', reason: 'Quiet night, tested' },
});

export const HoldChange = declareCommand({
  name: 'service.holdChange',
  summary: 'Put a change on hold, with the reason',
  permission: 'change.manage',
  schema: z.object({ changeId: Id, reason: Reason, until: Instant.nullable().default(null) }),
  refusals: { ...overFor, 'held-already': 'It is on hold already.' },
  example: { changeId, reason: 'Parts are late' },
});

export const ReleaseChange = declareCommand({
  name: 'service.releaseChange',
  summary: 'Let a change that was on hold go on',
  permission: 'change.manage',
  schema: z.object({ changeId: Id, note: Words }),
  refusals: { ...overFor, 'not-held': 'It is not on hold.' },
  example: { changeId, note: 'Parts are here' },
});

export const RejectChange = declareCommand({
  name: 'service.rejectChange',
  summary: 'Reject a change, with the reason',
  permission: 'change.manage',
  schema: z.object({ changeId: Id, reason: Reason }),
  refusals: notNow,
  example: { changeId, reason: 'The same is done with the release in May' },
});

export const CancelChange = declareCommand({
  name: 'service.cancelChange',
  summary: 'Cancel a change, with the reason',
  permission: 'change.raise',
  schema: z.object({ changeId: Id, reason: Reason }),
  refusals: notNow,
  example: { changeId, reason: 'No longer needed' },
});

const taskId = '0198c2f0-9999-7000-8000-0000000000bb';
const noTask = { ...overFor, 'no-such-task': 'It has no such task.' };

export const AddChangeTask = declareCommand({
  name: 'service.addChangeTask',
  summary: 'Add a task to a change: what, in which order, by whom and when',
  permission: 'change.work',
  schema: z.object({
    changeId: Id,
    taskId: Id,
    order: z.int().min(1).max(999),
    title: z.string().trim().min(3).max(200),
    ownerId: Id.nullable().default(null),
    owner: Line.default(''),
    plannedFrom: Instant.nullable().default(null),
    plannedTo: Instant.nullable().default(null),
  }),
  refusals: { ...overFor, 'task-exists': 'A task with this id exists already.' },
  example: { changeId, taskId, order: 1, title: 'Save the present rules' },
});

export const StartChangeTask = declareCommand({
  name: 'service.startChangeTask',
  summary: 'Begin a task of a change',
  permission: 'change.work',
  schema: z.object({ changeId: Id, taskId: Id }),
  refusals: { ...noTask, 'begun-already': 'It was begun already.' },
  confirms: { 'out-of-order': 'A task before it is not done.' },
  example: { changeId, taskId },
});

export const FinishChangeTask = declareCommand({
  name: 'service.finishChangeTask',
  summary: 'Say that a task of a change is done',
  permission: 'change.work',
  schema: z.object({ changeId: Id, taskId: Id, note: Words }),
  refusals: { ...noTask, 'done-already': 'It was done already.' },
  example: { changeId, taskId, note: 'Saved to the vault' },
});

export const BeginChange = declareCommand({
  name: 'service.beginChange',
  summary: 'Go or no-go at the start of a change',
  permission: 'change.work',
  schema: z.object({ changeId: Id, go: z.boolean(), note: Words }),
  refusals: { ...notNow, ...keptByRules, held: 'It is on hold.', 'no-reason': 'A no-go needs its reason.' },
  confirms: {
    'not-agreed': 'Nobody has agreed to it yet: act first, papers after.',
    against: 'Something stands against it now.',
  },
  example: { changeId, go: true, note: 'All quiet' },
});

const Outcomes = z.enum(['successful', 'with-issues', 'failed', 'backed-out']);

export const EndChange = declareCommand({
  name: 'service.endChange',
  summary: 'Say how the work on a change came out',
  permission: 'change.work',
  schema: z.object({ changeId: Id, outcome: Outcomes, note: Words }),
  refusals: notNow,
  example: { changeId, outcome: 'successful', note: 'All lines answer' },
});

export const SettleSuspicion = declareCommand({
  name: 'service.settleSuspicion',
  summary: 'Say whether a change has caused an IT incident that was proposed as its consequence',
  permission: 'change.work',
  schema: z.object({ changeId: Id, serviceIncidentId: Id, caused: z.boolean() }),
  refusals: { ...absent, 'not-proposed': 'This IT incident was not proposed as its consequence.' },
  example: { changeId, serviceIncidentId: taskId, caused: true },
});

export const SuspectChange = declareCommand({
  name: 'service.suspectChange',
  summary: 'Propose an IT incident as the consequence of a change (the system alone)',
  permission: 'change.suspect',
  schema: z.object({ changeId: Id, serviceIncidentId: Id, number: Line.min(1), priority: z.int().min(1).max(5) }),
  refusals: { ...absent, 'proposed-already': 'It was proposed already.' },
  example: { changeId, serviceIncidentId: taskId, number: 'IT-12', priority: 2 },
});

export const ReviewChange = declareCommand({
  name: 'service.reviewChange',
  summary: 'Look back at a change: was it reached, was it undone, what was learnt',
  permission: 'change.manage',
  schema: z.object({
    changeId: Id,
    objectivesMet: z.boolean(),
    backOutUsed: z.boolean(),
    lessons: z.string().trim().min(3).max(20_000),
  }),
  refusals: { ...notNow, 'suspicions-open': 'Say first of each proposed IT incident whether it was caused by it.' },
  example: { changeId, objectivesMet: true, backOutUsed: false, lessons: 'Tell the night shift earlier' },
});

export const CloseChange = declareCommand({
  name: 'service.closeChange',
  summary: 'Close a change with how it came out',
  permission: 'change.manage',
  schema: z.object({ changeId: Id, closure: Outcomes, note: Words }),
  refusals: {
    ...notNow,
    ...keptByRules,
    'review-owed': 'It must be looked back at first.',
    'papers-owed': 'Its papers are missing.',
  },
  example: { changeId, closure: 'successful' },
});

export const CommentChange = declareCommand({
  name: 'service.commentChange',
  summary: 'Comment on a change: whoever follows it reads it',
  permission: 'change.comment',
  schema: z.object({ changeId: Id, text: z.string().trim().min(1).max(20_000) }),
  refusals: absent,
  example: { changeId, text: 'Not on Friday night, please: the derby' },
});

export const FollowChange = declareCommand({
  name: 'service.followChange',
  summary: 'Follow a change that touches you',
  permission: 'change.comment',
  schema: z.object({ changeId: Id }),
  refusals: { ...absent, 'follows-already': 'You follow it already.' },
  example: { changeId },
});

export const NoteChange = declareCommand({
  name: 'service.noteChange',
  summary: 'Write a note into a change, for the service centre alone',
  permission: 'change.work',
  schema: z.object({ changeId: Id, text: z.string().trim().min(1).max(20_000) }),
  refusals: absent,
  example: { changeId, text: 'Supplier confirmed by phone' },
});

export const RecordUnauthorisedChange = declareCommand({
  name: 'service.recordUnauthorisedChange',
  summary: 'Record a change that was found done and that nobody had asked for',
  permission: 'change.manage',
  schema: z.object({ changeId: Id, itemId: z.string().min(1).max(80), found: z.string().trim().min(3).max(2_000) }),
  refusals: { 'change-exists': 'A change with this id exists already.' },
  example: { changeId, itemId: 'fw-rutland-1', found: 'Memory is 32 GB; the record says 16 GB' },
});
