import { expect, test } from 'vitest';
import type { EventSchemas } from '../../kernel/pure.ts';
import { account } from './accounts/account.ts';
import { identityEvents, type PastIdentityEvent } from './events.ts';
import golden from './golden-events.json' with { type: 'json' };

/** Payloads only grow: what stands in golden-events.json was written once and must be read for ever. Add, never edit. */
const examples: Readonly<Record<string, { data: unknown; detail?: unknown }>> = golden;

test('every event type has its golden example, and none is left over', () => {
  expect(Object.keys(examples).sort()).toEqual(Object.keys(identityEvents).sort());
});

test.each(Object.entries<EventSchemas[string]>(identityEvents))(
  '%s: the example is still read, nothing of it lost',
  (type, schema) => {
    const example = examples[type];
    expect(schema.data.parse(example?.data)).toEqual(example?.data);
    expect(schema.detail?.parse(example?.detail)).toEqual(example?.detail);
  },
);

test('every example folds, its detail there or erased', () => {
  const recorded = {
    position: 1,
    stream: 'identity.account/a',
    version: 1,
    recordedAt: 1,
    occurredAt: 1,
    occurredBy: 'server',
    actor: { kind: 'system', id: 'test', name: 'test', seatId: null },
    commandId: 'c',
    packVersion: 'test-1',
  };
  for (const erased of [false, true]) {
    const state = Object.entries(examples).reduce((folded, [type, { data, detail }]) => {
      const event = { type, data, detail: erased ? null : (detail ?? null), ...recorded } as PastIdentityEvent;
      return account.evolve(folded, event);
    }, account.initial);
    expect(state).toMatchObject({ situation: 'active', roles: ['dispatcher', 'fim'], credentials: [] });
  }
});
