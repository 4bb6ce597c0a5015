import { idOfStream, type Slice } from '../../../kernel/index.ts';
import type { FindCandidate } from '../desk/candidate.ts';
import type { Numbers } from '../numbers.ts';
import { serviceIncidentAggregate } from './aggregate.ts';
import { serviceIncidentEvents } from './events.ts';
import type { DeskPack } from './facts.ts';
import { serviceIncidentHandlers } from './handlers.ts';
import { serviceIncidentPermissions } from './permissions.ts';
import { serviceIncidentProjection } from './projections.ts';
import { openServiceIncidentsView, serviceIncidentLogView } from './queries.ts';

export function serviceIncidents(pack: () => DeskPack, findCandidate: FindCandidate, numbers: Numbers): Slice {
  return {
    tables: { service_incident: 'projection', service_incident_line: 'projection' },
    permissions: serviceIncidentPermissions,
    events: serviceIncidentEvents,
    aggregates: [serviceIncidentAggregate],
    handlers: serviceIncidentHandlers({ pack, numbers, findCandidate }),
    projections: [serviceIncidentProjection],
    views: [openServiceIncidentsView, serviceIncidentLogView],
    reactions: [],
    live: ({ stream }) => {
      if (!stream.startsWith('service.service-incident/')) return [];
      const id = idOfStream(stream);
      return [
        { view: 'service.openServiceIncidents', keys: [id] },
        { view: 'service.serviceIncidentLog', replace: id },
      ];
    },
  };
}
