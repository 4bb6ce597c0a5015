import { itemEvents } from './items/events.ts';

/** The event types of the estate; other modules import the types, to react to them. */
export const estateEvents = { ...itemEvents };
export type { ItemEvent } from './items/events.ts';
