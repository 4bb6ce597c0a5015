import type { Selectable } from './queries.ts';

/** What the signature of a checkpoint covers (SEAL.md). */
export function signedText(size: number, root: Buffer, sealedAt: number): string {
  return `trefoil-seal/1\n${size}\n${root.toString('hex')}\n${sealedAt}\n`;
}

/** What the signature of an order to erase covers (SEAL.md). */
export function redactionText(order: {
  readonly stream: string;
  readonly positions: readonly number[];
  readonly ground: string;
  readonly reason: string;
  readonly actorId: string;
  readonly recordedAt: number;
}): string {
  const { stream, positions, ground, reason, actorId, recordedAt } = order;
  return JSON.stringify(['trefoil-redaction/1', stream, positions, ground, reason, actorId, recordedAt]);
}

/** A checkpoint as one line, the same in an export and in a witness file. */
export function lineOf(row: Selectable): string {
  return JSON.stringify({
    size: row.size,
    root: row.root.toString('hex'),
    sealedAt: row.sealed_at,
    publicKey: row.public_key.toString('hex'),
    signature: row.signature.toString('hex'),
    leaves: row.leaves.toString('base64'),
  });
}
