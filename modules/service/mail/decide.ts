import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { KeepMail, SettleMail } from './commands.ts';
import type { MailEvent } from './events.ts';
import type { MailState } from './incoming-mail.ts';

type Command<C> = CommandOf<InputOf<C>>;
type States = { readonly mail: MailState };
type Decision = Outcome<{ mail: readonly MailEvent[] }>;
type Reading = NonNullable<Extract<MailEvent, { type: 'service.MailCame' }>['data']['read']>;

/** The same mail brought again is the same mail. */
export function keepMail({ input }: Command<typeof KeepMail>, { mail }: States, read: Reading): Decision {
  if (mail.situation !== 'none') return decided({ mail: [] });
  const { sha256, bytes, messageId, fate, doubt, serviceIncidentId, personId, bounce, files, quiet } = input;
  const { address, name, subject, text, quoted, signature, leftOut, because } = input;
  const data = {
    ...{ sha256, bytes, messageId, fate, doubt, serviceIncidentId, personId, bounce },
    files: files.map(({ name: _, ...file }) => file),
    read: doubt === null || quiet ? null : read,
  };
  const names = files.map((file) => file.name);
  const detail = { address, name, subject, text, quoted, signature, names, leftOut, because };
  return decided({ mail: [{ type: 'service.MailCame', data, detail }] });
}

export function settleMail({ input }: Command<typeof SettleMail>, { mail }: States): Decision {
  if (mail.situation === 'none') return refuse('no-such-mail', 'There is no such mail.');
  if (mail.situation !== 'waiting') return refuse('settled-already', 'Somebody has dealt with this mail.');
  const { outcome, serviceIncidentId, reason } = input;
  if ((outcome === 'made-record' || outcome === 'added') && serviceIncidentId === null) {
    return refuse('which-record', 'Say which IT incident it belongs to.');
  }
  if (outcome === 'dismissed' && reason === '') return refuse('no-reason', 'Say why nothing is done about it.');
  return decided({ mail: [{ type: 'service.MailSettled', data: { outcome, serviceIncidentId }, detail: { reason } }] });
}
