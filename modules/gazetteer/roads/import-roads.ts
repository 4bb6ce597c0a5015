import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { differences, type Edition } from '../edition.ts';
import { buildBaseTiles } from '../tiles/build-base.ts';
import { buildGraph } from './build-graph.ts';
import { writeGraph } from './graph-file.ts';
import { readRoadMap } from './road-map.ts';
import { findImportedMap, mapFolder } from './road-source.ts';

/**
 * Makes a force's real roads from a .osm.pbf: the graph, the base map's tiles and the map itself, from which the
 * gazetteer reads streets and junctions. Everything is made beside and then put in place at once, so that an import that
 * fails or is killed leaves what was there.
 */
export async function importRoads(
  file: string,
  dataDir: string,
  { progress, tried = false }: { readonly progress: (line: string) => void; readonly tried?: boolean },
): Promise<void> {
  const target = mapFolder(dataDir);
  const before = findImportedMap(dataDir);
  const was = before !== null && existsSync(before.osm) ? await roadsIn(before.osm) : null;
  const is = await roadsIn(file);
  for (const line of differences(was, is, 'roads')) progress(line);
  if (tried) return progress('Tried only: nothing was imported.');
  await mkdir(dirname(target), { recursive: true });
  const making = await mkdtemp(`${target}.importing-`);
  try {
    await buildInto(making, file, progress);
    // A temporary folder is its maker's alone; the server may run as somebody else.
    await chmod(making, 0o755);
    await putInPlace(making, target);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
  progress(`Done: ${target}. A server that is running takes it up by itself, within a minute.`);
}

/** The roads of a map by their way, with all that may change: where they run, their tags. */
async function roadsIn(file: string): Promise<Edition> {
  const { ways } = await readRoadMap(file);
  return new Map(
    ways.map(({ id, tags, nodes }) => {
      const name = tags.get('name') ?? tags.get('ref') ?? `a ${tags.get('highway') ?? 'road'} without a name`;
      return [String(id), { name, mark: JSON.stringify([nodes, [...tags].toSorted()]) }];
    }),
  );
}

async function buildInto(making: string, file: string, progress: (line: string) => void): Promise<void> {
  const graphFile = join(making, 'roads.graph');
  progress(`Reading roads from ${basename(file)} …`);
  const map = await readRoadMap(
    file,
    everyTenth((tenth) => progress(`  ${tenth} %`)),
  );
  const graph = buildGraph(map);
  await writeGraph(graphFile, graph);
  const kilometres = Math.round(graph.edgeCm.reduce((sum, cm) => sum + cm, 0) / 100_000);
  progress(
    `Roads: ${map.ways.length} ways, ${kilometres} km, ${graph.edgeFrom.length} edges, ${graph.turnRules.length} turn rules.`,
  );
  progress('Drawing the base map …');
  const base = await buildBaseTiles({ osm: file }, join(making, 'base.pmtiles'));
  progress(`Base map: ${base.tiles} tiles, ${(base.bytes / 1e6).toFixed(1)} MB.`);
  await copyFile(file, join(making, 'source.osm.pbf'));
  const { size } = await stat(file);
  await writeFile(join(making, 'import.json'), JSON.stringify({ file: basename(file), bytes: size, kilometres }));
}

function everyTenth(say: (percent: number) => void): (share: number) => void {
  let told = 0;
  return (share) => {
    const tenth = Math.floor(share * 10) * 10;
    if (tenth <= told) return;
    told = tenth;
    say(tenth);
  };
}

/** A folder cannot replace a full one in one step: the old one steps aside first, and comes back if the new one fails. */
async function putInPlace(making: string, target: string): Promise<void> {
  const aside = `${making}.old`;
  const hadOne = await rename(target, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(making, target);
  } catch (error) {
    if (hadOne) await rename(aside, target);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}
