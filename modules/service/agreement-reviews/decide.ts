import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { AgreementReviewState } from './agreement-review.ts';
import type { NoteAgreement, ReviewAgreement } from './commands.ts';
import type { AgreementReviewEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ agreement?: readonly AgreementReviewEvent[] }>;
type States = { readonly agreement: AgreementReviewState };

/** A pack that says the same again changes nothing: a date that a review has set stays. */
export function noteAgreement({ input }: Command<typeof NoteAgreement>, { agreement }: States): Decision {
  const { name, version, reviewAt } = input;
  const known = agreement.situation === 'none' ? null : agreement;
  if (known?.name === name && known.version === version && known.setAt === reviewAt) return decided({});
  return decided({ agreement: [{ type: 'service.AgreementNoted', data: { name, version, reviewAt } }] });
}

export function reviewAgreement(
  { input, recordedAt }: Command<typeof ReviewAgreement>,
  { agreement }: States,
): Decision {
  if (agreement.situation === 'none') {
    return refuse('no-such-agreement', `The force has no agreement ${input.agreementId}.`);
  }
  const { outcome, reviewAt, note } = input;
  if (reviewAt <= recordedAt) return refuse('review-passed', 'The next review lies in the past: give a time to come.');
  return decided({ agreement: [{ type: 'service.AgreementReviewed', data: { outcome, reviewAt }, detail: { note } }] });
}
