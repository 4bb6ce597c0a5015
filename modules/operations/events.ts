import { contactEvents } from './contacts/events.ts';
import { incidentEvents } from './incidents/events.ts';
import { callsignEvents, tourEvents } from './resources/events.ts';

/** The event types of operations; other modules import the types, to react to them. */
export const operationsEvents = { ...contactEvents, ...incidentEvents, ...tourEvents, ...callsignEvents };
export type { ContactEvent } from './contacts/events.ts';
export type { IncidentEvent } from './incidents/events.ts';
export type { CallsignEvent, TourEvent } from './resources/events.ts';
