import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { makeSecretBox, openSecretKey } from './secret-box.ts';

const box = makeSecretBox(randomBytes(32));

test('what was shut opens for its own row alone, and never twice alike', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.uuid(), (secret, id, other) => {
      const stored = box.shut(id, secret);
      expect(box.open(id, stored)).toBe(secret);
      if (other !== id) expect(box.open(other, stored)).toBeNull();
      expect(box.shut(id, secret)).not.toBe(stored);
      // A few bytes of a cipher's text equal those of the secret by chance now and then; eight do not.
      const plain = Buffer.from(secret);
      if (plain.length >= 8) expect(Buffer.from(stored.split('.')[1] ?? '', 'base64url').includes(plain)).toBe(false);
    }),
  );
});

test('what was altered, never shut, or shut by another key opens nothing', () => {
  const stored = box.shut('a', 'JBSWY3DPEHPK3PXP');
  fc.assert(
    fc.property(fc.nat({ max: stored.length - 1 }), fc.constantFrom('A', 'z', '.'), (at, letter) => {
      const altered = stored.slice(0, at) + letter + stored.slice(at + 1);
      // The last letter of base64url carries bits that mean nothing.
      if (altered !== stored && at < stored.length - 1) expect(box.open('a', altered)).toBeNull();
    }),
  );
  expect(box.open('a', 'JBSWY3DPEHPK3PXP')).toBeNull();
  expect(makeSecretBox(randomBytes(32)).open('a', stored)).toBeNull();
});

test('the key is made once, for nobody else to read; without one nothing is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const key = openSecretKey(folder);
  expect(openSecretKey(folder)).toEqual(key);
  expect(statSync(join(folder, 'secrets', 'totp.key')).mode & 0o777).toBe(0o600);
  expect(() => makeSecretBox(undefined).shut('a', 'b')).toThrow('there is no key');
  expect(() => makeSecretBox(Buffer.from('short'))).toThrow('32');
});
