import { join } from 'node:path';
import type { ModuleDefinition } from '../../kernel/index.ts';
import { contactAggregate } from './contacts/aggregate.ts';
import { contactHandlers } from './contacts/handlers.ts';
import { contactProjection } from './contacts/projections.ts';
import { contactsView } from './contacts/queries.ts';
import { permissions } from './contract.ts';
import { dispatchHandlers } from './dispatch/handlers.ts';
import { makeRecommender, type Recommender } from './dispatch/recommendation.ts';
import { operationsEvents } from './events.ts';
import { incidentAggregate } from './incidents/aggregate.ts';
import { alarmsView } from './incidents/alarms.ts';
import { incidentHandlers } from './incidents/handlers.ts';
import { listLooks, recordLook, sweepLooks } from './incidents/looked.ts';
import { nearbyView } from './incidents/nearby.ts';
import { incidentProjection } from './incidents/projections.ts';
import { incidentLogView, openIncidentsView, unverifiedPlacesView } from './incidents/queries.ts';
import { live } from './live.ts';
import type { Neighbours } from './neighbours.ts';
import { makeNumbers } from './numbers.ts';
import { reactions } from './reactions.ts';
import { callsignAggregate, tourAggregate } from './resources/aggregate.ts';
import { tourHandlers } from './resources/handlers.ts';
import { callsignProjection, tourProjection } from './resources/projections.ts';
import { findUnitOnTour, unitsView } from './resources/queries.ts';

export { canonicalNumber } from './contacts/caller-number.ts';
export { type CallFrom, listCallsFrom } from './contacts/queries.ts';
export type { LonLat, RoadsDoor, TravelEntry } from './dispatch/travel.ts';
export type { Look } from './incidents/looked.ts';
export type { MarkerNear, Neighbours } from './neighbours.ts';

export {
  type IncomingPosition,
  type KnownPosition,
  keepPositionDays,
  listPositionsSince,
  recordPositions,
} from './resources/positions.ts';

export interface Operations {
  readonly definition: ModuleDefinition;
  /** Works out the reach of every free unit ahead of the first question. */
  readonly warmRecommendation: Recommender['warm'];
  readonly findUnitOnTour: typeof findUnitOnTour;
  readonly recordLook: typeof recordLook;
  readonly listLooks: typeof listLooks;
  readonly sweepLooks: typeof sweepLooks;
}

export function makeOperations(neighbours: Neighbours): Operations {
  const { force, roads, clock } = neighbours;
  const recommender = makeRecommender({ pack: force.pack, demand: () => force.demand(), roads, clock });
  return {
    definition: define(neighbours, recommender),
    warmRecommendation: recommender.warm,
    findUnitOnTour,
    recordLook,
    listLooks,
    sweepLooks,
  };
}

function define(neighbours: Neighbours, recommender: Recommender): ModuleDefinition {
  const incidentNumbers = makeNumbers('operations.incident', () => neighbours.force.pack().timezone);
  return {
    name: 'operations',
    migrations: join(import.meta.dirname, 'migrations'),
    tables: {
      contact: 'projection',
      incident: 'projection',
      incident_line: 'projection',
      unit: 'projection',
      last_looked: 'bulk',
      position: 'bulk',
      position_history: 'bulk',
    },
    permissions,
    events: operationsEvents,
    aggregates: [contactAggregate, incidentAggregate, tourAggregate, callsignAggregate],
    handlers: [
      ...contactHandlers(neighbours, incidentNumbers),
      ...incidentHandlers(neighbours),
      ...dispatchHandlers(neighbours, incidentNumbers),
      ...tourHandlers(neighbours),
    ],
    projections: [contactProjection, incidentProjection, tourProjection, callsignProjection],
    views: [
      contactsView,
      openIncidentsView,
      incidentLogView,
      unverifiedPlacesView,
      nearbyView(neighbours),
      alarmsView(neighbours),
      unitsView,
      recommender.view,
    ],
    live,
    reactions,
  };
}
