import { describe, expect, test } from 'vitest';
import type { Actor, CommandOf } from '../../../kernel/pure.ts';
import type { IdentityEvent, PastIdentityEvent } from '../events.ts';
import { type Account, account, evolve } from './account.ts';
import * as rule from './decide.ts';

const anna = '0198c2f0-7777-7000-8000-000000000001';
const other = '0198c2f0-7777-7000-8000-000000000009';
const key = '0198c2f0-7777-7000-8000-00000000000a';
const code = '0198c2f0-7777-7000-8000-00000000000b';
const person = { name: 'a.shah', displayName: 'Anjali Shah', callsign: null, collar: '2417' };
const created: IdentityEvent = { type: 'identity.AccountCreated', data: { roles: ['administrator'] }, detail: person };
const disabled: IdentityEvent = { type: 'identity.AccountDisabled', data: {}, detail: { reason: 'left' } };
const added = (credentialId: string, kind: 'passkey' | 'password' | 'enrolment'): IdentityEvent => ({
  type: 'identity.CredentialAdded',
  data: { credentialId, kind, replaces: [] },
  detail: { label: '' },
});

function given(...events: readonly IdentityEvent[]): { readonly account: Account } {
  const state = events.reduce<Account>((folded, event, i) => evolve(folded, past(event, i + 1)), account.initial);
  return { account: state };
}

function past(event: IdentityEvent, version: number): PastIdentityEvent {
  return {
    ...event,
    position: version,
    stream: `identity.account/${anna}`,
    version,
    recordedAt: 1000 * version,
    occurredAt: 1000 * version,
    occurredBy: 'server',
    actor: { kind: 'system', id: 'test', name: 'test', seatId: null },
    commandId: 'c',
    packVersion: 'test-1',
  };
}

function when<Input>(input: Input, options: { by?: string; confirmed?: readonly string[] } = {}): CommandOf<Input> {
  const actor: Actor = { kind: 'person', id: options.by ?? other, name: 'b', seatId: null };
  return { input, actor, occurredAt: 1, recordedAt: 1, confirmed: new Set(options.confirmed ?? []) };
}

const others = { otherAdministrators: 1 };
const none = { otherAdministrators: 0 };

describe('creating', () => {
  const input = { accountId: anna, ...person, roles: ['dispatcher' as const, 'dispatcher' as const] };

  test('a new account has its roles once; its names are in the erasable detail', () => {
    const outcome = rule.createAccount(when(input), given(), { nameHolder: null });
    expect(outcome).toMatchObject({
      events: { account: [{ type: 'identity.AccountCreated', data: { roles: ['dispatcher'] }, detail: person }] },
      result: { accountId: anna },
    });
  });

  test('a name that another account has is refused', () => {
    expect(rule.createAccount(when(input), given(), { nameHolder: other })).toMatchObject({ code: 'name-taken' });
  });

  test('an id that exists is refused', () => {
    expect(rule.createAccount(when(input), given(created), { nameHolder: anna })).toMatchObject({
      code: 'account-exists',
    });
  });
});

describe('roles', () => {
  const input = { accountId: anna, seen: ['administrator' as const], roles: ['dispatcher' as const] };

  test('the change carries what stood before', () => {
    expect(rule.setRoles(when(input), given(created), others)).toMatchObject({
      events: { account: [{ data: { before: ['administrator'], roles: ['dispatcher'] } }] },
    });
  });

  test('who saw other roles is shown the ones that stand', () => {
    const stale = { ...input, seen: ['fim' as const] };
    expect(rule.setRoles(when(stale), given(created), others)).toMatchObject({
      code: 'changed',
      current: ['administrator'],
    });
  });

  test('nobody changes their own', () => {
    expect(rule.setRoles(when(input, { by: anna }), given(created), others)).toMatchObject({ code: 'own-account' });
  });

  test('the last administrator: warned, and done when confirmed', () => {
    expect(rule.setRoles(when(input), given(created), none)).toMatchObject({
      outcome: 'confirm',
      code: 'last-administrator',
    });
    const confirmed = when(input, { confirmed: ['last-administrator'] });
    expect(rule.setRoles(confirmed, given(created), none)).toMatchObject({ outcome: 'decided' });
  });

  test('roles that stand already change nothing', () => {
    const same = { ...input, roles: ['administrator' as const] };
    expect(rule.setRoles(when(same), given(created), none)).toEqual({ outcome: 'decided', events: { account: [] } });
  });
});

