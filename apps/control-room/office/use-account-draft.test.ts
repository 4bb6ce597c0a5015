import { expect, test } from 'vitest';
import { faultsOf, orNull, toggled } from './use-account-draft.ts';

test('what is wrong stands with its field, whatever part of it is meant', () => {
  const errors = [
    { field: 'input.name', reason: 'lower-case letters' },
    { field: 'input.roles.0', reason: 'no such role' },
  ];
  expect(faultsOf(errors)).toEqual({ name: 'lower-case letters', roles: 'no such role' });
});

test('a role is ticked and let go, in the order of the list', () => {
  expect(toggled(['fim'], 'dispatcher')).toEqual(['dispatcher', 'fim']);
  expect(toggled(['dispatcher', 'fim'], 'dispatcher')).toEqual(['fim']);
});

test('a box without words is no value', () => {
  expect(orNull('  ')).toBeNull();
  expect(orNull(' 2417 ')).toBe('2417');
});
