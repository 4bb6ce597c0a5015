import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readKeyFile } from '../../../kernel/index.ts';

/**
 * Keeps secrets that must be read again, as TOTP's must, from whoever has the database or a backup of it: AES-256-GCM under a key that
 * lies outside of both. Each is bound to the id of its row, so that none opens another account.
 */
export interface SecretBox {
  readonly shut: (id: string, secret: string) => string;
  /** Null: shut by another key, for another row, or never shut. */
  readonly open: (id: string, stored: string) => string | null;
}

const MARK = 'aes256gcm.';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key in `<dataDir>/secrets/totp.key`. */
export function openSecretKey(dataDir: string): Buffer {
  return readKeyFile(join(dataDir, 'secrets', 'totp.key'), () => randomBytes(KEY_BYTES));
}

export function makeSecretBox(key: Buffer | undefined): SecretBox {
  if (key !== undefined && key.length !== KEY_BYTES) {
    throw new Error(`the key of secrets (secrets/totp.key) has ${key.length} bytes; it must have ${KEY_BYTES}`);
  }
  const needed = (): Buffer => {
    if (key === undefined) throw new Error('secrets are neither kept nor read here: there is no key');
    return key;
  };
  return {
    shut: (id, secret) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', needed(), iv).setAAD(Buffer.from(id));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return MARK + Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (id, stored) => {
      const bytes = Buffer.from(stored.slice(MARK.length), 'base64url');
      if (!isShut(stored) || bytes.length < IV_BYTES + TAG_BYTES) return null;
      const cipher = createDecipheriv('aes-256-gcm', needed(), bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAAD(Buffer.from(id)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const text = cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([text, cipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

export function isShut(stored: string): boolean {
  return stored.startsWith(MARK);
}
