import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCode, makeToken, typedCode } from './secret.ts';

test('tokens hold 32 random bytes', () => {
  const tokens = new Set(Array.from({ length: 200 }, makeToken));
  expect(tokens.size).toBe(200);
  expect([...tokens].every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
});

test('a code is read back however it was typed off paper', () => {
  const spoilt = fc.record({
    code: fc.constant(null).map(makeCode),
    separator: fc.constantFrom('-', ' ', '', ' - '),
    upper: fc.boolean(),
    letters: fc.boolean(),
  });
  fc.assert(
    fc.property(spoilt, ({ code, separator, upper, letters }) => {
      let typed = code.replaceAll('-', separator);
      if (upper) typed = typed.toUpperCase();
      if (letters) typed = typed.replaceAll('0', 'O').replaceAll('1', 'I');
      expect(typedCode(typed)).toBe(code);
    }),
  );
});
