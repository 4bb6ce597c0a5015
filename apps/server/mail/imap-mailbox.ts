import { ImapFlow } from 'imapflow';
import type { TakeMail } from '../../../modules/service/index.ts';
import type { MailServer } from './mail-settings.ts';

export interface MailboxNeeds {
  readonly server: MailServer & { readonly folder: string };
  readonly take: TakeMail;
  readonly report: (what: string, error: unknown) => void;
}

/** The mailbox of the service desk, followed until it is closed. */
export interface Mailbox {
  /** Milliseconds since the mailbox was last read through. */
  readonly silentMs: () => number;
  readonly close: () => Promise<void>;
}

/** A mail that has been taken in lies here: nothing is deleted, and what lies in the mailbox is still to be taken. */
const TAKEN = 'Taken in by Trefoil';
/** Larger ones are kept by their beginning and stay here whole. */
const MOST_BYTES = 40 * 1024 * 1024;
const BEGINNING_BYTES = 64 * 1024;
const SOONEST_MS = 1_000;
const LONGEST_MS = 60_000;
const IDLE_MS = 30_000;

/**
 * Fetches by IMAP: the server says at once when something has come (IDLE), and is asked every half minute besides. A mail is put
 * away only after it was taken in; whatever stops in between, it is fetched again, and is the same mail.
 */
export function openMailbox({ server, take, report }: MailboxNeeds): Mailbox {
  const state: { client: ImapFlow | null; closed: boolean; readAt: number; wake: () => void } = {
    ...{ client: null, closed: false, readAt: performance.now(), wake: () => undefined },
  };
  const follow = async (): Promise<void> => {
    let waitMs = SOONEST_MS;
    while (!state.closed) {
      try {
        await followOnce();
        waitMs = SOONEST_MS;
      } catch (error) {
        if (state.closed) return;
        report('the mailbox of the service desk could not be read', error);
        await sleep(waitMs);
        waitMs = Math.min(waitMs * 2, LONGEST_MS);
      }
    }
  };
  /** One connection, for as long as it lasts. */
  const followOnce = async (): Promise<void> => {
    const client = connection(server);
    state.client = client;
    let broken: unknown = null;
    client.on('error', (error: unknown) => {
      broken = error;
      state.wake();
    });
    client.on('close', () => state.wake());
    client.on('exists', () => state.wake());
    try {
      await client.connect();
      const folder = await takenFolder(client);
      await client.mailboxOpen(server.folder);
      while (!state.closed && client.usable) {
        const left = await takeAll(client, { take, folder, report });
        state.readAt = performance.now();
        if (!left) await sleep(IDLE_MS);
      }
      if (broken !== null) throw broken;
    } finally {
      client.close();
    }
  };
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      state.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const following = follow();
  return {
    silentMs: () => performance.now() - state.readAt,
    close: async () => {
      state.closed = true;
      state.client?.close();
      state.wake();
      await following;
    },
  };
}

function connection({ host, port, tls, user, password }: MailboxNeeds['server']): ImapFlow {
  return new ImapFlow({
    ...{ host, port, secure: tls === 'wrapped', auth: { user: user ?? '', pass: password ?? '' } },
    // Before a password crosses a network it is encrypted, or there is no connection.
    ...(tls === 'start' && { doSTARTTLS: true }),
    ...(tls === 'none' && { doSTARTTLS: false }),
    // What it logs holds names and words of mails.
    ...{ logger: false, maxIdleTime: IDLE_MS },
  });
}

async function takenFolder(client: ImapFlow): Promise<string> {
  const found = (await client.list()).find(({ name }) => name === TAKEN);
  return found?.path ?? (await client.mailboxCreate([TAKEN])).path;
}

interface Taking {
  readonly take: TakeMail;
  readonly folder: string;
  readonly report: MailboxNeeds['report'];
}

/** Answers whether another round is due at once. One mail that cannot be taken in holds up no other. */
async function takeAll(client: ImapFlow, { take, folder, report }: Taking): Promise<boolean> {
  const found = await client.search({ all: true }, { uid: true });
  const uids = Array.isArray(found) ? found : [];
  let taken = 0;
  for (const uid of uids) {
    const fetched = await fetchOne(client, uid);
    if (fetched === null) continue;
    try {
      await take(fetched);
    } catch (error) {
      if (!client.usable) throw error;
      report('a mail could not be taken in: it stays in the mailbox and is tried again', error);
      continue;
    }
    await client.messageMove(String(uid), folder, { uid: true });
    taken += 1;
  }
  return taken > 0;
}

async function fetchOne(client: ImapFlow, uid: number): Promise<Parameters<TakeMail>[0] | null> {
  const about = await client.fetchOne(String(uid), { size: true }, { uid: true });
  if (about === false) return null;
  const bytes = about.size ?? 0;
  const source = bytes > MOST_BYTES ? { start: 0, maxLength: BEGINNING_BYTES } : true;
  const mail = await client.fetchOne(String(uid), { source }, { uid: true });
  if (mail === false || mail.source === undefined) return null;
  // Some servers reckon the size otherwise than they send it.
  return { raw: mail.source, bytes: source === true ? mail.source.byteLength : bytes };
}
