import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance: nobody guesses it, so a plain hash of it is safe to keep. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of tokens and codes. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

// Crockford's alphabet: no letter is taken for a digit when read out or typed off paper.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code that a person types once: 100 bits in groups of five, e.g. `k3vd9-…`. */
export function makeCode(): string {
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length]);
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-');
}

/** The code as made, whatever case, spaces or hyphens it was typed with. */
export function typedCode(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
    .replaceAll(/[^0-9a-z]/g, '');
  return letters.match(/.{1,5}/g)?.join('-') ?? '';
}
