import { idOfStream, type LiveChange } from '../../kernel/index.ts';
import type { AnyPastEvent } from '../../kernel/pure.ts';

/** After these the account may do more or less than before: what its open streams may see is asked anew. */
const accessChanges: ReadonlySet<string> = new Set([
  'identity.RolesChanged',
  'identity.AccountDisabled',
  'identity.AccountEnabled',
  'identity.SessionsEnded',
  'identity.CredentialsReset',
]);

export function live(event: AnyPastEvent): readonly LiveChange[] {
  if (!event.stream.startsWith('identity.account/')) return [];
  const accountId = idOfStream(event.stream);
  const row: LiveChange = { view: 'identity.accounts', keys: [accountId] };
  return accessChanges.has(event.type) ? [row, { access: accountId }] : [row];
}
