import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from './build-graph.ts';
import type { RoadGraph } from './graph.ts';
import { readGraph } from './graph-file.ts';
import { readRoadMap } from './road-map.ts';
import { readStandIn } from './stand-in.ts';

/** Where the roads come from. */
export type RoadSource =
  | { readonly kind: 'graph'; readonly file: string }
  | { readonly kind: 'osm'; readonly file: string }
  | { readonly kind: 'stand-in'; readonly nodes: string; readonly links: string };

/** What `roads import` leaves behind, all of it or nothing. */
export interface ImportedMap {
  readonly graph: string;
  readonly base: string;
  /** The map itself: streets and junctions for the gazetteer. */
  readonly osm: string;
}

export const mapFolder = (dataDir: string): string => join(dataDir, 'map');

export function findImportedMap(dataDir: string): ImportedMap | null {
  const folder = mapFolder(dataDir);
  const map = {
    graph: join(folder, 'roads.graph'),
    base: join(folder, 'base.pmtiles'),
    osm: join(folder, 'source.osm.pbf'),
  };
  return existsSync(map.graph) ? map : null;
}

/** A map imported for the force wins over the pack's own; a real map over the stand-in. */
export function findRoadSource(needs: {
  readonly packDir: string;
  readonly dataDir: string | null;
}): RoadSource | null {
  const imported = needs.dataDir === null ? null : findImportedMap(needs.dataDir);
  if (imported) return { kind: 'graph', file: imported.graph };
  const folder = join(needs.packDir, 'sources', 'roads');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const find = (end: string): string | undefined =>
    files.filter((file) => file.endsWith(end)).map((file) => join(folder, file))[0];
  const [osm, nodes, links] = [find('.osm.pbf'), find('-nodes.csv.gz'), find('-links.csv.gz')];
  if (osm !== undefined) return { kind: 'osm', file: osm };
  return nodes !== undefined && links !== undefined ? { kind: 'stand-in', nodes, links } : null;
}

export async function readSource(source: RoadSource): Promise<RoadGraph> {
  if (source.kind === 'graph') return readGraph(source.file);
  if (source.kind === 'osm') return buildGraph(await readRoadMap(source.file));
  return readStandIn(source.nodes, source.links);
}
