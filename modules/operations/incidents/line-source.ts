import { z } from 'zod';
import { isStep } from '../../../kernel/pure.ts';
import type { KnownEvent } from './events.ts';

/** By what way a line came into a log. */
export const LineSource = z.enum(['call', 'radio', 'mobile', 'auto', 'desk']);
export type LineSource = z.output<typeof LineSource>;

const RADIO = 'radio-gateway';

/** What a caller said is a call's, whoever typed it; a person without a seat writes from the field. */
export function sourceOf(event: KnownEvent): LineSource {
  const { actor } = event;
  if (actor.id === RADIO) return 'radio';
  if (isStep(event) || actor.kind === 'system') return 'auto';
  if (isOfCall(event)) return 'call';
  return actor.seatId === null ? 'mobile' : 'desk';
}

function isOfCall(event: KnownEvent): boolean {
  if (event.type === 'operations.IncidentRaised') return event.data.contactId !== null;
  return event.type === 'operations.CallerSaid' || event.type === 'operations.ContactAdded';
}
