import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { AnswerUnread, KeepUnread, TakeUnread } from './commands.ts';
import type { UnreadEvent, UnreadLadder } from './events.ts';
import type { UnreadState } from './unread.ts';

type Command<C> = CommandOf<InputOf<C>>;
type States = { readonly message: UnreadState };
type Decision = Outcome<{ message: readonly UnreadEvent[] }>;

const noSuchMessage = () => refuse<never>('no-such-message', 'There is no unread message with this id.');
const answeredAlready = (by: string) => refuse<never>('answered-already', `${by} has dealt with this message.`);

export interface UnreadTerms {
  readonly takeSeconds: number;
  readonly answerSeconds: number;
  readonly ladder: UnreadLadder;
}

/** The same message brought again is the same message. */
export function keepUnread({ input }: Command<typeof KeepUnread>, { message }: States, terms: UnreadTerms): Decision {
  if (message.situation !== 'none') return decided({ message: [] });
  const { messageId: _id, original, encoding, ...facts } = input;
  const detail = { original, encoding };
  return decided({ message: [{ type: 'exchange.MessageUnread', data: { ...facts, ...terms }, detail }] });
}

export function takeUnread({ input, actor }: Command<typeof TakeUnread>, { message }: States): Decision {
  if (message.situation === 'none') return noSuchMessage();
  if (message.situation === 'answered') return answeredAlready(message.by);
  const { taken } = message.unread;
  if (taken?.byId === actor.id) return decided({ message: [] });
  if ((taken?.by ?? null) !== input.seen) {
    return refuse('taken-meanwhile', 'Somebody else has taken it since you looked.', taken?.by ?? '');
  }
  return decided({ message: [{ type: 'exchange.UnreadTaken', data: { from: taken?.by ?? null } }] });
}

export function answerUnread({ input }: Command<typeof AnswerUnread>, { message }: States): Decision {
  if (message.situation === 'none') return noSuchMessage();
  if (message.situation === 'answered') return answeredAlready(message.by);
  const { outcome, contactId, reason } = input;
  if (outcome === 'made-contact' && contactId === null) {
    return refuse('which-contact', 'Say which contact was made of it.');
  }
  return decided({ message: [{ type: 'exchange.UnreadAnswered', data: { outcome, contactId }, detail: { reason } }] });
}
