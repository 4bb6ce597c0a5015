import { createHash } from 'node:crypto';
import { type Clock, type Db, derivedId, keepBlob } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { ServiceTerms } from '../../force/index.ts';
import { personAt } from './addresses/queries.ts';
import type { KeepMail } from './commands.ts';
import type { MailDoubt, MailFate } from './events.ts';
import { findSentMail } from './outgoing/queries.ts';
import {
  countOfSender,
  findMailedRecord,
  findThread,
  isCorrespondent,
  isMailKept,
  type MailedRecord,
} from './queries.ts';
import { automaticBecause } from './reading/automatic.ts';
import { cut } from './reading/clean.ts';
import { type ReadMail, readMail, type SentFile } from './reading/read-mail.ts';
import { splitNew, splitReply } from './reading/split-reply.ts';

interface TakeNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly terms: () => ServiceTerms['mail'];
  /** Our own address: what comes from it is our own mail come back. */
  readonly address: string;
  /** What kind of file these bytes are; null: of a kind that is not kept. */
  readonly mediaTypeOf: (bytes: Uint8Array) => string | null;
  readonly mostFileBytes: number;
  /** Sends the command as the part of the system that it is. */
  readonly send: (name: 'service.keepMail', commandId: string, input: InputOf<typeof KeepMail>) => Promise<unknown>;
}

/** A mail as it came; or the beginning of one that is too large to be fetched whole. */
interface RawMail {
  readonly raw: Uint8Array;
  /** Of the whole mail. */
  readonly bytes: number;
}

/** Takes a mail in; the same one again changes nothing. When it has answered, the mail may be put away where it came from. */
export type TakeMail = (mail: RawMail) => Promise<{ readonly mailId: string; readonly fate: MailFate | null }>;

const HOUR_MS = 3_600_000;
const MEGABYTE = 1_000_000;
const MOST_TEXT = 20_000;
const MOST_SIGNATURE = 5_000;
const MOST_FILES = 50;
/** A picture inside the text that is smaller is the logo of a signature. */
const LOGO_BYTES = 10_000;
const REFERENCE = /\b(IT-\d{1,9})\b/i;

export function makeTakeMail(needs: TakeNeeds): TakeMail {
  return async ({ raw, bytes }) => {
    const whole = raw.byteLength >= bytes;
    const read = await readMail(raw);
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const mailId =
      read.kind === 'mail'
        ? derivedId('mail', read.mail.messageId ?? '', read.mail.contentHash)
        : derivedId('mail', sha256);
    if (await isMailKept(needs.db, mailId)) return { mailId, fate: null };
    const kept = { mailId, bytes, sha256: await keepRaw(needs, raw) };
    const keep = async (input: Input): Promise<MailFate> => {
      await needs.send('service.keepMail', derivedId('keep mail', mailId, input.fate), input);
      return input.fate;
    };
    if (read.kind === 'fault' || !whole) {
      const because =
        read.kind === 'fault' ? read.reason : `It has ${Math.ceil(bytes / MEGABYTE)} MB: it lies in the mailbox`;
      const mail = read.kind === 'mail' ? read.mail : null;
      return {
        mailId,
        fate: await keep(asideInput(kept, { doubt: whole ? 'not-understood' : 'too-large', because, mail })),
      };
    }
    try {
      return { mailId, fate: await keep(await filed(needs, { ...kept, mail: read.mail })) };
    } catch (error) {
      // Whatever in it cannot be filed must not come back for ever. Where the database is away, this fails as well, and the mail waits.
      const because = cut(error instanceof Error ? error.message : 'it could not be filed', 900).toWellFormed();
      return { mailId, fate: await keep(asideInput(kept, { doubt: 'not-understood', because, mail: null })) };
    }
  };
}

function keepRaw({ db, clock }: TakeNeeds, raw: Uint8Array): Promise<string> {
  return keepBlob(db, Buffer.from(raw), 'message/rfc822', clock.now());
}

interface Kept {
  readonly mailId: string;
  readonly bytes: number;
  readonly sha256: string;
}
type Input = InputOf<typeof KeepMail>;

function asideInput(
  kept: Kept,
  { doubt, because, mail }: { readonly doubt: MailDoubt; readonly because: string; readonly mail: ReadMail | null },
): Input {
  return {
    ...{ ...kept, messageId: mail?.messageId ?? null, fate: 'aside', doubt, because, serviceIncidentId: null },
    ...{ personId: null, address: mail?.from.address ?? '', name: mail?.from.name ?? '', subject: mail?.subject ?? '' },
    ...{
      text: cut(mail?.text ?? '', MOST_TEXT),
      quoted: '',
      signature: '',
      files: [],
      leftOut: [],
      bounce: null,
      quiet: false,
    },
  };
}

async function filed(needs: TakeNeeds, { mail, ...kept }: Kept & { readonly mail: ReadMail }): Promise<Input> {
  const { db, clock, terms } = needs;
  const personId = await personAt(db, mail.from.address);
  const found = await placeOf(needs, mail, personId);
  const { files, leftOut } = await keepFiles(needs, mail.files);
  const { came, waits } = await countOfSender(db, mail.from.address, clock.now() - HOUR_MS);
  // A loop dies out here: what is set aside raises nothing, tells nobody twice, and is answered by no machine.
  const place =
    came >= terms().mostAnHour && found.fate !== 'bounce'
      ? {
          ...found,
          fate: 'aside' as const,
          doubt: 'too-many' as const,
          because: `${came} came from it within the hour`,
        }
      : found;
  const { signatureLines } = terms();
  const split = place.fate === 'new' ? splitNew(mail.text, signatureLines) : splitReply(mail.text, signatureLines);
  const isNew = place.fate === 'new';
  return {
    ...{ ...kept, messageId: mail.messageId, fate: place.fate, doubt: place.doubt, personId, files, leftOut },
    serviceIncidentId: isNew ? derivedId('record of a mail', kept.mailId) : place.serviceIncidentId,
    ...{ address: mail.from.address, name: mail.from.name, subject: mail.subject, because: place.because },
    text: cut(split.fresh, MOST_TEXT),
    quoted: cut(split.quoted, MOST_TEXT),
    signature: cut(split.signature, MOST_SIGNATURE),
    bounce: place.bounce,
    quiet: waits,
  };
}

