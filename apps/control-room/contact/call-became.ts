import type { Persistent } from '../../../client/persistent.ts';
import { alter, keepAtHand, openIncident, type Work } from '../workspace/work.ts';

/**
 * What a call became is brought in hand. An answer may come late: whoever has gone on to something else by then keeps it under their
 * hands, and the incident waits among the tabs.
 */
export function bringWhatItBecame(work: Persistent<Work>, contactId: string, incidentId: string): void {
  const { contactId: open } = work.get();
  const isHere = (open === null || open === contactId) && !handsAreElsewhere();
  if (isHere) openIncident(work, incidentId);
  else keepAtHand(work, incidentId);
}

/** Puts the panel of a contact away, if it is still that one; what is owed to its caller waits below the queue. */
export function wrapUp(work: Persistent<Work>, contactId: string): void {
  const { contactId: open } = work.get();
  alter(work, { contactId: open === contactId ? null : open, wrapUpId: contactId });
}

/** Opens a contact that has been made, unless another panel than `before` stands there by now; it is in hand all the same. */
export function bringContact(work: Persistent<Work>, before: string | null, contactId: string): void {
  if (work.get().contactId === before) alter(work, { contactId });
}

function handsAreElsewhere(): boolean {
  const held = document.activeElement;
  return held !== null && held !== document.body && held.closest('.contact-panel') === null;
}
