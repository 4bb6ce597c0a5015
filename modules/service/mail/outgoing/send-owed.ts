import { type Clock, type Db, derivedId } from '../../../../kernel/index.ts';
import type { InputOf } from '../../../../kernel/pure.ts';
import type { RecordMail } from './commands.ts';
import { listDueMail } from './queries.ts';

/** One mail as it is handed over. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly answers: readonly string[];
  readonly automatic: boolean;
}

export type Posted =
  | { readonly kind: 'left'; readonly said: string }
  /** Nobody took it: it is tried again. */
  | { readonly kind: 'put-off'; readonly because: string }
  /** It was handed over, and nobody said whether it was taken. */
  | { readonly kind: 'unsure'; readonly because: string }
  | { readonly kind: 'refused'; readonly because: string };

/** The force's mail server: never throws. */
export interface Postman {
  readonly post: (letter: Letter) => Promise<Posted>;
}

interface SendNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly postman: Postman;
  /** Sends a command as the part of the system that it is; false: it was refused. */
  readonly send: (name: 'service.tryMail' | 'service.recordMail', commandId: string, input: object) => Promise<boolean>;
}

const AT_ONCE = 20;
const SOONEST_MS = 15_000;
const LONGEST_MS = 15 * 60_000;
const MOST_BECAUSE = 900;

/** Sends what is due, each with a mark before and after: what stopped between the two is seen, and tried again with the same id. */
export async function sendOwedMail({ db, clock, postman, send }: SendNeeds): Promise<number> {
  const due = await listDueMail(db, clock.now(), AT_ONCE);
  for (const mail of due) {
    const attempt = mail.attempts + 1;
    const begun = await send('service.tryMail', derivedId('try mail', mail.id, attempt, mail.next_at ?? 0), {
      ...{ mailId: mail.id, attempt },
    });
    if (!begun) continue;
    const posted = await postOne(postman, mail);
    await send('service.recordMail', derivedId('record mail', mail.id, attempt), {
      ...recorded(posted, attempt, clock.now()),
      mailId: mail.id,
    });
  }
  return due.length;
}

type Due = Awaited<ReturnType<typeof listDueMail>>[number];

async function postOne(
  postman: Postman,
  { address, subject, text, message_id, answers, automatic }: Due,
): Promise<Posted> {
  if (address === null || text === null)
    return { kind: 'refused', because: 'Its words were erased before it could be sent' };
  return postman.post({ to: address, subject: subject ?? '', text, messageId: message_id, answers, automatic });
}

function recorded(posted: Posted, attempt: number, now: number): Omit<InputOf<typeof RecordMail>, 'mailId'> {
  const because = (posted.kind === 'left' ? posted.said : posted.because).slice(0, MOST_BECAUSE).toWellFormed();
  const wait = Math.min(SOONEST_MS * 2 ** (attempt - 1), LONGEST_MS);
  return { attempt, outcome: posted.kind, nextAt: now + wait, because };
}
