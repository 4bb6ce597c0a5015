import { join } from 'node:path';
import { idOfStream, type ModuleDefinition } from '../../kernel/index.ts';
import type { Force } from '../force/index.ts';
import { permissions } from './contract.ts';
import { entryAggregate, linkAggregate } from './entries/aggregate.ts';
import { entryHandlers } from './entries/handlers.ts';
import { entryProjection, linkProjection } from './entries/projections.ts';
import { poleEvents } from './events.ts';
import { markerAggregate } from './markers/aggregate.ts';
import { markerHandlers } from './markers/handlers.ts';
import { markerProjection } from './markers/projections.ts';
import { listLateMarkers, markersNear, markersView } from './markers/queries.ts';

export { entryAggregate, linkAggregate } from './entries/aggregate.ts';
export type { EntryState, LinkState } from './entries/entry.ts';
export {
  type EntryFound,
  type EntryRecord,
  findEntries,
  type LinkRecord,
  listEntries,
  listLinksAbout,
  listLinksOf,
  listMergedInto,
  listProposed,
} from './entries/queries.ts';
export { type EntryMarker, type LateMarker, listMarkersOn, type MarkerNear } from './markers/queries.ts';
export { addressKey, askName, nameKeys } from './names/keys.ts';
export { nameLikeness } from './names/likeness.ts';

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
    tables: { marker: 'projection', entry: 'projection', link: 'projection' },
    permissions,
    events: poleEvents,
    aggregates: [markerAggregate, entryAggregate, linkAggregate],
    handlers: [...markerHandlers(force), ...entryHandlers],
    projections: [markerProjection, entryProjection, linkProjection],
    views: [markersView],
    live: (event) =>
      event.stream.startsWith('pole.marker/') ? [{ view: 'pole.markers', keys: [idOfStream(event.stream)] }] : [],
    reactions: [],
  };
}
