import { expect, test } from 'vitest';
import { addressOf, byLabel, chosenOf, type ItemRow, itemsShown } from './filter.ts';

const none = { owner: null, teamId: null, criticality: null, stationId: null, room: null, model: null };
function row(label: string, more: Partial<ItemRow> = {}): ItemRow {
  const fixed = { classId: 'switch', stage: 'live', access: 'open' as const, findings: 0, stale: false, changedAt: 0 };
  return { ...none, ...fixed, id: label, label, name: null, marks: '', ...more };
}
const nameOf = (_kind: string, id: string | null) => (id === 'switch' ? 'Switch' : (id ?? ''));
const shown = (rows: readonly ItemRow[], search: string) =>
  itemsShown(rows, chosenOf(search), nameOf).map(({ label }) => label);

test('what the list is narrowed to stands in the address and comes back from it', () => {
  const chosen = { text: 'oak -core', classId: 'switch', stage: 'live', stationId: 'oak', teamId: '', only: 'stale' };
  expect(addressOf(chosen)).toBe('/estate?q=oak+-core&class=switch&stage=live&station=oak&only=stale');
  expect(chosenOf(addressOf(chosen).split('?')[1] ?? '')).toEqual(chosen);
  expect(addressOf(chosenOf(''))).toBe('/estate');
});

test('an item is found by label, name, number, model, class and place; a word with a minus leaves out', () => {
  const rows = [row('SW-1', { name: 'Core', marks: 'oak-1 FOC-9' }), row('SW-2', { room: 'Store', findings: 1 })];
  expect(shown(rows, 'q=foc-9')).toEqual(['SW-1']);
  expect(shown(rows, 'q=switch+-core')).toEqual(['SW-2']);
  expect(shown(rows, 'q=store&only=findings')).toEqual(['SW-2']);
  expect(shown(rows, 'only=stale')).toEqual([]);
  expect(shown(rows, 'class=radio-terminal')).toEqual([]);
});

test('labels are in the order of their numbers', () => {
  expect(byLabel([row('SW-10'), row('SW-2'), row('AP-3')]).map(({ label }) => label)).toEqual([
    'AP-3',
    'SW-2',
    'SW-10',
  ]);
});
