import type { Past, Role } from '../../../kernel/pure.ts';
import type { CredentialKind, IdentityEvent } from '../events.ts';

/** A credential as the log knows it: by reference. Only one that stands here opens anything. */
export interface Credential {
  readonly id: string;
  readonly kind: CredentialKind;
  /** Null when erased. */
  readonly label: string | null;
  readonly addedAt: number;
}

/** Null fields have been erased by law. */
interface Person {
  readonly name: string | null;
  readonly displayName: string | null;
  readonly callsign: string | null;
  readonly collar: string | null;
}

interface Existing {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly credentials: readonly Credential[];
  /** Goes up whenever the account may do more or less than before; a feed cursor from an older one gets `reload`. */
  readonly accessVersion: number;
  /** A session lives only as long as this number stays what it was at sign-in. */
  readonly sessionEpoch: number;
  readonly createdAt: number;
}

export type Account =
  | { readonly situation: 'none' }
  | (Existing & { readonly situation: 'active' })
  | (Existing & { readonly situation: 'disabled'; readonly disabledAt: number });

export type ExistingAccount = Exclude<Account, { situation: 'none' }>;

export const account = { name: 'identity.account', initial: { situation: 'none' } as Account, evolve };

const erased: Person = { name: null, displayName: null, callsign: null, collar: null };

/** Folds one event onto an account. Event types it does not know leave it as it is. */
export function evolve(state: Account, event: Past<IdentityEvent>): Account {
  if (event.type === 'identity.AccountCreated') {
    return {
      situation: 'active',
      person: event.detail ?? erased,
      roles: event.data.roles,
      credentials: [],
      accessVersion: event.version,
      sessionEpoch: 0,
      createdAt: event.recordedAt,
    };
  }
  return state.situation === 'none' ? state : changed(state, event);
}

function changed(state: ExistingAccount, event: Past<IdentityEvent>): Account {
  switch (event.type) {
    case 'identity.DetailsChanged':
      return { ...state, person: { ...state.person, ...(event.detail ?? { ...erased, name: state.person.name }) } };
    case 'identity.RolesChanged':
      return { ...state, roles: event.data.roles, accessVersion: event.version };
    case 'identity.AccountDisabled':
      return { ...ended(state, event.version), situation: 'disabled', disabledAt: event.recordedAt };
    case 'identity.AccountEnabled':
      return enabled(state, event.version);
    case 'identity.SessionsEnded':
      return ended(state, event.version);
    case 'identity.CredentialAdded':
      return { ...state, credentials: withCredential(state.credentials, event) };
    case 'identity.CredentialRevoked':
      return { ...state, credentials: state.credentials.filter((c) => c.id !== event.data.credentialId) };
    case 'identity.CredentialsReset':
      return { ...ended(state, event.version), credentials: [] };
    default:
      return state;
  }
}

function ended<S extends ExistingAccount>(state: S, version: number): S {
  return { ...state, sessionEpoch: state.sessionEpoch + 1, accessVersion: version };
}

function enabled(state: ExistingAccount, version: number): Account {
  const { person, roles, credentials, sessionEpoch, createdAt } = state;
  return { situation: 'active', person, roles, credentials, sessionEpoch, createdAt, accessVersion: version };
}

function withCredential(
  credentials: readonly Credential[],
  event: Extract<Past<IdentityEvent>, { type: 'identity.CredentialAdded' }>,
): readonly Credential[] {
  const { credentialId: id, kind, replaces } = event.data;
  const kept = credentials.filter((c) => c.id !== id && !replaces.includes(c.id));
  return [...kept, { id, kind, label: event.detail?.label ?? null, addedAt: event.recordedAt }];
}
