import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeUnread } from './unread.ts';

test('T15 when all together have too much unread, the one furthest behind goes', () => {
  const unread = makeUnread(100);
  const shed: string[] = [];
  const [a, b, c] = [{}, {}, {}];
  unread.hold(a, 40, () => shed.push('a'));
  unread.hold(b, 50, () => shed.push('b'));
  unread.hold(a, 20, () => shed.push('a'));
  expect(shed).toEqual([]);
  unread.hold(c, 40, () => shed.push('c'));
  expect(shed).toEqual(['b']);
  expect(unread.bytes()).toBe(60);
});

test('T15 whatever lines do, no more is held than is allowed, and nobody who has read all is sent away', () => {
  const act = fc.record({ line: fc.nat(9), bytes: fc.nat(60), leaves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
      const unread = makeUnread(100);
      const lines = Array.from({ length: 10 }, () => ({ bytes: 0 }));
      for (const { line, bytes, leaves } of acts) {
        const one = lines[line]!;
        if (leaves) {
          one.bytes = 0;
          unread.leave(one);
          continue;
        }
        one.bytes = bytes;
        unread.hold(one, bytes, () => {
          // Of several equally far behind, any may be the one.
          expect(one.bytes).toBeGreaterThan(0);
          expect(one.bytes).toBe(Math.max(...lines.map((other) => other.bytes)));
          one.bytes = 0;
        });
        expect(unread.bytes()).toBe(lines.reduce((sum, other) => sum + other.bytes, 0));
        expect(unread.bytes()).toBeLessThanOrEqual(100);
      }
    }),
  );
});
