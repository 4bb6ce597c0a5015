import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '../load-pack.ts';
import { openAreas } from '../territory/territory.ts';
import { makeAreas } from './areas.ts';
import { makeDemand } from './demand.ts';
import { makeSmallAreas } from './small-areas.ts';

/**
 * The files of a pack that follow from pack.json and its open data. They are shipped ready; a test makes them again and
 * compares. Areas come first: demand is counted by the areas as they are then written.
 */
export const madeFiles = ['areas.geojson', 'small-areas.json', 'demand.json'] as const;

/** Makes one of them, as text. `demand.json` reads the `areas.geojson` that lies there. */
export function makeFile(name: (typeof madeFiles)[number], packDir: string): string {
  const pack = loadPack(packDir);
  if (name === 'areas.geojson') return makeAreas(pack, packDir);
  if (name === 'small-areas.json') return makeSmallAreas(pack, packDir);
  return makeDemand(packDir, openAreas(pack, packDir));
}

/** Writes what has changed; answers the names written. */
function makeAll(packDir: string): string[] {
  return madeFiles.filter((name) => {
    const file = join(packDir, name);
    const text = makeFile(name, packDir);
    if (text === readOr(file, '')) return false;
    writeFileSync(file, text);
    return true;
  });
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

if (import.meta.main) {
  for (const dir of process.argv.slice(2)) console.log(`${dir}: wrote ${makeAll(dir).join(', ') || 'nothing'}`);
}
