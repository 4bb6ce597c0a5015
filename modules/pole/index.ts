import { join } from 'node:path';
import { idOfStream, type ModuleDefinition } from '../../kernel/index.ts';
import type { Force } from '../force/index.ts';
import { permissions } from './contract.ts';
import { poleEvents } from './events.ts';
import { markerAggregate } from './markers/aggregate.ts';
import { markerHandlers } from './markers/handlers.ts';
import { markerProjection } from './markers/projections.ts';
import { listLateMarkers, markersNear, markersView } from './markers/queries.ts';

export type { LateMarker, MarkerNear } from './markers/queries.ts';

export interface Pole {
  readonly definition: ModuleDefinition;
  readonly markersNear: typeof markersNear;
  readonly listLateMarkers: typeof listLateMarkers;
}

export function makePole({ force }: { readonly force: Pick<Force, 'areaOf'> }): Pole {
  return { definition: define(force), markersNear, listLateMarkers };
}

function define(force: Pick<Force, 'areaOf'>): ModuleDefinition {
  return {
    name: 'pole',
    migrations: join(import.meta.dirname, 'migrations'),
    tables: { marker: 'projection' },
    permissions,
    events: poleEvents,
    aggregates: [markerAggregate],
    handlers: markerHandlers(force),
    projections: [markerProjection],
    views: [markersView],
    live: (event) =>
      event.stream.startsWith('pole.marker/') ? [{ view: 'pole.markers', keys: [idOfStream(event.stream)] }] : [],
    reactions: [],
  };
}
