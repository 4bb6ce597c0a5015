import { existsSync, readFileSync, statSync } from 'node:fs';

/** One of the force's mail servers. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `wrapped` from the first byte, `start` by STARTTLS, which is insisted on; `none` only on this machine. */
  readonly tls: 'wrapped' | 'start' | 'none';
  /** Null: it asks nobody who they are. */
  readonly user: string | null;
  readonly password: string | null;
}

/** Where the mail of the service desk is fetched and handed over. */
export interface MailSettings {
  readonly address: string;
  readonly fetch: (MailServer & { readonly folder: string }) | null;
  readonly send: MailServer | null;
}

/** As they stand in the environment. */
export interface MailWords {
  readonly address: string | undefined;
  readonly fetch: string | undefined;
  readonly send: string | undefined;
  readonly password: string | undefined;
}

const ports = { 'imap:': 143, 'imaps:': 993, 'smtp:': 587, 'smtps:': 465 } as const;
const here: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Null: nothing of it is set, and no mail comes or goes. `refuse` throws. */
export function readMailSettings(words: MailWords, refuse: (why: string) => never): MailSettings | null {
  const { address = '', fetch = '', send = '', password = '' } = words;
  if (fetch === '' && send === '' && address === '' && password === '') return null;
  if (!/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(address)) {
    refuse('TREFOIL_MAIL_ADDRESS must be the address of the service desk, e.g. service.desk@example.police.uk');
  }
  if (fetch === '' && send === '') refuse('TREFOIL_MAIL_ADDRESS needs TREFOIL_MAIL_FETCH, TREFOIL_MAIL_SEND or both');
  const secret = password === '' ? null : readSecret(password, refuse);
  const read = (name: string, text: string, kinds: readonly (keyof typeof ports)[]) =>
    text === '' ? null : readServer({ name, text, kinds, secret }, refuse);
  const mailbox = read('TREFOIL_MAIL_FETCH', fetch, ['imap:', 'imaps:']);
  if (mailbox !== null && (mailbox.user === null || mailbox.password === null)) {
    refuse('TREFOIL_MAIL_FETCH needs a user before its host, and TREFOIL_MAIL_PASSWORD');
  }
  return {
    address: address.toLowerCase(),
    fetch: mailbox === null ? null : { ...mailbox, folder: folderOf(fetch, refuse) },
    send: read('TREFOIL_MAIL_SEND', send, ['smtp:', 'smtps:']),
  };
}

interface Wanted {
  readonly name: string;
  readonly text: string;
  readonly kinds: readonly (keyof typeof ports)[];
  readonly secret: string | null;
}

function readServer({ name, text, kinds, secret }: Wanted, refuse: (why: string) => never): MailServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  const kind = kinds.find((one) => one === url?.protocol);
  if (url === null || kind === undefined || url.hostname === '') {
    return refuse(
      `${name} must begin with ${kinds.map((one) => `${one}//`).join(' or ')}, e.g. ${kinds[1]}//desk@mail.example.police.uk`,
    );
  }
  // Whoever may list processes or read a unit file would read it.
  if (url.password !== '')
    return refuse(`${name} holds a password: it belongs in the file that TREFOIL_MAIL_PASSWORD names`);
  const wrapped = kind === 'imaps:' || kind === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? ports[kind] : Number(url.port),
    tls: wrapped ? 'wrapped' : here.has(url.hostname) ? 'none' : 'start',
    user: url.username === '' ? null : decoded(name, url.username, refuse),
    password: url.username === '' ? null : secret,
  };
}

function folderOf(text: string, refuse: (why: string) => never): string {
  const path = decoded('TREFOIL_MAIL_FETCH', new URL(text).pathname.replace(/^\//, ''), refuse);
  return path === '' ? 'INBOX' : path;
}

function decoded(name: string, text: string, refuse: (why: string) => never): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse(`${name} has a % that begins no character`);
  }
}

/** The file as it stands, but for a line break at its end, which an editor leaves there. */
function readSecret(file: string, refuse: (why: string) => never): string {
  const secret = existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8').replace(/\r?\n$/, '') : '';
  return secret === ''
    ? refuse(`TREFOIL_MAIL_PASSWORD: there is no file ${JSON.stringify(file)} with a password in it`)
    : secret;
}