interface Place {
  readonly fate: MailFate;
  readonly doubt: MailDoubt | null;
  readonly because: string;
  readonly serviceIncidentId: string | null;
  readonly bounce: Input['bounce'];
}

const nowhere = { doubt: null, because: '', serviceIncidentId: null, bounce: null };

/** Where a mail belongs. A reference in the subject can be guessed: it is believed only of somebody who has to do with the record. */
async function placeOf(needs: TakeNeeds, mail: ReadMail, personId: string | null): Promise<Place> {
  const { db } = needs;
  if (await isOurOwn(needs, mail)) {
    return { ...nowhere, fate: 'aside', doubt: 'our-own', because: 'It was sent by ourselves' };
  }
  if (mail.bounce !== null) return bounced(db, mail);
  const automatic = automaticBecause(mail);
  const byThread = await findThread(db, mail.answers);
  const record = byThread === null ? await namedIn(db, mail.subject) : await standing(db, byThread);
  const isReporter = record !== null && reports(record, mail.from.address, personId);
  const believed =
    record !== null && (byThread !== null || isReporter || (await isCorrespondent(db, record.id, mail.from.address)));
  if (automatic !== null) {
    if (believed) return { ...nowhere, fate: 'automatic', because: automatic, serviceIncidentId: record.id };
    return { ...nowhere, fate: 'aside', doubt: 'automatic', because: automatic };
  }
  if (record === null) return { ...nowhere, fate: 'new' };
  if (!believed) {
    const because = `It names ${record.number}, and its sender has nothing to do with that`;
    return { ...nowhere, fate: 'aside', doubt: 'not-theirs', because };
  }
  const over = record.situation === 'resolved' || record.situation === 'closed';
  return {
    ...{ fate: isReporter ? 'word' : 'other-word', serviceIncidentId: record.id, bounce: null },
    ...(over
      ? { doubt: 'after-its-end', because: `${record.number} is ${record.situation}` }
      : { doubt: null, because: '' }),
  };
}

/** By its sender, by the mark that we set, or by its id: somebody forwards us what we wrote to them. */
async function isOurOwn({ db, address }: TakeNeeds, { from, headers, messageId }: ReadMail): Promise<boolean> {
  const ours = address.toLowerCase();
  if (from.address === ours || headers.get('x-loop')?.trim().toLowerCase() === ours) return true;
  return messageId !== null && (await findSentMail(db, [messageId])) !== null;
}

async function bounced(db: Db, mail: ReadMail): Promise<Place> {
  const { messageIds = [], status = '', why = '', final = true, address = '' } = mail.bounce ?? {};
  const sent = await findSentMail(db, [...messageIds, ...mail.answers]);
  const because = cut([address, status, why].filter((part) => part !== '').join(': '), 900);
  if (sent === null) return { ...nowhere, fate: 'aside', doubt: 'unknown-bounce', because };
  const { mailId, serviceIncidentId } = sent;
  return { fate: 'bounce', doubt: null, because, serviceIncidentId, bounce: { mailId, status, final } };
}

async function namedIn(db: Db, subject: string): Promise<MailedRecord | null> {
  const number = REFERENCE.exec(subject)?.[1];
  if (number === undefined) return null;
  const found = await findMailedRecord(db, { number });
  return found === null ? null : standing(db, found.id);
}

const MOST_MERGES = 5;

/** The record, or that into which it was merged. */
async function standing(db: Db, id: string): Promise<MailedRecord | null> {
  let found = await findMailedRecord(db, { id });
  for (let merges = 0; found?.mergedInto != null && merges < MOST_MERGES; merges += 1) {
    found = await findMailedRecord(db, { id: found.mergedInto });
  }
  return found;
}

function reports({ reporterId, callBack }: MailedRecord, address: string, personId: string | null): boolean {
  return (personId !== null && personId === reporterId) || callBack?.trim().toLowerCase() === address;
}

async function keepFiles({ db, clock, mediaTypeOf, mostFileBytes }: TakeNeeds, sent: readonly SentFile[]) {
  const files: Input['files'] = [];
  const leftOut: Input['leftOut'] = [];
  for (const { name, bytes, inline } of sent) {
    const mediaType = mediaTypeOf(bytes);
    const why = leftOutBecause({ mediaType, length: bytes.length, inline, most: mostFileBytes, kept: files.length });
    if (why !== null || mediaType === null) leftOut.push({ name, why: why ?? '' });
    else
      files.push({ name, mediaType, bytes: bytes.length, sha256: await keepBlob(db, bytes, mediaType, clock.now()) });
  }
  return { files, leftOut: leftOut.slice(0, MOST_FILES) };
}

interface Weighed {
  readonly mediaType: string | null;
  readonly length: number;
  readonly inline: boolean;
  readonly most: number;
  readonly kept: number;
}

function leftOutBecause({ mediaType, length, inline, most, kept }: Weighed): string | null {
  if (mediaType === null) return 'of a kind that is not kept';
  if (length > most) return `larger than ${Math.floor(most / 1024 / 1024)} MB`;
  if (inline && length < LOGO_BYTES && mediaType.startsWith('image/')) return 'a small picture inside the text';
  return kept < MOST_FILES ? null : `more than ${MOST_FILES} files`;
}
