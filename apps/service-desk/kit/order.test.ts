import { expect, test } from 'vitest';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Custodies } from '../../../modules/estate/contract.ts';
import { nextOwed, owedFirst, shownIn } from './order.ts';

const row = (label: string, more: Partial<RowOf<typeof Custodies>> = {}): RowOf<typeof Custodies> => ({
  ...{ id: label, itemId: label, label, classId: 'tablet', name: null, personId: null, person: null, collar: null },
  ...{ since: null, signature: null, lostAt: null, serviceIncidentId: null, stun: null, report: null },
  ...{ replacement: null, auditedAt: null, owed: [], ...more },
});
const owed = (...dueAt: readonly number[]) =>
  dueAt.map((at) => ({ key: `k${at}`, label: '', startedAt: 0, dueAt: at }));

test('what is lost stands first, by what is due next', () => {
  const rows = [
    row('A', { owed: owed(50) }),
    row('B'),
    row('C', { lostAt: 1, owed: owed(90, 40) }),
    row('D', { lostAt: 1, owed: owed(30) }),
  ];
  expect(owedFirst(rows).map(({ label }) => label)).toEqual(['D', 'C', 'A', 'B']);
  expect(nextOwed(rows[2] ?? row('X'))?.dueAt).toBe(40);
  expect(nextOwed(row('X'))).toBeNull();
});

test('kit is found by whose it is, by collar number and label', () => {
  const rows = [row('RAD-1', { person: 'Erin Marlow', collar: '1042' }), row('RAD-2', { lostAt: 1 })];
  expect(shownIn(rows, 'marlow rad')).toHaveLength(1);
  expect(shownIn(rows, '1042')).toHaveLength(1);
  expect(shownIn(rows, 'lost').map(({ label }) => label)).toEqual(['RAD-2']);
  expect(shownIn(rows, '')).toHaveLength(2);
});
