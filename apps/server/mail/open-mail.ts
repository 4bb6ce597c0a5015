import { type Clock, type Db, derivedId, handle, type KernelContext } from '../../../kernel/index.ts';
import type { Pack } from '../../../modules/force/index.ts';
import { MOST_FILE_BYTES, mediaTypeOf } from '../../../modules/operations/index.ts';
import { RaiseServiceIncident } from '../../../modules/service/contract.ts';
import { makeTakeMail, sendOwedMail } from '../../../modules/service/index.ts';
import { systemSubject } from '../radio.ts';
import { repeat } from '../repeating.ts';
import { type Mailbox, openMailbox } from './imap-mailbox.ts';
import type { MailSettings } from './mail-settings.ts';
import { smtpPostman } from './smtp-postman.ts';

const gateway = systemSubject('mail-gateway', 'e-mail');
const SEND_MS = 2_000;
const LOOK_MS = 60_000;
const SILENT_MS = 15 * 60_000;

interface MailNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly context: KernelContext;
  readonly pack: () => Pack;
  readonly settings: MailSettings;
  readonly report: (what: string, error: unknown) => void;
}

export interface OpenMail {
  readonly mailbox: Mailbox | null;
  close(): Promise<void>;
}

/** The mail of the service desk, in and out, as far as its servers are named. */
export function openMail(needs: MailNeeds): OpenMail {
  const { db, clock, context, pack, settings, report } = needs;
  const { address, fetch, send } = settings;
  const run = async (name: string, commandId: string, input: object): Promise<boolean> => {
    const answer = await handle(context, { name, commandId, input, subject: gateway, confirmed: [] });
    if (answer.kind === 'done' || answer.kind === 'refused') return answer.kind === 'done';
    throw new Error(`${name} of a mail was answered with ${answer.kind}`);
  };
  const take = makeTakeMail({
    ...{ db, clock, address, mediaTypeOf, mostFileBytes: MOST_FILE_BYTES, terms: () => pack().service.mail },
    send: run,
  });
  const mailbox = fetch === null ? null : openMailbox({ server: fetch, take, report });
  const postman = send === null ? null : smtpPostman(address, send);
  const sending = postman && (async () => void (await sendOwedMail({ db, clock, postman, send: run })));
  const stop = sending && repeat(SEND_MS, 'e-mails could not be sent', sending, report);
  const look = mailbox && (() => tellSilence(mailbox, run));
  const stopLooking = look && repeat(LOOK_MS, 'the mailbox could not be watched', look, report);
  return {
    mailbox,
    close: async () => {
      stop?.();
      stopLooking?.();
      await mailbox?.close();
    },
  };
}

/** A mailbox that nobody reads is an IT incident of its own, once for each time: what lies in it would else wait in silence. */
async function tellSilence(
  mailbox: Mailbox,
  run: (name: string, commandId: string, input: object) => Promise<boolean>,
): Promise<void> {
  if (mailbox.silentMs() < SILENT_MS) return;
  const serviceIncidentId = derivedId('mailbox silent', process.pid, mailbox.readAt());
  await run(RaiseServiceIncident.name, derivedId('raise mailbox silent', serviceIncidentId), {
    ...{ serviceIncidentId, source: 'monitoring', impact: 2, urgency: 2, reporter: 'e-mail' },
    summary: 'E-mail to the service desk has not been read for a quarter of an hour',
    description: 'The mail server does not answer, or refuses the service desk. What was sent meanwhile lies there.',
  });
}
