import { derivedId, idOfStream, type Reaction, type ReactionCommand } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import { AttachServiceFile } from '../desk/commands.ts';
import { CommentServiceIncident } from '../own-records/commands.ts';
import { NoteServiceIncident, RaiseServiceIncident } from '../service-incidents/commands.ts';
import type { MailEvent } from './events.ts';
import { readKeptMail } from './kept-mail.ts';
import { RecordBounce } from './outgoing/commands.ts';
import { cut } from './reading/clean.ts';

type Came = Past<Extract<MailEvent, { type: 'service.MailCame' }>>;
type Settled = Past<Extract<MailEvent, { type: 'service.MailSettled' }>>;

const MOST_TEXT = 20_000;
const MOST_SUMMARY = 200;
const LEAST_SUMMARY = 3;

/** What a mail is, it becomes: an IT incident, a word in one, or a mark on the mail that did not arrive. Each once, whatever stops in between. */
export const fileMail: Reaction = {
  name: 'service.fileMail',
  author: 'e-mail',
  on: ['service.MailCame'],
  react: async (event) => {
    const { data, detail, stream } = event as unknown as Came;
    const { serviceIncidentId } = data;
    if (detail === null || data.fate === 'aside') return [];
    if (data.fate === 'bounce') return bouncedOf({ data, detail, mailId: idOfStream(stream) });
    if (serviceIncidentId === null) return [];
    const of = { ...data, ...detail, serviceIncidentId, mailId: idOfStream(stream) };
    return [...wordsOf(of), ...filesOf(of)];
  },
};

/** What somebody of the desk filed by hand. */
export const fileSettledMail: Reaction = {
  name: 'service.fileSettledMail',
  author: 'e-mail',
  on: ['service.MailSettled'],
  react: async (event, db) => {
    const { data, stream } = event as unknown as Settled;
    const { serviceIncidentId, outcome } = data;
    if (serviceIncidentId === null || (outcome !== 'added' && outcome !== 'made-record')) return [];
    const kept = await readKeptMail(db, idOfStream(stream));
    if (kept === null) return [];
    const of = { ...kept, serviceIncidentId, fate: 'other-word' as const, mailId: idOfStream(stream) };
    return [...(outcome === 'added' ? wordsOf(of) : []), ...filesOf(of)];
  },
};

interface Filed extends Pick<Came['data'], 'fate' | 'personId'> {
  readonly files: readonly { readonly sha256: string }[];
  readonly mailId: string;
  readonly serviceIncidentId: string;
  readonly address: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly names: readonly string[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  readonly because: string;
}

function wordsOf(mail: Filed): readonly ReactionCommand[] {
  const { serviceIncidentId, text, address, name, fate, because } = mail;
  if (fate === 'new') return [{ name: RaiseServiceIncident.name, input: reportOf(mail) }];
  const words = cut(text, MOST_TEXT).trim() || 'An e-mail without words';
  if (fate === 'word') return [{ name: CommentServiceIncident.name, input: { serviceIncidentId, text: words } }];
  const who = name === '' ? address : `${name} <${address}>`;
  const opening = fate === 'automatic' ? `No person wrote this (${because}): ${who} by e-mail` : `${who} by e-mail`;
  const note = cut(`${opening}:\n${words}`, MOST_TEXT);
  return [{ name: NoteServiceIncident.name, input: { serviceIncidentId, text: note } }];
}

function reportOf({ serviceIncidentId, personId, name, address, subject, text }: Filed) {
  const summary = cut(subject.trim(), MOST_SUMMARY);
  return {
    ...{ serviceIncidentId, source: 'email', reporterId: personId, reporter: name || address },
    ...{ callBack: cut(address, MOST_SUMMARY), callBackBy: 'e-mail', description: cut(text, MOST_TEXT) },
    summary: summary.length < LEAST_SUMMARY ? `E-mail of ${cut(name || address, 100)}` : summary,
  };
}

/** Whoever reported it sees the files of their own mails; those of others are for the desk alone. */
function filesOf({ files, names, leftOut, mailId, serviceIncidentId, fate }: Filed): readonly ReactionCommand[] {
  const audience = fate === 'new' || fate === 'word' ? 'public' : 'internal';
  const attached = files.map(({ sha256 }, at) => ({
    name: AttachServiceFile.name,
    input: {
      ...{ serviceIncidentId, sha256, audience, name: names[at]?.trim() || 'file' },
      attachmentId: derivedId('file of a mail', mailId, at),
    },
  }));
  if (leftOut.length === 0) return attached;
  const told = leftOut.map(({ name, why }) => `${name}: ${why}`).join('\n');
  const text = cut(`Not kept of what came by e-mail:\n${told}`, MOST_TEXT);
  return [...attached, { name: NoteServiceIncident.name, input: { serviceIncidentId, text } }];
}

function bouncedOf({
  data: { bounce, serviceIncidentId },
  detail,
  mailId,
}: {
  readonly data: Came['data'];
  readonly detail: NonNullable<Came['detail']>;
  readonly mailId: string;
}): readonly ReactionCommand[] {
  if (bounce === null) return [];
  const { status, final } = bounce;
  const because = cut(detail.because || 'The mail server does not say why', 900);
  const recorded = {
    name: RecordBounce.name,
    input: { mailId: bounce.mailId, reportId: mailId, status, final, because },
  };
  if (serviceIncidentId === null) return [recorded];
  const text = final ? `An e-mail did not arrive: ${because}` : `An e-mail is late, and is tried on: ${because}`;
  return [recorded, { name: NoteServiceIncident.name, input: { serviceIncidentId, text } }];
}
