import type { Aggregate } from '../../../kernel/pure.ts';
import { incidentPromises } from './deadlines.ts';
import type { IncidentEvent } from './events.ts';
import { evolveIncident } from './evolve.ts';
import type { IncidentState } from './incident.ts';

export const incidentAggregate: Aggregate<IncidentState, IncidentEvent> = {
  name: 'operations.incident',
  initial: { situation: 'none' },
  evolve: evolveIncident,
  promises: incidentPromises,
  // Its log shows erasures and holds, and its state the holds that stand.
  hearsLaw: true,
};
