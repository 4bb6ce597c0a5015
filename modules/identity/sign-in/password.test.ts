import { expect, test } from 'vitest';
import { faultOf, normalised } from './password.ts';

const faultsOf = (passwords: readonly string[], names: readonly string[] = []) =>
  passwords.map((p) => [p, faultOf(p, names)]);

test('length decides: 12 characters are the least, counted as people count them', () => {
  expect(faultOf('rope-bell-ja', [])).toBeNull();
  expect(faultOf('rope-bell-j', [])).toBe('too-short');
  expect(faultOf('🦊🐻🐼🐨🐯🦁', [])).toBe('too-short');
  expect(faultOf('x7'.repeat(101), [])).toBe('too-long');
});

test('no composition rules: words alone are good', () => {
  const good = ['marmalade otter canal', 'correct-otter-canal-lamp', 'ÆØÅ heather on the moor'];
  expect(faultsOf(good)).toEqual(good.map((p) => [p, null]));
});

test('what everybody tries first is refused, whatever is put around it', () => {
  const common = [
    'password123456',
    'P@ssw0rd!2026!',
    'Password-Password-1',
    'qwertyuiop123',
    'letmein-2026-01',
    'ControlRoom2026!',
    'Trefoil-Trefoil',
    'aaaaaaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    'abcdefghijklm',
    'zyxwvutsrqpon',
  ];
  expect(faultsOf(common)).toEqual(common.map((p) => [p, 'common']));
});

test('your own name is no secret', () => {
  expect(faultOf('anjali-likes-canals', ['a.shah', 'Anjali', 'Shah'])).toBe('holds-name');
  expect(faultOf('anjou-likes-canals', ['a.shah', 'Anjali', 'Shah'])).toBeNull();
});

test('two keyboards that compose one letter differently type one password', () => {
  expect(normalised('cafe\u0301 on the corner')).toBe(normalised('caf\u00e9 on the corner'));
});
