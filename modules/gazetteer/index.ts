import { join } from 'node:path';
import type { ModuleDefinition } from '../../kernel/index.ts';
import { permissions } from './contract.ts';
import { type Gazetteer, gazetteerOf } from './search/gazetteer.ts';
import { readPlaces } from './search/sources/read-places.ts';

export type { PlaceHit } from './contract.ts';
export { Closure } from './roads/closure.ts';
export { type CommandIo as RoadsCommandIo, runRoadsCommand } from './roads/command.ts';
export { findImportedMap, type ImportedMap } from './roads/road-source.ts';
export { makeRoads, type Roads, type RoadsNeeds } from './roads/roads.ts';
export type { LonLat } from './roads/sphere.ts';
export type { TableOptions, TravelEntry } from './roads/table.ts';
export { type CommandIo as GazetteerCommandIo, runGazetteerCommand } from './search/command.ts';
export type { Gazetteer, SearchOptions } from './search/gazetteer.ts';
export { slipCost } from './search/spelling.ts';
export { findMapFolder } from './tiles/map-folder.ts';

export interface GazetteerNeeds {
  /** The folder of the pack in force; its `sources` are read. */
  readonly packDir: string;
  /** Road maps besides the pack's own (.osm.pbf), as imported for the force. */
  readonly maps?: readonly string[];
}

export interface GazetteerModule extends Gazetteer {
  readonly definition: ModuleDefinition;
  /** Settles once the places are in memory, about a second after the start; until then a search throws. */
  readonly ready: Promise<void>;
}

/** Places live in memory and come from the pack's sources alone: no tables, no events. */
export function makeGazetteer(needs: GazetteerNeeds): GazetteerModule {
  let loaded: Gazetteer | null = null;
  const ready = readPlaces([join(needs.packDir, 'sources')], needs.maps).then((places) => {
    loaded = gazetteerOf(places);
  });
  // The caller hears of it from `ready`; nobody awaiting it yet is no reason to end the process.
  ready.catch(() => {});
  const gazetteer = (): Gazetteer => {
    if (loaded === null) throw new Error('The gazetteer is still being read.');
    return loaded;
  };
  return {
    definition,
    ready,
    search: (query, options) => gazetteer().search(query, options),
    nearest: (lon, lat) => gazetteer().nearest(lon, lat),
  };
}

const definition: ModuleDefinition = {
  name: 'gazetteer',
  migrations: null,
  tables: {},
  permissions,
  events: {},
  aggregates: [],
  handlers: [],
  projections: [],
  views: [],
  live: () => [],
  reactions: [],
};
