import { nodeOf } from '../seals/tree.ts';

interface Subtree {
  readonly first: number;
  readonly size: number;
  readonly node: Buffer;
}

const HASH = 32;

/**
 * Inclusion proofs (RFC 6962, section 2.1.1) of some rows in the tree over all of `leaves`, by row: the hashes beside its way up to the root,
 * the lowest first. One pass over the leaves, given in pieces in their order; only what the right edge needs is kept.
 */
export async function pathsOf(
  leaves: AsyncIterable<Buffer>,
  rows: readonly number[],
): Promise<ReadonlyMap<number, readonly Buffer[]>> {
  const paths = new Map(rows.map((row) => [row, [] as Buffer[]]));
  const edge: Subtree[] = [];
  const join = (left: Subtree, right: Subtree): Subtree => {
    for (const [row, path] of paths) {
      if (isIn(left, row)) path.push(right.node);
      else if (isIn(right, row)) path.push(left.node);
    }
    return { first: left.first, size: left.size + right.size, node: nodeOf(left.node, right.node) };
  };
  let count = 0;
  for await (const some of leaves) {
    for (let at = 0; at < some.length; at += HASH, count += 1) {
      let tree: Subtree = { first: count, size: 1, node: some.subarray(at, at + HASH) };
      for (let last = edge.at(-1); last !== undefined && last.size === tree.size; last = edge.at(-1)) {
        edge.pop();
        tree = join(last, tree);
      }
      edge.push(tree);
    }
  }
  edge.reduceRight<Subtree | null>((right, left) => (right === null ? left : join(left, right)), null);
  return paths;
}

const isIn = ({ first, size }: Subtree, row: number): boolean => row >= first && row < first + size;
