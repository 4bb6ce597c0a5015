import { assessmentEvents } from './assessments/events.ts';
import { attachmentEvents } from './attachments/events.ts';
import { codeTestEvents } from './code-mappings/events.ts';
import { contactEvents } from './contacts/events.ts';
import { choosingEvents } from './dispatch/choice/events.ts';
import { dutyEvents } from './duty/events.ts';
import { fenceEvents } from './fences/events.ts';
import { incidentEvents } from './incidents/events.ts';
import { linkEvents } from './links/events.ts';
import { majorEvents } from './majors/events.ts';
import { messageEvents } from './messages/events.ts';
import { aidEvents } from './mutual-aid/events.ts';
import { officerEvents } from './officers/events.ts';
import { plannedEvents } from './planned/events.ts';
import { callsignEvents, tourEvents } from './resources/events.ts';
import { whereaboutsEvents } from './whereabouts/events.ts';

export const deskEvents = {
  ...assessmentEvents,
  ...attachmentEvents,
  ...contactEvents,
  ...incidentEvents,
  ...linkEvents,
  ...whereaboutsEvents,
  ...tourEvents,
  ...callsignEvents,
};

/** The event types of operations, those of its slices too; other modules import the types, to react to them. */
export const operationsEvents = {
  ...deskEvents,
  ...majorEvents,
  ...choosingEvents,
  ...officerEvents,
  ...dutyEvents,
  ...messageEvents,
  ...fenceEvents,
  ...plannedEvents,
  ...aidEvents,
  ...codeTestEvents,
};
export type { ContactEvent } from './contacts/events.ts';
export type { IncidentEvent } from './incidents/events.ts';
export type { MajorEvent } from './majors/events.ts';
export type { CallsignEvent, TourEvent } from './resources/events.ts';
