import { hash } from 'node:crypto';

/** Bytes of a hash. */
const HASH = 32;

/**
 * A Merkle tree (RFC 6962) of which only the right edge is kept: the roots of its complete subtrees, largest first. Their
 * sizes are the ones in the binary form of `size`, so log₂ n hashes are all that adding a row needs.
 */
export interface Tree {
  readonly size: number;
  readonly edge: readonly Buffer[];
}

export const emptyTree: Tree = { size: 0, edge: [] };

/** SHA-256(0x01 ‖ left ‖ right): a node can never be taken for a leaf, whose hash begins with 0x00. */
export function nodeOf(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}
const NODE = Buffer.of(1);

/** The tree with these leaf hashes added, 32 bytes each. */
export function grow(tree: Tree, leaves: Buffer): Tree {
  const edge = [...tree.edge];
  let size = tree.size;
  for (let at = 0; at < leaves.length; at += HASH) {
    let node = leaves.subarray(at, at + HASH);
    // Each complete subtree of the same size as the new one joins it: one for each trailing 1 of the size.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(edge.pop() ?? node, node);
    edge.push(node);
    size += 1;
  }
  return { size, edge };
}

/** The root over everything; of no rows, SHA-256 of nothing. */
export function rootOf({ edge }: Tree): Buffer {
  return edge.reduceRight<Buffer | null>((right, left) => (right === null ? left : nodeOf(left, right)), null) ?? EMPTY;
}
const EMPTY = hash('sha256', '', 'buffer');

/** The tree as a checkpoint keeps it. */
export function treeOf(size: number, edge: Buffer): Tree {
  const hashes = Array.from({ length: edge.length / HASH }, (_, i) => edge.subarray(i * HASH, (i + 1) * HASH));
  return { size, edge: hashes };
}
