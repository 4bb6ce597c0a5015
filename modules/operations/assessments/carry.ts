import type { Contact } from '../contacts/contact.ts';
import type { LadderTerms } from '../terms.ts';
import type { AssessmentEvent } from './events.ts';
import { stillOwed } from './wrap-up.ts';
import type { Owed, WrapUpTerms } from './wrap-up-terms.ts';

/** What the pack asks for after a call of this code and grade. */
export interface OwedTerms {
  readonly owed: readonly Owed[];
  readonly seconds: number;
  readonly ladder: LadderTerms;
}

/** The grade that was proposed, the one that was chosen, and why where they differ. */
interface Choice {
  readonly proposed: string;
  readonly chosen: string;
  readonly reason: string | undefined;
}

/** What was said before there was an incident is said in its log too, in the order in which it came. */
export function carried(contactId: string, { assessment }: Contact, choice: Choice | null): readonly AssessmentEvent[] {
  if (choice === null || choice.reason === undefined || choice.chosen === choice.proposed) return assessment.said;
  const { proposed, chosen, reason } = choice;
  const data = { contactId, proposed, chosen };
  return [...assessment.said, { type: 'operations.GradeExplained', data, detail: { reason } }];
}

/** Left out when nothing is owed any more: an event says no more than it must. */
export function wrapUpOf(
  { number, seatId, assessment }: Contact,
  terms: OwedTerms | null,
  choice: Choice | null,
): { wrapUp?: WrapUpTerms } {
  if (terms === null) return {};
  const other = choice !== null && choice.chosen !== choice.proposed;
  const unexplained = other && choice.reason === undefined;
  const owed = stillOwed([...terms.owed, ...(unexplained ? (['grade-reason'] as const) : [])], assessment);
  if (owed.length === 0) return {};
  const { seconds, ladder } = terms;
  const proposed = other ? choice.proposed : null;
  return { wrapUp: { contactNumber: number.number, seatId, owed, proposed, seconds, ladder } };
}
