import { expect, test } from 'vitest';
import type { AnyPastEvent } from '../../kernel/pure.ts';
import { identityEvents } from './events.ts';
import { live } from './live.ts';

const past = (type: string, stream = 'identity.account/a1'): AnyPastEvent => ({
  type,
  stream,
  data: {},
  detail: null,
  position: 1,
  version: 1,
  recordedAt: 1,
  occurredAt: 1,
  occurredBy: 'server',
  actor: { kind: 'system', id: 'test', name: 'test', seatId: null },
  commandId: 'c',
  packVersion: 'test-1',
});

test('every event changes the row of its account', () => {
  for (const type of Object.keys(identityEvents)) {
    expect(live(past(type))).toContainEqual({ view: 'identity.accounts', keys: ['a1'] });
  }
});

test('what changes what a person may do reaches their open streams', () => {
  const types = Object.keys(identityEvents).filter((type) => live(past(type)).some((change) => 'access' in change));
  expect(types.sort()).toEqual([
    'identity.AccountDisabled',
    'identity.AccountEnabled',
    'identity.CredentialsReset',
    'identity.RolesChanged',
    'identity.SessionsEnded',
  ]);
});

test('other streams are none of its business', () => {
  expect(live(past('kernel.DeadlineWarned', 'operations.incident/i1'))).toEqual([]);
});
