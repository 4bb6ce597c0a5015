import { type Clock, type Db, derivedId, handle, type KernelContext } from '../../kernel/index.ts';
import { KeepUnread } from '../../modules/exchange/contract.ts';
import { makeMessageIntake, raiseUnread, type TakeMessage } from '../../modules/exchange/index.ts';
import { type Force, ourCodeOf } from '../../modules/force/index.ts';
import { ReceiveContact } from '../../modules/operations/contract.ts';
import { systemSubject } from './radio.ts';

const gateway = systemSubject('message-gateway', 'messages');

interface MessageNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly context: KernelContext;
  readonly force: Pick<Force, 'pack'>;
}

/** Messages of other systems, into the queue. The machine that delivers may deliver and no more: the log names the gateway. */
export function openMessages({ db, clock, context, force }: MessageNeeds): TakeMessage {
  return makeMessageIntake({
    db,
    clock,
    ourCodeOf: (partner, theirs) => ourCodeOf(force.pack(), partner, theirs),
    receive: async (input) => {
      const commandId = derivedId('message', input.contactId);
      const answer = await handle(context, {
        name: ReceiveContact.name,
        commandId,
        input,
        subject: gateway,
        confirmed: [],
      });
      if (answer.kind === 'done') return typeof answer.result.number === 'string' ? answer.result.number : null;
      // Brought before, perhaps with other words: the first stands.
      if (answer.kind === 'refused' || answer.kind === 'command-id-reused') return null;
      throw new Error(`a message was answered with ${answer.kind}: ${JSON.stringify(answer)}`);
    },
  });
}

/** Brings what no gateway could map before the supervisors. */
export function raiseUnreadMessages({ db, context }: Pick<MessageNeeds, 'db' | 'context'>): Promise<number> {
  return raiseUnread({
    db,
    keep: async (commandId, input) => {
      const answer = await handle(context, {
        name: KeepUnread.name,
        commandId,
        input,
        subject: gateway,
        confirmed: [],
      });
      if (answer.kind !== 'done') throw new Error(`an unread message was answered with ${answer.kind}`);
    },
  });
}
