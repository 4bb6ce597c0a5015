import { idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { makeNumbers } from '../numbers.ts';
import type { People } from '../people.ts';
import { requestAggregate } from './aggregate.ts';
import { type RequestEvent, requestEvents } from './events.ts';
import type { ServicePack } from './facts.ts';
import { requestHandlers } from './handlers.ts';
import { requestPermissions } from './permissions.ts';
import { requestProjection } from './projections.ts';
import { approvalsView, incidentRequestsView, openRequestsView, requestLogView } from './queries.ts';
import { requestReactions } from './reactions.ts';
import { Approvals, IncidentRequests, OpenRequests, RequestLog } from './views.ts';

export function requests(pack: () => ServicePack, people: People): Slice {
  return {
    tables: { request: 'projection', request_line: 'projection' },
    permissions: requestPermissions,
    events: requestEvents,
    aggregates: [requestAggregate],
    handlers: requestHandlers({ pack, people, numbers: makeNumbers('request') }),
    projections: [requestProjection],
    views: [openRequestsView, incidentRequestsView, requestLogView, approvalsView],
    reactions: requestReactions,
    live,
  };
}

function live(event: AnyPastEvent): readonly LiveChange[] {
  if (!event.stream.startsWith('service.request/')) return [];
  const id = idOfStream(event.stream);
  return [
    { view: OpenRequests.name, keys: [id] },
    { view: IncidentRequests.name, keys: [id] },
    { view: RequestLog.name, replace: id },
    ...askedIn(event as unknown as RequestEvent).map((approverId) => ({ view: Approvals.name, replace: approverId })),
  ];
}

/** Whose word is asked for from then on, or no longer. */
function askedIn(event: RequestEvent): readonly string[] {
  switch (event.type) {
    case 'service.RequestSubmitted':
      return event.data.terms.approval === null ? [] : [event.data.terms.approval.approverId];
    case 'service.ApprovalPassed':
      return [event.data.fromId, event.data.approverId];
    case 'service.RequestApproved':
    case 'service.RequestRefused':
      return [event.data.approverId];
    case 'service.RequestCancelled':
      return event.data.approverId === null ? [] : [event.data.approverId];
    default:
      return [];
  }
}
