import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const AgreementId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'the id of an agreement, e.g. radio-voice');

export const NoteAgreement = declareCommand({
  name: 'service.noteAgreement',
  summary: 'Note name, version and review date of an agreement as the pack in force has them (the system alone)',
  permission: 'agreement.note',
  schema: z.object({
    agreementId: AgreementId,
    name: z.string().min(1),
    version: z.int().min(1),
    reviewAt: z.int().nullable(),
  }),
  refusals: {},
  example: { agreementId: 'radio-voice', name: 'Radio voice', version: 1, reviewAt: 1_806_580_800_000 },
});

export const ReviewAgreement = declareCommand({
  name: 'service.reviewAgreement',
  summary: 'Say how the review of an agreement went: it stands or has to change, and when it is reviewed next',
  permission: 'agreement.review',
  schema: z.object({
    agreementId: AgreementId,
    outcome: z.enum(['stands', 'to-change']),
    note: z.string().trim().min(3).max(2_000),
    reviewAt: z.int().positive(),
  }),
  refusals: {
    'no-such-agreement': 'The force has no such agreement.',
    'review-passed': 'The next review lies in the past.',
  },
  example: { agreementId: 'radio-voice', outcome: 'stands', note: 'Both sides content', reviewAt: 1_822_305_600_000 },
});
