import type { LiveChange } from '../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../kernel/pure.ts';
import type { PackEvent } from './events.ts';
import { isSeatEvent } from './seats/projections.ts';

/** A seat taken or left changes its row, and what the person may see. */
export function live(event: AnyPastEvent): readonly LiveChange[] {
  if (isSeatEvent(event)) {
    return [{ view: 'force.seats', keys: [event.data.seatId] }, { access: event.data.accountId }];
  }
  if (!isPublished(event)) return [];
  const { version, previous } = event.data;
  return [{ view: 'force.pack', keys: previous === null ? [version] : [version, previous] }];
}

function isPublished(event: AnyPastEvent): event is AnyPastEvent & Past<PackEvent> {
  return event.type === 'force.PackPublished';
}
