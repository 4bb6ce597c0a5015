import { type CommandOf, confirm, decided, type InputOf, type Outcome } from '../../../kernel/pure.ts';
import type { CodeTerms, NumberTerms } from '../terms.ts';
import { owedTasks } from './care.ts';
import type { CloseContact } from './commands.ts';
import type { ContactState } from './contact.ts';
import { notToSettle } from './decide.ts';
import type { ContactEvent } from './events.ts';

export interface ClosingFacts {
  /** For a call that nobody has answered. */
  readonly number: NumberTerms | null;
  /** Under which it is counted; null: the pack names none. */
  readonly code: CodeTerms | null;
}

/** A call that rang off before anybody answered is numbered all the same: it is counted. */
export function closeContact(
  { input, confirmed }: CommandOf<InputOf<typeof CloseContact>>,
  { contact }: { contact: ContactState },
  { number, code }: ClosingFacts,
): Outcome<{ contact: readonly ContactEvent[] }> {
  const blocked = notToSettle(contact);
  if (blocked !== null) return blocked;
  const { outcome, note } = input;
  const owed = contact.situation === 'open' && owedTasks(contact.contact.care.recontact).length > 0;
  if (owed && outcome !== 'test' && outcome !== 'error' && !confirmed.has('recontact-owed')) {
    return confirm('recontact-owed', 'The caller has not been reached, and not everything has been tried.');
  }
  const data = { outcome, ...(code !== null && { code }), ...(owed && { owed }) };
  const closed = { type: 'operations.ContactClosed', data, detail: { note } } as const;
  if (contact.situation !== 'ringing' || number === null) return decided({ contact: [closed] });
  const own = contact.call.message?.number ?? number;
  return decided({ contact: [{ type: 'operations.CallAnswered', data: { number: own } }, closed] });
}
