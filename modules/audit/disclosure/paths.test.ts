import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathsOf } from './paths.ts';

const sha256 = (...parts: readonly Buffer[]) => hash('sha256', Buffer.concat(parts), 'buffer');
const leaves = (count: number) => Array.from({ length: count }, (_, n) => sha256(Buffer.from(String(n))));

/** The largest power of two below `n`. */
const half = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** MTH of RFC 6962, section 2.1, word for word. */
function rootOf(d: readonly Buffer[]): Buffer {
  const [only] = d;
  if (only !== undefined && d.length === 1) return only;
  const k = half(d.length);
  return sha256(Buffer.of(1), rootOf(d.slice(0, k)), rootOf(d.slice(k)));
}

/** PATH of RFC 6962, section 2.1.1, word for word. */
function pathOf(m: number, d: readonly Buffer[]): readonly Buffer[] {
  if (d.length === 1) return [];
  const k = half(d.length);
  if (m < k) return [...pathOf(m, d.slice(0, k)), rootOf(d.slice(k))];
  return [...pathOf(m - k, d.slice(k)), rootOf(d.slice(0, k))];
}

async function* inPieces(all: readonly Buffer[], size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < all.length; at += size) yield Buffer.concat(all.slice(at, at + size));
}

test('given any log, in any pieces, the way of each row to the root is the one that RFC 6962 says', async () => {
  const log = fc.record({ count: fc.integer({ min: 1, max: 70 }), piece: fc.integer({ min: 1, max: 9 }) });
  await fc.assert(
    fc.asyncProperty(log, async ({ count, piece }) => {
      const all = leaves(count);
      const rows = all.map((_, row) => row);
      const paths = await pathsOf(inPieces(all, piece), rows);
      expect(rows.map((row) => paths.get(row))).toEqual(rows.map((row) => pathOf(row, all)));
    }),
  );
});
