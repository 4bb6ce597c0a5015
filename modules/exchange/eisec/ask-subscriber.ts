import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { ContactEvent } from '../../operations/events.ts';
import { canonicalNumber } from '../../operations/index.ts';
import type { SubscriberLookup } from './subscriber-lookup.ts';

/** A call that rings without its subscriber is asked for. An operator that is away is asked no second time: the caller is on the line. */
export function askSubscriber(lookup: SubscriberLookup): Reaction {
  return {
    name: 'exchange.askSubscriber',
    author: 'subscriber lookup',
    on: ['operations.CallAnnounced'],
    react: async (event) => {
      const { detail } = event as unknown as Extract<ContactEvent, { type: 'operations.CallAnnounced' }>;
      const number = canonicalNumber(detail?.callerNumber ?? null);
      if (number === null || detail?.subscriber != null) return [];
      const answer = await lookup.find(number);
      if (answer.kind !== 'found') return [];
      const input = { contactId: idOfStream(event.stream), ...answer.subscriber };
      return [{ name: 'operations.nameSubscriber', input }];
    },
  };
}
