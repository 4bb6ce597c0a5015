import type { Email } from 'postal-mime';
import { cleanLine } from './clean.ts';

/** What a mail server says of a mail that it could not deliver (RFC 3464). */
export interface Bounce {
  /** Ids of mails that came back in it. */
  readonly messageIds: readonly string[];
  readonly address: string;
  /** E.g. 5.1.1. */
  readonly status: string;
  readonly why: string;
  /** False: it is late, and is tried on. */
  readonly final: boolean;
}

/** Null: it is no such report. */
export function bounceOf({ headers, attachments, text = '' }: Email): Bounce | null {
  const type = headers.find(({ key }) => key === 'content-type')?.value.toLowerCase() ?? '';
  if (!type.startsWith('multipart/report') || !type.includes('delivery-status')) return null;
  const parts = attachments.map(({ mimeType, content }) => ({ mimeType, words: wordsOf(content) }));
  const report = parts.find(({ mimeType }) => mimeType.toLowerCase() === 'message/delivery-status')?.words ?? '';
  const returned = parts.filter(({ mimeType }) => /rfc822/i.test(mimeType)).map(({ words }) => headOf(words));
  const field = (name: string): string =>
    cleanLine(new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(report)?.[1] ?? '', 500);
  const about = field('Diagnostic-Code').replace(/^[a-z0-9-]+;\s*/i, '');
  return {
    messageIds: returned.flatMap((head) => /^message-id:\s*<([^<>\s]{3,400})>/im.exec(head)?.[1] ?? []),
    address: field('Final-Recipient').replace(/^[a-z0-9-]+;\s*/i, ''),
    status: field('Status').slice(0, 20),
    why: about || cleanLine(text, 300),
    final: field('Action').toLowerCase() !== 'delayed',
  };
}

function wordsOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('latin1');
}

function headOf(message: string): string {
  return message.split(/\r?\n\r?\n/, 1)[0] ?? '';
}
