import type { RowOf } from '../../../kernel/pure.ts';
import type { Accounts } from '../../../modules/identity/contract.ts';

export type AccountRow = RowOf<typeof Accounts>;
type CredentialRow = AccountRow['credentials'][number];

const kindWords: Readonly<Record<CredentialRow['kind'], string>> = {
  passkey: 'passkey',
  password: 'password',
  totp: 'authenticator',
  token: 'API token',
  enrolment: 'one-time code',
};

/** What the credential is called, by its owner or by its kind. */
export function credentialWords({ kind, label }: CredentialRow): string {
  return label === null || label === '' ? kindWords[kind] : `${kindWords[kind]} “${label}”`;
}

/** By name shown, by which they sign in, callsign or collar. */
export function accountsCalled(accounts: readonly AccountRow[], words: string): readonly AccountRow[] {
  const sought = words.trim().toLowerCase();
  return accounts
    .filter(({ name, displayName, callsign, collar }) =>
      [name, displayName, callsign, collar].some((one) => one?.toLowerCase().includes(sought) ?? false),
    )
    .toSorted((a, b) => (a.displayName ?? '').localeCompare(b.displayName ?? ''));
}
