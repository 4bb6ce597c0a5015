import { expect, test } from 'vitest';
import { z } from 'zod';
import { understand } from './understand.ts';

const schema = z.object({ list: z.array(z.string()).max(3), text: z.string().max(3) });

const strange: readonly unknown[] = [
  { list: { length: { toString: 1 } }, text: 'a' },
  { list: [], text: { length: { valueOf: 1, toString: 1 } } },
  { list: { length: { __proto__: null } }, text: 'a' },
];
test.each(strange.map((value) => [value]))('T22 %j is not understood, and nothing is thrown', (value) => {
  expect(understand(schema, value).error?.issues).not.toEqual([]);
  expect(understand(schema, value).success).toBe(false);
});

test('what is well formed is read as ever; what the schema itself does wrong is thrown', () => {
  expect(understand(schema, { list: ['a'], text: 'b' }).data).toEqual({ list: ['a'], text: 'b' });
  const wrong = z.string().refine(() => {
    throw new RangeError('of our own');
  });
  expect(() => understand(wrong, 'a')).toThrow(RangeError);
});
