import {
  type CommandOf,
  confirm,
  decided,
  type InputOf,
  type Outcome,
  type Role,
  refuse,
} from '../../../kernel/pure.ts';
import type * as contract from '../contract.ts';
import type { CredentialKind, IdentityEvent } from '../events.ts';
import type { Account, ExistingAccount } from './account.ts';

type Decision = Outcome<{ readonly account: readonly IdentityEvent[] }>;
interface States {
  readonly account: Account;
}
type Declared = typeof contract;
type Given<Name extends keyof Declared> = CommandOf<InputOf<Declared[Name]>>;

export interface NameFact {
  /** The account that has the wanted name now. */
  readonly nameHolder: string | null;
}

export interface AdministratorFact {
  /** Active administrators besides this account. */
  readonly otherAdministrators: number;
}

const happened = (...events: readonly IdentityEvent[]): Decision => decided({ account: events });
const noSuchAccount: Decision = refuse('no-such-account', 'There is no account with this id.');

export function createAccount(command: Given<'CreateAccount'>, { account }: States, facts: NameFact): Decision {
  const { roles, accountId, ...person } = command.input;
  if (account.situation !== 'none') return refuse('account-exists', 'An account with this id exists already.');
  if (facts.nameHolder !== null) return refuse('name-taken', `Another account is named ${person.name}.`);
  return decided(
    { account: [{ type: 'identity.AccountCreated', data: { roles: distinct(roles) }, detail: person }] },
    { accountId },
  );
}

export function setDetails({ input }: Given<'SetDetails'>, { account }: States): Decision {
  if (account.situation === 'none') return noSuchAccount;
  const { displayName, callsign, collar, seenDisplayName } = input;
  if (seenDisplayName !== account.person.displayName) {
    return refuse('changed', 'The displayed name was changed meanwhile.', account.person.displayName);
  }
  return happened({ type: 'identity.DetailsChanged', data: {}, detail: { displayName, callsign, collar } });
}

export function setRoles(command: Given<'SetRoles'>, { account }: States, facts: AdministratorFact): Decision {
  if (account.situation === 'none') return noSuchAccount;
  if (isOwn(command)) return refuse('own-account', 'Your own roles are for another administrator to change.');
  if (!sameRoles(command.input.seen, account.roles)) {
    return refuse('changed', 'The roles were changed meanwhile.', account.roles);
  }
  const roles = distinct(command.input.roles);
  const warning = roles.includes('administrator') ? null : leavesNone(command, account, facts);
  if (warning !== null) return warning;
  if (sameRoles(roles, account.roles)) return happened();
  return happened({ type: 'identity.RolesChanged', data: { before: [...account.roles], roles } });
}

export function disableAccount(
  command: Given<'DisableAccount'>,
  { account }: States,
  facts: AdministratorFact,
): Decision {
  if (account.situation === 'none') return noSuchAccount;
  if (isOwn(command)) return refuse('own-account', 'Your own account is for another administrator to disable.');
  if (account.situation === 'disabled')
    return refuse('account-disabled', 'It is disabled already.', account.disabledAt);
  return (
    leavesNone(command, account, facts) ??
    happened({ type: 'identity.AccountDisabled', data: {}, detail: { reason: command.input.reason } })
  );
}

export function enableAccount({ input }: Given<'EnableAccount'>, { account }: States): Decision {
  if (account.situation === 'none') return noSuchAccount;
  if (account.situation === 'active') return refuse('account-enabled', 'It is enabled already.');
  return happened({ type: 'identity.AccountEnabled', data: {}, detail: { reason: input.reason } });
}

export function endSessions({ input }: Given<'EndSessions'>, { account }: States): Decision {
  if (account.situation === 'none') return noSuchAccount;
  return happened({ type: 'identity.SessionsEnded', data: {}, detail: { reason: input.reason } });
}

export function revokeCredential({ input }: Given<'RevokeCredential'>, { account }: States): Decision {
  if (account.situation === 'none') return noSuchAccount;
  const credential = account.credentials.find((c) => c.id === input.credentialId);
  if (credential === undefined) return refuse('no-such-credential', 'The account has no such credential.');
  const data = { credentialId: credential.id, kind: credential.kind };
  return happened({ type: 'identity.CredentialRevoked', data, detail: { reason: input.reason } });
}

export function revokeOwnCredential(command: Given<'RevokeOwnCredential'>, states: States): Decision {
  if (!isOwn(command)) return refuse('not-yours', 'This is not your account.');
  return revokeCredential(command, states);
}

export function recordCredentials({ input }: Given<'RecordCredentials'>, { account }: States): Decision {
  if (account.situation === 'none') return noSuchAccount;
  if (account.situation === 'disabled') return refuse('account-disabled', 'The account is disabled.');
  const { enrolmentId } = input;
  if (enrolmentId !== null && !account.credentials.some((c) => c.id === enrolmentId && c.kind === 'enrolment')) {
    return refuse('enrolment-used', 'The one-time code has been used or replaced by a newer one.');
  }
  return happened(
    ...input.credentials.map(
      ({ credentialId, kind, label }): IdentityEvent => ({
        type: 'identity.CredentialAdded',
        data: { credentialId, kind, replaces: replacedBy(kind, enrolmentId, account) },
        detail: { label },
      }),
    ),
  );
}

/** An account has many passkeys and tokens, but one password, one TOTP secret and one open one-time code at a time. */
const single: ReadonlySet<CredentialKind> = new Set(['password', 'totp', 'enrolment']);

function replacedBy(kind: CredentialKind, enrolmentId: string | null, account: ExistingAccount): string[] {
  return account.credentials
    .filter((c) => c.id === enrolmentId || (c.kind === kind && single.has(kind)))
    .map((c) => c.id);
}

export function resetCredentials({ input }: Given<'ResetCredentials'>, { account }: States): Decision {
  if (account.situation === 'none') return noSuchAccount;
  const credentialIds = account.credentials.map((c) => c.id);
  return happened({ type: 'identity.CredentialsReset', data: { credentialIds }, detail: { reason: input.reason } });
}

/** A force without administrator is a nuisance, not a danger (the command line makes another): warned, never refused. */
function leavesNone(
  command: Given<'SetRoles'> | Given<'DisableAccount'>,
  account: ExistingAccount,
  facts: AdministratorFact,
): Decision | null {
  const lastOne =
    account.situation === 'active' && account.roles.includes('administrator') && facts.otherAdministrators === 0;
  if (!lastOne || command.confirmed.has('last-administrator')) return null;
  return confirm('last-administrator', 'No administrator would be left.');
}

function isOwn(command: CommandOf<{ readonly accountId: string }>): boolean {
  return command.actor.kind === 'person' && command.actor.id === command.input.accountId;
}

function distinct(roles: readonly Role[]): Role[] {
  return [...new Set(roles)];
}

function sameRoles(a: readonly Role[], b: readonly Role[]): boolean {
  return new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size;
}
