import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { type Bounce, bounceOf } from './bounce.ts';
import { clean, cleanLine } from './clean.ts';
import { wordsOfHtml } from './words-of-html.ts';

/** A file as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Stands inside the text, as the logo of a signature does. */
  readonly inline: boolean;
}

/** One mail as its words are understood; nothing in it is believed yet. */
export interface ReadMail {
  readonly messageId: string | null;
  /** What it answers, nearest first. */
  readonly answers: readonly string[];
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly files: readonly SentFile[];
  readonly bounce: Bounce | null;
  /** Lower-case name → value; of several the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** The same for the same mail, whatever way it took. */
  readonly contentHash: string;
}

type Read =
  | { readonly kind: 'mail'; readonly mail: ReadMail }
  /** Nobody could make anything of it: it is kept as it came. */
  | { readonly kind: 'fault'; readonly reason: string };

const NESTING = 32;
const HEADERS = 512 * 1024;
const HEAD_BYTES = 64 * 1024;
const MOST_ANSWERS = 50;

/** Never throws, whatever the bytes are. HTML becomes text here: none of it is ever shown as HTML. */
export async function readMail(raw: Uint8Array): Promise<Read> {
  try {
    const email = await PostalMime.parse(raw, {
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: NESTING,
      maxHeadersSize: HEADERS,
      // Of a report the mail that came back is a part to look into; any other enclosed mail is read as text.
      forceRfc822Attachments: isReport(raw),
    });
    return understood(email);
  } catch (error) {
    return { kind: 'fault', reason: cleanLine(error instanceof Error ? error.message : 'it could not be read', 300) };
  }
}

function isReport(raw: Uint8Array): boolean {
  const head = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, HEAD_BYTES)).toString('latin1');
  return /^content-type:\s*multipart\/report/im.test(head.split(/\r?\n\r?\n/, 1)[0] ?? '');
}

function understood(email: Email): Read {
  const address = cleanLine(email.from?.address ?? '', 254).toLowerCase();
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(address)) return { kind: 'fault', reason: 'it names no sender' };
  const name = cleanLine(email.from?.name ?? '', 150);
  const files = email.attachments.map(fileOf);
  const messageId = idsIn(email.messageId)[0] ?? null;
  const subject = cleanLine(email.subject ?? '', 300);
  const plain = clean(email.text ?? '').trim();
  const text = plain === '' ? clean(wordsOfHtml(email.html ?? '')).trim() : plain;
  const headers = new Map<string, string>();
  for (const { key, value } of email.headers) if (!headers.has(key)) headers.set(key, value);
  const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const said = [messageId, address, email.date ?? '', subject, text, email.html ?? '', hashes];
  return {
    kind: 'mail',
    mail: {
      ...{ messageId, subject, text, files, headers, from: { name, address } },
      answers: answersOf(email),
      bounce: bounceOf(email),
      contentHash: createHash('sha256').update(JSON.stringify(said)).digest('hex'),
    },
  };
}

function answersOf({ inReplyTo, references }: Email): readonly string[] {
  return [...new Set([...idsIn(inReplyTo), ...idsIn(references).toReversed()])].slice(0, MOST_ANSWERS);
}

/** Message ids without their brackets. */
function idsIn(value: string | undefined): readonly string[] {
  return [...(value ?? '').matchAll(/<([^<>\s]{3,400})>/g)].map(([, id = '']) => clean(id));
}

function fileOf({ filename, mimeType, disposition, related, content }: Attachment): SentFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  const name = cleanLine(filename ?? '', 200).replaceAll(/[/\\]/g, '_') || `file (${cleanLine(mimeType, 60)})`;
  return { name, bytes, inline: related === true || disposition === 'inline' };
}
