import { createPublicKey, hash, verify } from 'node:crypto';

/** How rows, details and seals are hashed and signed (modules/audit/SEAL.md), in the verifier's own words. */

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(Reflect.get(value, key))}`).join(',')}}`;
}

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');
export const LEAF = Buffer.of(0);
export const NODE = Buffer.of(1);

/** Bytes written in hex, to the letter: in capitals it would read alike. What is not written so is its letters, which no hash fits. */
export function bytesOf(hex: string): Buffer {
  return /^([0-9a-f]{2})*$/.test(hex) ? Buffer.from(hex, 'hex') : Buffer.from(hex);
}

export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const x = bytesOf(publicKey).toString('base64url');
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    return verify(null, Buffer.from(text), key, bytesOf(signature));
  } catch {
    return false;
  }
}

export function parsed(bytes: Buffer): Readonly<Record<string, unknown>> | readonly unknown[] | null {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}
