import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';

/**
 * How a file is encrypted, as its first line says in the clear. `from`: how the key was made of what the key file holds, 32 bytes as
 * they are, or any other text through scrypt.
 */
export const Encryption = z.strictObject({
  cipher: z.literal('aes-256-gcm'),
  from: z.enum(['raw', 'scrypt']),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Encryption = z.output<typeof Encryption>;

/** Seals and opens the records of one file; what a record is and where it stands is authenticated with it. */
export interface Cipher {
  readonly seal: (plain: Buffer, aad: Buffer) => Buffer;
  readonly open: (sealed: Buffer, aad: Buffer) => Buffer;
}

const TAG = 16;
/** RFC 7914's cost for files: about a second, 256 MB. */
const SCRYPT = { N: 2 ** 18, r: 8, p: 1, maxmem: 512 * 1024 * 1024 };

export function newEncryption(key: Buffer): Encryption {
  return { cipher: 'aes-256-gcm', from: key.length === 32 ? 'raw' : 'scrypt', salt: randomBytes(32).toString('hex') };
}

/**
 * Each file has a key of its own, made of the given one and the file's salt; so numbering its records is nonce enough, and no nonce
 * is ever used twice under one key.
 */
export function cipherOf(key: Buffer, { from, salt }: Encryption): Cipher {
  const bytes = Buffer.from(salt, 'hex');
  const master = from === 'raw' ? key : scryptSync(key.toString().trim(), bytes, 32, SCRYPT);
  const own = Buffer.from(hkdfSync('sha256', master, bytes, 'trefoil-backup/1', 32));
  let sealed = 0;
  let opened = 0;
  return {
    seal: (plain, aad) => {
      const cipher = createCipheriv('aes-256-gcm', own, nonce(sealed++)).setAAD(aad);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open: (body, aad) => {
      const decipher = createDecipheriv('aes-256-gcm', own, nonce(opened++), { authTagLength: TAG }).setAAD(aad);
      decipher.setAuthTag(body.subarray(Math.max(0, body.length - TAG)));
      return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()]);
    },
  };
}

function nonce(number: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(number), 4);
  return bytes;
}
