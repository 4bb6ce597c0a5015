import type { Persistent } from '../../../client/persistent.ts';
import { keepAtHand, openIncident, type Work } from '../workspace/work.ts';

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
  work.set({ ...work.get(), contactId: open === contactId ? null : open, wrapUpId: contactId });
}

function handsAreElsewhere(): boolean {
  const held = document.activeElement;
  return held !== null && held !== document.body && held.closest('.contact-panel') === null;
}
