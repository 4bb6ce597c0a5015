import { createHash, hash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { z } from 'zod';
import { type Cipher, cipherOf, Encryption, newEncryption } from './cipher.ts';

/**
 * A backup file: a first line in the clear, then records, each compressed by itself and then encrypted if there is a key:
 * one letter for its kind, the length of its body, the body. The last record is the manifest (`M`); whatever ends before it is cut.
 */
type Kind = 'H' | 'T' | 'D' | 'E' | 'S' | 'M';

export interface Rec {
  readonly kind: Kind;
  readonly bytes: Buffer;
}

/** A file that is no backup, or not all of one, or not as it was written. */
export class BackupUnreadable extends Error {}

const MAGIC = 'TREFOIL-BACKUP 1 ';
const MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_LINE = 4096;
const pack = promisify(deflate) as (bytes: Buffer) => Promise<Buffer>;
const unpack = promisify(inflate) as (bytes: Buffer, options: object) => Promise<Buffer>;

const FirstLine = z.strictObject({ compression: z.literal('zlib'), encryption: Encryption.nullable() });
type FirstLine = z.output<typeof FirstLine>;

/** What binds a record to its file and its kind; its place is in the nonce. */
function bond(firstLine: Buffer, kind: string): Buffer {
  return Buffer.concat([hash('sha256', firstLine, 'buffer'), Buffer.from(kind)]);
}

export interface RecordWriter {
  readonly write: (kind: Kind, bytes: Buffer) => Promise<void>;
  /** SHA-256 of the first line and all records so far as they were before compression, as hex. */
  readonly digest: () => string;
}

export async function startRecords(key: Buffer | null, put: (bytes: Buffer) => Promise<void>): Promise<RecordWriter> {
  const encryption = key === null ? null : newEncryption(key);
  const said: FirstLine = { compression: 'zlib', encryption };
  const first = Buffer.from(`${MAGIC}${JSON.stringify(said)}\n`);
  const cipher: Cipher | null = key === null || encryption === null ? null : cipherOf(key, encryption);
  const whole = createHash('sha256').update(first);
  await put(first);
  return {
    digest: () => whole.copy().digest('hex'),
    write: async (kind, bytes) => {
      whole.update(kind).update(bytes);
      const packed = await pack(bytes);
      const body = cipher === null ? packed : cipher.seal(packed, bond(first, kind));
      const head = Buffer.alloc(5, kind);
      head.writeUInt32BE(body.length, 1);
      await put(Buffer.concat([head, body]));
    },
  };
}

/** Reads the records of a file, in order. `digest` is that of the records before the one given out. */
export async function* readRecords(
  source: AsyncIterable<Buffer>,
  key: Buffer | null,
): AsyncGenerator<Rec & { readonly digest: string }> {
  const reader = new Bytes(source);
  const first = await reader.line();
  const cipher = openerOf(first, key);
  const whole = createHash('sha256').update(first);
  for (let n = 0; ; n += 1) {
    const head = await reader.take(5);
    const kind = head.toString('latin1', 0, 1);
    const length = head.readUInt32BE(1);
    if (!isKind(kind) || length > MOST_BYTES) throw altered(n);
    const body = await reader.take(length);
    const bytes = await opened(body, cipher, bond(first, kind), n);
    const digest = whole.copy().digest('hex');
    whole.update(kind).update(bytes);
    const isLast = kind === 'M';
    if (isLast && !(await reader.isAtEnd())) {
      throw new BackupUnreadable('the file goes on after its end: it has been altered');
    }
    yield { kind, bytes, digest };
    if (isLast) return;
  }
}

function isKind(text: string): text is Kind {
  return 'HTDESM'.includes(text) && text.length === 1;
}

function altered(n: number): BackupUnreadable {
  return new BackupUnreadable(`record ${n + 1} cannot be read: the file has been altered`);
}

function openerOf(first: Buffer, key: Buffer | null): Cipher | null {
  const text = first.toString();
  if (!text.startsWith(MAGIC)) throw new BackupUnreadable('this is no backup of Trefoil, or one of another version');
  const { encryption } = firstLine(text.slice(MAGIC.length));
  if (encryption === null && key !== null) throw new BackupUnreadable('this backup is not encrypted: leave out --key');
  if (encryption === null) return null;
  if (key === null) throw new BackupUnreadable('this backup is encrypted: name the file of its key with --key');
  return cipherOf(key, encryption);
}

function firstLine(text: string): FirstLine {
  try {
    return FirstLine.parse(JSON.parse(text));
  } catch {
    throw new BackupUnreadable('the first line cannot be read: the file has been altered');
  }
}

async function opened(body: Buffer, cipher: Cipher | null, aad: Buffer, n: number): Promise<Buffer> {
  try {
    const packed = cipher === null ? body : cipher.open(body, aad);
    return await unpack(packed, { maxOutputLength: MOST_BYTES });
  } catch {
    if (cipher !== null && n === 0)
      throw new BackupUnreadable('the key is not the one of this backup, or the file has been altered');
    throw altered(n);
  }
}

/** Takes bytes off a stream in the portions asked for. */
class Bytes {
  private readonly chunks: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const { done, value } = await this.chunks.next();
    if (done === true) return false;
    this.held = this.held.length === 0 ? value : Buffer.concat([this.held, value]);
    return true;
  }

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) {
      if (!(await this.more())) throw new BackupUnreadable('the file breaks off: it is not all of a backup');
    }
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  async line(): Promise<Buffer> {
    for (let end = this.held.indexOf(10); ; end = this.held.indexOf(10)) {
      if (end >= 0) return this.take(end + 1);
      if (this.held.length > LONGEST_LINE || !(await this.more())) return this.held;
    }
  }

  async isAtEnd(): Promise<boolean> {
    return this.held.length === 0 && !(await this.more());
  }
}
