import { ImapFlow } from 'imapflow';
import type { TakeMail } from '../../../modules/service/index.ts';
import type { MailServer } from './mail-settings.ts';

interface MailboxNeeds {
  readonly server: MailServer & { readonly folder: string };
  readonly take: TakeMail;
  readonly report: (what: string, error: unknown) => void;
}

/** The mailbox of the service desk, followed until it is closed. */
export interface Mailbox {
  /** Milliseconds since the mailbox was last read through. */
  readonly silentMs: () => number;
  /** When that was, in the time of this process. */
  readonly readAt: () => number;
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
export function openMailbox(needs: MailboxNeeds): Mailbox {
  const over = makeBell();
  const state: { client: ImapFlow | null; closed: boolean; readAt: number } = {
    ...{ client: null, closed: false, readAt: performance.now() },
  };
  const follow = async (): Promise<void> => {
    let waitMs = SOONEST_MS;
    while (!state.closed) {
      try {
        state.client = connection(needs.server);
        await followOnce(state.client, { ...needs, onRead: () => (state.readAt = performance.now()) });
        waitMs = SOONEST_MS;
      } catch (error) {
        if (!state.closed) needs.report('the mailbox of the service desk could not be read', error);
        waitMs = Math.min(waitMs * 2, LONGEST_MS);
      }
      // A server that is away is not asked again at once, whatever its line says as it breaks.
      if (!state.closed) await over.wait(waitMs);
    }
  };
  const following = follow();
  return {
    silentMs: () => performance.now() - state.readAt,
    readAt: () => state.readAt,
    close: async () => {
      state.closed = true;
      state.client?.close();
      over.ring();
      await following;
    },
  };
}

interface Bell {
  readonly ring: () => void;
  /** Until it rings, at most so long; rung since the last wait, it is not waited at all. */
  readonly wait: (ms: number) => Promise<void>;
}

function makeBell(): Bell {
  let rung = false;
  let wake = (): void => undefined;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}

interface Following extends MailboxNeeds {
  readonly onRead: () => void;
}

/** One connection, for as long as it lasts. */
async function followOnce(client: ImapFlow, { server, take, report, onRead }: Following): Promise<void> {
  const bell = makeBell();
  let broken: unknown = null;
  client.on('error', (error: unknown) => {
    broken = error;
    bell.ring();
  });
  client.on('close', bell.ring);
  client.on('exists', bell.ring);
  try {
    await client.connect();
    const folder = await takenFolder(client);
    await client.mailboxOpen(server.folder);
    while (client.usable) {
      await takeAll(client, { take, folder, report });
      onRead();
      client.idle().catch(bell.ring);
      await bell.wait(IDLE_MS);
    }
    if (broken !== null) throw broken;
  } finally {
    client.close();
  }
}

function connection({ host, port, tls, user, password }: MailboxNeeds['server']): ImapFlow {
  return new ImapFlow({
    ...{ host, port, secure: tls === 'wrapped', auth: { user: user ?? '', pass: password ?? '' } },
    // Before a password crosses a network it is encrypted, or there is no connection.
    ...(tls === 'start' && { doSTARTTLS: true }),
    ...(tls === 'none' && { doSTARTTLS: false }),
    // What it logs holds names and words of mails.
    ...{ logger: false, disableAutoIdle: true },
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

/** One mail that cannot be taken in holds up no other. */
async function takeAll(client: ImapFlow, { take, folder, report }: Taking): Promise<void> {
  const found = await client.search({ all: true }, { uid: true });
  const uids = Array.isArray(found) ? found : [];
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
  }
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
