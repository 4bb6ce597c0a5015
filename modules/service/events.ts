import { agreementReviewEvents } from './agreement-reviews/events.ts';
import { catalogueEvents } from './catalogue/events.ts';
import { changesEvents } from './changes/all-events.ts';
import { faultEvents } from './faults/events.ts';
import { improvementEvents } from './improvements/events.ts';
import { levelEvents } from './levels/events.ts';
import { majorEvents } from './majors/events.ts';
import { noticeEvents } from './notices/events.ts';
import { problemEvents } from './problems/events.ts';
import { profileEvents } from './profiles/events.ts';
import { requestEvents } from './requests/events.ts';
import { serviceIncidentEvents } from './service-incidents/events.ts';

/** The event types of the service centre; other modules import the types, to react to them. */
export const serviceEvents = {
  ...changesEvents,
  ...serviceIncidentEvents,
  ...catalogueEvents,
  ...requestEvents,
  ...profileEvents,
  ...levelEvents,
  ...improvementEvents,
  ...agreementReviewEvents,
  ...noticeEvents,
  ...majorEvents,
  ...problemEvents,
  ...faultEvents,
};
export type { ServiceIncidentEvent } from './service-incidents/events.ts';
