import { baselineEvents } from './baselines/events.ts';
import { custodyEvents } from './custody/events.ts';
import { importEvents } from './imports/events.ts';
import { itemEvents } from './items/events.ts';

/** The event types of the estate; other modules import the types, to react to them. */
export const estateEvents = { ...baselineEvents, ...custodyEvents, ...importEvents, ...itemEvents };
export type { CustodyEvent } from './custody/events.ts';
export type { ItemEvent } from './items/events.ts';