describe('disabling', () => {
  const input = { accountId: anna, reason: 'Has left the force' };

  test('ends every session: the epoch goes up, and stays up when enabled again', () => {
    const { account: before } = given(created);
    const { account: after } = given(created, disabled);
    const enabled = given(created, disabled, {
      type: 'identity.AccountEnabled',
      data: {},
      detail: { reason: 'back' },
    });
    expect(before).toMatchObject({ situation: 'active', sessionEpoch: 0, accessVersion: 1 });
    expect(after).toMatchObject({ situation: 'disabled', sessionEpoch: 1, accessVersion: 2, disabledAt: 2000 });
    expect(enabled.account).toMatchObject({ situation: 'active', sessionEpoch: 1, accessVersion: 3 });
    expect(enabled.account).not.toHaveProperty('disabledAt');
  });

  test('twice is refused, one’s own is refused, the last administrator is warned of', () => {
    expect(rule.disableAccount(when(input), given(created, disabled), others)).toMatchObject({
      code: 'account-disabled',
    });
    expect(rule.disableAccount(when(input, { by: anna }), given(created), others)).toMatchObject({
      code: 'own-account',
    });
    expect(rule.disableAccount(when(input), given(created), none)).toMatchObject({ code: 'last-administrator' });
  });

  test('enabling what is enabled is refused', () => {
    expect(rule.enableAccount(when(input), given(created))).toMatchObject({ code: 'account-enabled' });
  });
});

describe('credentials', () => {
  const record = (enrolmentId: string | null, kind: 'passkey' | 'password' = 'passkey') => ({
    accountId: anna,
    enrolmentId,
    credentials: [{ credentialId: key, kind, label: 'Desk key' }],
  });

  test('the one-time code is used up by what is enrolled with it', () => {
    expect(rule.recordCredentials(when(record(code)), given(created, added(code, 'enrolment')))).toMatchObject({
      events: { account: [{ data: { credentialId: key, kind: 'passkey', replaces: [code] } }] },
    });
  });

  test('a used code enrols nothing more', () => {
    expect(rule.recordCredentials(when(record(code)), given(created))).toMatchObject({ code: 'enrolment-used' });
  });

  test('a new password takes the place of the old one; a second passkey stands beside the first', () => {
    const old = '0198c2f0-7777-7000-8000-00000000000c';
    expect(
      rule.recordCredentials(when(record(null, 'password')), given(created, added(old, 'password'))),
    ).toMatchObject({ events: { account: [{ data: { replaces: [old] } }] } });
    expect(rule.recordCredentials(when(record(null)), given(created, added(old, 'passkey')))).toMatchObject({
      events: { account: [{ data: { replaces: [] } }] },
    });
  });

  test('a disabled account gets none', () => {
    expect(rule.recordCredentials(when(record(null)), given(created, disabled))).toMatchObject({
      code: 'account-disabled',
    });
  });

  test('a revoked one is gone from the account; an unknown one is refused', () => {
    const input = { accountId: anna, credentialId: key, reason: 'Phone lost' };
    const states = given(created, added(key, 'passkey'));
    expect(rule.revokeCredential(when(input), states)).toMatchObject({
      events: { account: [{ data: { credentialId: key, kind: 'passkey' } }] },
    });
    expect(rule.revokeCredential(when(input), given(created))).toMatchObject({ code: 'no-such-credential' });
    const gone = given(created, added(key, 'passkey'), {
      type: 'identity.CredentialRevoked',
      data: { credentialId: key, kind: 'passkey' },
      detail: { reason: 'Phone lost' },
    });
    expect(gone.account).toMatchObject({ credentials: [] });
  });

  test('your own is yours to revoke, nobody else’s', () => {
    const input = { accountId: anna, credentialId: key, reason: 'Phone lost' };
    const states = given(created, added(key, 'passkey'));
    expect(rule.revokeOwnCredential(when(input, { by: anna }), states)).toMatchObject({ outcome: 'decided' });
    expect(rule.revokeOwnCredential(when(input, { by: other }), states)).toMatchObject({ code: 'not-yours' });
  });

  test('a reset names what it withdraws and ends every session', () => {
    const states = given(created, added(key, 'passkey'));
    expect(rule.resetCredentials(when({ accountId: anna, reason: 'All lost' }), states)).toMatchObject({
      events: { account: [{ data: { credentialIds: [key] } }] },
    });
  });
});

test('an account whose names were erased by law still folds', () => {
  const erased = { ...past(created, 1), detail: null } as PastIdentityEvent;
  expect(evolve(account.initial, erased)).toMatchObject({
    roles: ['administrator'],
    person: { name: null, displayName: null, callsign: null, collar: null },
  });
});

test('every rule refuses an account that does not exist', () => {
  const reason = 'because';
  const input = { accountId: anna, reason };
  const outcomes = [
    rule.setRoles(when({ accountId: anna, seen: [], roles: ['fim'] }), given(), others),
    rule.setDetails(when({ ...person, accountId: anna, seenDisplayName: null }), given()),
    rule.disableAccount(when(input), given(), others),
    rule.enableAccount(when(input), given()),
    rule.endSessions(when(input), given()),
    rule.revokeCredential(when({ ...input, credentialId: key }), given()),
    rule.recordCredentials(when({ accountId: anna, enrolmentId: null, credentials: [] }), given()),
    rule.resetCredentials(when(input), given()),
  ];
  expect(outcomes.map((o) => (o.outcome === 'refused' ? o.code : o.outcome))).toEqual(
    outcomes.map(() => 'no-such-account'),
  );
});
