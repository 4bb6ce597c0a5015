import { adHocEvents } from './ad-hoc/events.ts';
import { agreementReviewEvents } from './agreement-reviews/events.ts';
import { catalogueEvents } from './catalogue/events.ts';
import { changesEvents } from './changes/all-events.ts';
import { shiftEvents } from './desk/shifts/events.ts';
import { faultEvents } from './faults/events.ts';
import { reportEvents } from './figures/reports/events.ts';
import { importEvents } from './imports/events.ts';
import { improvementEvents } from './improvements/events.ts';
import { knowledgeEvents } from './knowledge/events.ts';
import { levelEvents } from './levels/events.ts';
import { mailAddressEvents } from './mail/addresses/events.ts';
import { mailEvents } from './mail/events.ts';
import { outgoingMailEvents } from './mail/outgoing/events.ts';
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
  ...reportEvents,
  ...adHocEvents,
  ...agreementReviewEvents,
  ...noticeEvents,
  ...majorEvents,
  ...mailEvents,
  ...outgoingMailEvents,
  ...mailAddressEvents,
  ...problemEvents,
  ...knowledgeEvents,
  ...faultEvents,
  ...shiftEvents,
  ...importEvents,
};
export type { ServiceIncidentEvent } from './service-incidents/events.ts';
