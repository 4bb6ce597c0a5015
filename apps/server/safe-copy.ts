import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, dump, load, type Manifest, type ModuleDefinition, openDatabase } from '../../kernel/index.ts';
import { exportLog } from '../../modules/audit/index.ts';
import { type Verdict, verifyExport } from '../../tools/verify/verify.ts';

/** What is copied or restored, and with which key if any. */
export interface CopyNeeds {
  readonly url: string;
  readonly definitions: readonly ModuleDefinition[];
  readonly file: string;
  readonly keyFile: string | null;
  readonly clock: Clock;
}

/** Asked of both, backed up and restored: the last seal. */
const facts = {
  lastCheckpoint: `SELECT size, encode(root, 'hex') AS root FROM audit.checkpoint ORDER BY size DESC LIMIT 1`,
};

/** Writes a backup. The file has its name once it is whole and safe on disk. */
export async function writeBackup({ url, definitions, file, keyFile, clock }: CopyNeeds): Promise<Manifest> {
  const options = { modules: definitions, key: readKey(keyFile), createdAt: clock.now(), facts };
  return writeWhole(file, (put) => dump(url, options, put));
}

/** Makes a file that is either all there or not there; one that exists is left alone. */
export async function writeWhole<T>(
  file: string,
  work: (put: (bytes: Buffer) => Promise<void>) => Promise<T>,
): Promise<T> {
  if (existsSync(file)) throw new Error(`${file} exists already: choose another name`);
  const part = `${file}.${process.pid}.part`;
  const handle = await open(part, 'wx', 0o600);
  try {
    const result = await work(async (bytes) => {
      await handle.writeFile(bytes);
    });
    await handle.sync();
    await handle.close();
    await rename(part, file);
    return result;
  } catch (error) {
    await handle.close().catch(() => undefined);
    rmSync(part, { force: true });
    throw error;
  }
}

export interface Restored {
  readonly manifest: Manifest;
  /** What the verifier says of the restored log. */
  readonly verdict: Verdict;
}

/** Fills an empty database from a backup and has its seals verified, as anybody would: from an export. */
export async function restoreBackup({ url, definitions, file, keyFile, clock }: CopyNeeds): Promise<Restored> {
  const manifest = await load(url, { modules: definitions, key: readKey(keyFile), facts }, createReadStream(file));
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-restore-'));
  const db = openDatabase({ url, connections: 1, patienceMs: 600_000 });
  try {
    const copy = join(folder, 'export.jsonl');
    await writeWhole(copy, (put) => exportLog(db, clock, { detail: true }, (text) => put(Buffer.from(text))));
    return { manifest, verdict: await verifyExport(copy) };
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}

/** 32 bytes are a key; 64 hex digits are one written out; anything else is a passphrase. */
function readKey(file: string | null): Buffer | null {
  if (file === null) return null;
  const bytes = readFileSync(file);
  const text = bytes.toString().trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (bytes.length !== 32 && text.length < 12) {
    throw new Error(`${file} holds no key: 32 bytes, 64 hex digits, or a passphrase of 12 characters or more`);
  }
  return bytes;
}
