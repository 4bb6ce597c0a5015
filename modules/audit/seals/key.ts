import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What signs seals and orders to erase: an Ed25519 key that never leaves the machine. */
export interface SealKey {
  /** The 32 bytes of the public key. */
  readonly publicKey: Buffer;
  readonly sign: (text: string) => Buffer;
}

/** The key in `<dataDir>/seal/key.pem`, made there at the first start. */
export function openSealKey(dataDir: string): SealKey {
  const folder = join(dataDir, 'seal');
  const file = join(folder, 'key.pem');
  if (!existsSync(file)) make(folder, file);
  const key = createPrivateKey(readFileSync(file));
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = Buffer.from(x ?? '', 'base64url');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

/** Whole or not at all, and once: of two servers that start together the second takes the first one's key. */
function make(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = join(folder, `key.${process.pid}.tmp`);
  writeFileSync(made, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  chmodSync(made, 0o600);
  try {
    linkSync(made, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(made);
  }
}
