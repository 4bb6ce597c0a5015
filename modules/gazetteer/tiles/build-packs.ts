import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRoadSource } from '../roads/road-source.ts';
import { buildBaseTiles } from './build-base.ts';
import { buildHillTiles } from './build-hills.ts';

/**
 * Makes the map files that ship with the packs, after their data or this build step has changed:
 * `node modules/gazetteer/tiles/build-packs.ts`. A test makes them again and compares.
 */
export const packsFolder = join(import.meta.dirname, '..', '..', '..', 'data', 'packs');

async function buildPackTiles(packDir: string, outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  await buildPackBase(packDir, join(outDir, 'base.pmtiles'));
  await buildHillTiles(join(packDir, 'sources', 'terrain'), join(outDir, 'hills.pmtiles'));
}

export async function buildPackBase(packDir: string, file: string): Promise<void> {
  const roads = findRoadSource({ packDir, dataDir: null });
  await buildBaseTiles(roads?.kind === 'osm' ? { packDir, osm: roads.file } : { packDir }, file);
}

if (import.meta.main) {
  const packs = readdirSync(packsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: pack } of packs) {
    await buildPackTiles(join(packsFolder, pack), join(packsFolder, pack, 'built'));
  }
}
