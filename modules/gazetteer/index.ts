import { join } from 'node:path';
import { type Db, idOfStream, type ModuleDefinition } from '../../kernel/index.ts';
import type { Force } from '../force/index.ts';
import { permissions } from './contract.ts';
import { gazetteerEvents } from './events.ts';
import { oneOffHandlers } from './one-offs/handlers.ts';
import { oneOffAggregate } from './one-offs/one-off.ts';
import { oneOffProjection } from './one-offs/projections.ts';
import { oneOffsView } from './one-offs/queries.ts';
import { type ClosedRoads, TakenUp } from './one-offs/taken-up.ts';
import { camerasView } from './search/cameras.ts';
import type { Gazetteer } from './search/gazetteer.ts';
import { TakenUpPlaces } from './search/taken-up.ts';

export type { PlaceHit } from './contract.ts';
export { gridReferenceOf } from './grid/national-grid.ts';
export { Closure } from './roads/closure.ts';
export { type CommandIo as RoadsCommandIo, runRoadsCommand } from './roads/command.ts';
export { findImportedMap, type ImportedMap } from './roads/road-source.ts';
export type { Roads } from './roads/roads.ts';
export type { LonLat } from './roads/sphere.ts';
export type { TableOptions, TravelEntry } from './roads/table.ts';
export { makeRoads, type RoadsNeeds, type TakenUpRoads } from './roads/taken-up-roads.ts';
export { type CommandIo as GazetteerCommandIo, runGazetteerCommand } from './search/command.ts';
export type { Gazetteer, SearchOptions } from './search/gazetteer.ts';
export { slipCost } from './search/spelling.ts';
export { findMapFolder } from './tiles/map-folder.ts';

export interface GazetteerNeeds {
  /** The folder of the pack in force; its `sources` are read. */
  readonly packDir: string;
  /** Road maps besides the pack's own (.osm.pbf), as imported for the force until now. */
  readonly maps?: () => readonly string[];
  /** Where `gazetteer import` puts the force's own tables (TREFOIL_DATA); null or left out: only the pack's. */
  readonly dataDir?: string | null;
  readonly areaOf: Force['areaOf'];
}

export interface GazetteerModule extends Gazetteer {
  readonly definition: ModuleDefinition;
  /** Settles once the places are in memory, about a second after the start; until then a search throws. */
  readonly ready: Promise<void>;
  /** Takes up what staff have closed or named for a time: to be called again and again, it costs one short question. */
  lookAtOneOffs(db: Db, roads: ClosedRoads): Promise<void>;
  /** Takes up tables and maps that were imported since: to be called again and again. Answers whether there were any. */
  lookAtOwnTables(): Promise<boolean>;
}

/** Places live in memory and come from the sources of the pack and of the force; only what staff say of them is an event. */
export function makeGazetteer(needs: GazetteerNeeds): GazetteerModule {
  const oneOffs = new TakenUp();
  const { packDir, maps = () => [], dataDir = null } = needs;
  const places = new TakenUpPlaces({ packSources: join(packDir, 'sources'), maps, dataDir });
  return {
    definition: define(needs.areaOf, () => places.get()),
    ready: places.ready,
    search: (query, options) => {
      const found = [...oneOffs.search(query), ...places.get().search(query, options)];
      return options?.limit === undefined ? found : found.slice(0, options.limit);
    },
    nearest: (lon, lat) => places.get().nearest(lon, lat),
    listReferences: (kind) => places.get().listReferences(kind),
    lookAtOneOffs: (db, roads) => oneOffs.look(db, roads),
    lookAtOwnTables: () => places.look(),
  };
}

function define(areaOf: Force['areaOf'], places: () => Gazetteer): ModuleDefinition {
  return {
    name: 'gazetteer',
    migrations: join(import.meta.dirname, 'migrations'),
    tables: { one_off: 'projection' },
    permissions,
    events: gazetteerEvents,
    aggregates: [oneOffAggregate],
    handlers: oneOffHandlers(areaOf),
    projections: [oneOffProjection],
    views: [oneOffsView, camerasView(places)],
    live: (event) =>
      event.stream.startsWith('gazetteer.oneOff/')
        ? [{ view: 'gazetteer.oneOffs', keys: [idOfStream(event.stream)] }]
        : [],
    reactions: [],
  };
}
