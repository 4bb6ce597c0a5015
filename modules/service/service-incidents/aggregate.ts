import type { Aggregate } from '../../../kernel/pure.ts';
import { serviceIncidentPromises } from './deadlines.ts';
import type { ServiceIncidentEvent } from './events.ts';
import { evolveServiceIncident, type ServiceIncidentState } from './service-incident.ts';

export const serviceIncidentAggregate: Aggregate<ServiceIncidentState, ServiceIncidentEvent> = {
  name: 'service.service-incident',
  initial: { situation: 'none' },
  evolve: evolveServiceIncident,
  promises: serviceIncidentPromises,
  // Its log shows erasures and holds.
  hearsLaw: true,
};
