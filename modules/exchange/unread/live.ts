import { idOfStream, type LiveChange } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { unreadAggregate } from './aggregate.ts';

export function unreadLive(event: AnyPastEvent): readonly LiveChange[] {
  if (!event.stream.startsWith(`${unreadAggregate.name}/`)) return [];
  const id = idOfStream(event.stream);
  // The alarm strip is one for all: what is late here stands among the rest, and so does the watch.
  return [
    { view: 'exchange.unread', keys: [id] },
    { view: 'operations.alarms', replace: id },
    { view: 'operations.watched', replace: id },
  ];
}
