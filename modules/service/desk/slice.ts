import { idOfStream, type Slice } from '../../../kernel/index.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import type { FindCandidate } from './candidate.ts';
import { deskHandlers } from './handlers.ts';
import { deskPermissions } from './permissions.ts';
import { deskProjection } from './projections.ts';
import { serviceIncidentFilesView, serviceIncidentHistoryView, serviceIncidentRecordView } from './queries.ts';
import { flowDown } from './reactions.ts';

/** What a desk does with IT incidents; its events stand in their streams and among their types. */
export function desk(pack: () => DeskPack, findCandidate: FindCandidate): Slice {
  return {
    tables: {
      service_incident_link: 'projection',
      service_incident_file: 'projection',
      service_incident_status: 'projection',
      draft: 'detail',
    },
    permissions: deskPermissions,
    events: {},
    aggregates: [],
    handlers: deskHandlers(pack, findCandidate),
    projections: [deskProjection],
    views: [serviceIncidentRecordView, serviceIncidentFilesView, serviceIncidentHistoryView],
    reactions: [flowDown],
    live: ({ stream, type }) => {
      if (!stream.startsWith('service.service-incident/')) return [];
      const replace = idOfStream(stream);
      const files = { view: 'service.serviceIncidentFiles', replace };
      return [
        { view: 'service.serviceIncidentRecord', replace },
        ...(type === 'service.ServiceFileAttached' ? [files] : []),
      ];
    },
  };
}
