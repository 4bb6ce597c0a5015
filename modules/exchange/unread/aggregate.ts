import type { Aggregate } from '../../../kernel/pure.ts';
import { unreadPromises } from './deadlines.ts';
import type { UnreadEvent } from './events.ts';
import { evolveUnread, type UnreadState } from './unread.ts';

export const unreadAggregate: Aggregate<UnreadState, UnreadEvent> = {
  name: 'exchange.unread',
  initial: { situation: 'none' },
  evolve: evolveUnread,
  promises: unreadPromises,
};
