import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { readKeyFile } from '../../../kernel/index.ts';

/** What signs seals and orders to erase: an Ed25519 key that never leaves the machine. */
export interface SealKey {
  /** The 32 bytes of the public key. */
  readonly publicKey: Buffer;
  readonly sign: (text: string) => Buffer;
}

/** The key in `<dataDir>/seal/key.pem`, made there at the first start. */
export function openSealKey(dataDir: string): SealKey {
  const key = createPrivateKey(readKeyFile(join(dataDir, 'seal', 'key.pem'), makePem));
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = Buffer.from(x ?? '', 'base64url');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

function makePem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
