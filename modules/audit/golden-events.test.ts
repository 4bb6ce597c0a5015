import { expect, test } from 'vitest';
import { makeRegistry } from '../../kernel/index.ts';
import type { EventSchemas } from '../../kernel/pure.ts';
import { auditEvents } from './events.ts';
import golden from './golden-events.json' with { type: 'json' };

/** This module's events, and the kernel's that it writes. Payloads only grow: add, never edit. */
const schemas: EventSchemas = { ...makeRegistry([]).schemas, ...auditEvents };

test.each(Object.entries(golden))('%s: the example is still read, nothing of it lost', (type, { data }) => {
  expect(schemas[type]?.data.parse(data)).toEqual(data);
});

test('what was written before holds had an id is read too', () => {
  const reason = 'inquest';
  expect(schemas['kernel.HoldPlaced']?.data.parse({ reason })).toEqual({ reason });
  expect(schemas['kernel.Redacted']?.data.parse({ positions: [1], reason })).toEqual({ positions: [1], reason });
});
