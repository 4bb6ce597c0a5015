import { auditEvents } from './audits/events.ts';
import { baselineEvents } from './baselines/events.ts';
import { custodyEvents } from './custody/events.ts';
import { importEvents } from './imports/events.ts';
import { itemEvents } from './items/events.ts';
import { servicingEvents } from './servicing/events.ts';

/** The event types of the estate; other modules import the types, to react to them. */
export const estateEvents = {
  ...auditEvents,
  ...baselineEvents,
  ...custodyEvents,
  ...importEvents,
  ...itemEvents,
  ...servicingEvents,
};
export type { CustodyEvent } from './custody/events.ts';
export type { ItemEvent } from './items/events.ts';
