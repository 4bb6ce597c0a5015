import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Keys that lie beside the database, so that neither it nor a backup of it holds them; a second site needs them to go on. */
const files = ['seal/key.pem', 'secrets/totp.key'] as const;

const Packed = z.object({ owner: z.string(), files: z.record(z.string(), z.base64()) });
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The keys of `dataDir` and the password of its database's owner, shut with AES-256-GCM. */
export function packSecrets(dataDir: string, owner: string, key: Buffer): string {
  const found = files.filter((file) => existsSync(join(dataDir, file)));
  const packed: z.output<typeof Packed> = {
    owner,
    files: Object.fromEntries(found.map((file) => [file, readFileSync(join(dataDir, file)).toString('base64')])),
  };
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(packed)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

/** Lays them down in `dataDir`. Throws when they were shut with another key. */
export function openSecrets(dataDir: string, sealed: string, key: Buffer): { readonly owner: string } {
  const bytes = Buffer.from(sealed, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  cipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), cipher.final()]).toString();
  const packed = Packed.parse(JSON.parse(text));
  for (const file of files) {
    const content = packed.files[file];
    if (content === undefined) continue;
    const path = join(dataDir, file);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, Buffer.from(content, 'base64'), { mode: 0o600 });
    chmodSync(path, 0o600);
  }
  return { owner: packed.owner };
}
