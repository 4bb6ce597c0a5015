import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { agreementReviewAggregate } from './agreement-review.ts';
import { NoteAgreement, ReviewAgreement } from './commands.ts';
import { noteAgreement, reviewAgreement } from './decide.ts';

const streams = ({ agreementId }: { agreementId: string }) => ({
  agreement: streamOf(agreementReviewAggregate, agreementId),
});

export const agreementReviewHandlers: readonly AnyHandler[] = [
  defineHandler({ declaration: NoteAgreement, streams, decide: noteAgreement }),
  defineHandler({ declaration: ReviewAgreement, streams, decide: reviewAgreement }),
];
