import { serviceIncidentEvents } from './service-incidents/events.ts';

/** The event types of the service centre; other modules import the types, to react to them. */
export const serviceEvents = { ...serviceIncidentEvents };
export type { ServiceIncidentEvent } from './service-incidents/events.ts';
