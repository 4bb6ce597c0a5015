import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTree, grow, rootOf, treeOf } from './tree.ts';

/** RFC 6962, section 2.1, word for word: split at the largest power of two below the size. */
function rootByTheBook(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return hash('sha256', '', 'buffer');
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const sides = [rootByTheBook(leaves.slice(0, split)), rootByTheBook(leaves.slice(split))];
  return hash('sha256', Buffer.concat([Buffer.of(1), ...sides]), 'buffer');
}

const leaf = (n: number): Buffer => hash('sha256', `\0${n}`, 'buffer');

test('however the rows come in, the root is that of the book, and only the edge is kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }), (portions) => {
      let tree = emptyTree;
      const all: Buffer[] = [];
      for (const portion of portions) {
        const leaves = Array.from({ length: portion }, (_, i) => leaf(all.length + i));
        all.push(...leaves);
        // Through the form that a checkpoint keeps, as after a restart.
        tree = treeOf(tree.size, Buffer.concat(tree.edge));
        tree = grow(tree, Buffer.concat(leaves));
        expect(rootOf(tree)).toEqual(rootByTheBook(all));
        expect(tree.size).toBe(all.length);
        expect(tree.edge.length).toBe(all.length.toString(2).replaceAll('0', '').length);
      }
    }),
  );
});

test('the roots that RFC 6962 implementations agree on', () => {
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = entries.map((hex) => hash('sha256', Buffer.concat([Buffer.of(0), Buffer.from(hex, 'hex')]), 'buffer'));
  const root = (size: number) => rootOf(grow(emptyTree, Buffer.concat(leaves.slice(0, size)))).toString('hex');
  expect(rootOf(emptyTree).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(root(1)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(root(8)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});
