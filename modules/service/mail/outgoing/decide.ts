import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { DealWithMail, OweMail, RecordBounce, RecordMail, TryMail } from './commands.ts';
import type { OutgoingMailEvent } from './events.ts';
import type { OutgoingMailState } from './outgoing-mail.ts';

type Command<C> = CommandOf<InputOf<C>>;
type States = { readonly mail: OutgoingMailState };
type Decision = Outcome<{ mail: readonly OutgoingMailEvent[] }>;
type Terms = Extract<OutgoingMailEvent, { type: 'service.MailOwed' }>['data']['terms'];

/** A try of which nobody has said how it ended is over after so long: its process is gone. */
export const TRY_MS = 180_000;

export function oweMail({ input }: Command<typeof OweMail>, { mail }: States, terms: Terms): Decision {
  if (mail.situation !== 'none') return decided({ mail: [] });
  const { serviceIncidentId, on, to, messageId, answers, automatic, address, subject, text } = input;
  const data = { serviceIncidentId, on, to, messageId, answers, automatic, terms };
  return one({ type: 'service.MailOwed', data, detail: { address, subject, text } });
}

export function tryMail({ input, recordedAt }: Command<typeof TryMail>, { mail: state }: States): Decision {
  if (state.situation === 'none') return noSuchMail();
  const { attempt } = input;
  const tried = { type: 'service.MailTried', data: { attempt } } as const;
  if (state.situation === 'trying' && recordedAt - state.at >= TRY_MS && attempt === state.mail.attempts + 1) {
    const data = { attempt: state.mail.attempts, nextAt: recordedAt, unsure: true };
    const detail = { because: 'The server ended while it was being sent' };
    return decided({ mail: [{ type: 'service.MailPutOff', data, detail }, tried] });
  }
  if (state.situation !== 'owed' || attempt !== state.mail.attempts + 1) {
    return refuse('not-owed', 'It is not owed, or another is trying.');
  }
  return one(tried);
}

export function recordMail({ input }: Command<typeof RecordMail>, { mail: state }: States): Decision {
  if (state.situation === 'none') return noSuchMail();
  const { attempt, outcome, nextAt, because } = input;
  if (state.situation !== 'trying' || state.mail.attempts !== attempt) return refuse('not-tried', 'This try is over.');
  if (outcome === 'left') return one({ type: 'service.MailLeft', data: { attempt }, detail: { said: because } });
  if (outcome === 'refused') return one({ type: 'service.MailRefused', data: { attempt }, detail: { because } });
  const data = { attempt, nextAt, unsure: outcome === 'unsure' };
  return one({ type: 'service.MailPutOff', data, detail: { because } });
}

/** A mail that was reached otherwise stays so; a report that comes twice says nothing new. */
export function recordBounce({ input }: Command<typeof RecordBounce>, { mail: state }: States): Decision {
  if (state.situation === 'none') return noSuchMail();
  if (state.situation === 'reached-otherwise' || state.situation === 'not-delivered') return decided({ mail: [] });
  const { reportId, status, final, because } = input;
  return one({ type: 'service.MailBounced', data: { reportId, status, final }, detail: { because } });
}

export function dealWithMail({ input }: Command<typeof DealWithMail>, { mail: state }: States): Decision {
  if (state.situation === 'none') return noSuchMail();
  if (state.situation !== 'not-delivered' && state.situation !== 'owed') {
    return refuse('delivered', 'It has left, or somebody has dealt with it.');
  }
  const { how, note } = input;
  return one({ type: 'service.MailDealtWith', data: { how }, detail: { note } });
}

function one(event: OutgoingMailEvent): Decision {
  return decided({ mail: [event] });
}

function noSuchMail(): Outcome<never> {
  return refuse('no-such-mail', 'There is no such mail.');
}
