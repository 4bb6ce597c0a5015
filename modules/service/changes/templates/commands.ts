import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';
import { ProposalInput, SaidInput } from '../inputs.ts';

const Id = z.uuid();
const Note = z.string().trim().max(2_000).default('');
const templateId = '0198c2f0-9999-7000-8000-0000000000aa';
const absent = { 'no-such-template': 'There is no template with this id.' };

export const ProposeTemplate = declareCommand({
  name: 'service.proposeTemplate',
  summary: 'Propose a template of a standard change',
  permission: 'change.raise',
  schema: z.object({
    templateId: Id,
    name: z.string().trim().min(3).max(200),
    proposal: ProposalInput,
    said: SaidInput,
  }),
  refusals: { 'template-exists': 'A template with this id exists already.' },
  example: {
    ...{ templateId, name: 'Replace a handset' },
    proposal: { teamId: 'radio', tested: true, backOutProven: true },
    said: { title: 'Replace a handset' },
  },
});

export const ApproveTemplate = declareCommand({
  name: 'service.approveTemplate',
  summary: 'Approve a template, as the CAB decided: its changes then need no approval of their own',
  permission: 'change.manage',
  schema: z.object({ templateId: Id, note: Note }),
  refusals: {
    ...absent,
    'approved-already': 'It was approved already.',
    'own-template': 'Nobody approves what they proposed themselves.',
  },
  example: { templateId, note: 'CAB of 26 November' },
});

export const ReviewTemplate = declareCommand({
  name: 'service.reviewTemplate',
  summary: 'Review a template: what it did before counts no more',
  permission: 'change.manage',
  schema: z.object({ templateId: Id, note: z.string().trim().min(3).max(2_000) }),
  refusals: { ...absent, 'not-approved': 'Nobody has approved it yet.' },
  example: { templateId, note: 'Step 3 now checks the talkgroup' },
});

export const WithdrawTemplate = declareCommand({
  name: 'service.withdrawTemplate',
  summary: 'Withdraw a template, with the reason',
  permission: 'change.manage',
  schema: z.object({ templateId: Id, reason: z.string().trim().min(3).max(2_000) }),
  refusals: { ...absent, 'withdrawn-already': 'It was withdrawn already.' },
  example: { templateId, reason: 'The model is no longer bought' },
});
