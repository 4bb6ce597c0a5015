import { createReadStream } from 'node:fs';
import { isSigned, NODE, parsed, sha256 } from './marks.ts';

export interface Seal {
  readonly size: number;
  readonly root: string;
  readonly sealedAt: number;
  readonly publicKey: string;
  readonly signature: string;
  readonly leaves: string;
}

/** `row` counts from 0; Infinity: not about one row. */
export interface Fault {
  readonly row: number;
  readonly text: string;
}

export interface Sealed {
  readonly name: string;
  readonly leaves: Buffer[];
  readonly faults: readonly Fault[];
  readonly keys: ReadonlySet<string>;
  readonly last: Seal | null;
}

/** Follows seals from the first: what they vouch for, up to the one that does not hold. */
export function follow(name: string, seals: readonly Seal[], pinned: readonly string[]): Sealed {
  const stack: Stack = [];
  const leaves: Buffer[] = [];
  const roots = new Map<number, string>();
  const keys = new Set<string>();
  let last: Seal | null = null;
  for (const seal of seals) {
    // A witness is told again what it may not have heard.
    if (roots.get(seal.size) === seal.root) continue;
    const trouble = isSeal(seal) ? troubleWith(seal, leaves, stack, pinned) : 'is not of the form of a seal';
    if (trouble !== null) {
      const faults = [{ row: leaves.length, text: `the seal over ${seal.size} rows in ${name} ${trouble}` }];
      return { name, leaves: leaves.slice(0, last?.size ?? 0), faults, keys, last };
    }
    keys.add(seal.publicKey);
    roots.set(seal.size, seal.root);
    last = seal;
  }
  return { name, leaves, faults: [], keys, last };
}

function isSeal({ size, sealedAt, root, publicKey, signature, leaves }: Seal): boolean {
  return [size, sealedAt].every(Number.isSafeInteger) && [root, publicKey, signature, leaves].every(isText);
}

const isText = (value: unknown): boolean => typeof value === 'string';

function troubleWith(seal: Seal, leaves: Buffer[], stack: Stack, pinned: readonly string[]): string | null {
  const { size, root, sealedAt, publicKey, signature } = seal;
  if (pinned.length > 0 && !pinned.includes(publicKey)) return 'is signed with another key';
  if (!isSigned(`trefoil-seal/1\n${size}\n${root}\n${sealedAt}\n`, signature, publicKey))
    return 'is not validly signed';
  const added = Buffer.from(seal.leaves, 'base64');
  if (added.toString('base64') !== seal.leaves) return 'is not as it was written';
  if (leaves.length + added.length / 32 !== size) return 'does not follow the one before it';
  for (let at = 0; at < added.length; at += 32) {
    leaves.push(added.subarray(at, at + 32));
    push(stack, added.subarray(at, at + 32));
  }
  return rootOf(stack) === root ? null : 'does not have the root that its rows give';
}

/** A stack of complete subtrees: [rows under it, its root]. */
type Stack = [number, Buffer][];

function push(stack: Stack, leaf: Buffer): void {
  let node: [number, Buffer] = [1, leaf];
  for (let last = stack.at(-1); last !== undefined && last[0] === node[0]; last = stack.at(-1)) {
    node = [node[0] * 2, sha256(NODE, last[1], node[1])];
    stack.pop();
  }
  stack.push(node);
}

function rootOf(stack: Stack): string {
  let root: Buffer | null = null;
  for (const [, node] of stack.toReversed()) root = root === null ? node : sha256(NODE, node, root);
  return (root ?? sha256()).toString('hex');
}

export async function readSeals(file: string): Promise<readonly Seal[]> {
  const seals: Seal[] = [];
  for await (const bytes of linesOf(file)) {
    const line = parsed(bytes);
    // A crash may tear a line; what it said was told again in the next.
    if (line !== null && 'root' in line) seals.push(line as unknown as Seal);
  }
  return seals;
}

/** Lines as bytes: what is hashed must not pass through a decoder first. */
export async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      if (end > from) yield rest.subarray(from, end);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest;
}
