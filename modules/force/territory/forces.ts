import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../pack.ts';
import { readFeatures } from './features.ts';
import { contains, shapeOf } from './polygon.ts';

/** The force whose ground a point is. */
export interface ForceHit {
  /** As published, e.g. `E23000022`. */
  readonly code: string;
  readonly name: string;
  /** The force area that this pack's own centre lies in. */
  readonly own: boolean;
}

/** The forces round about. */
interface Forces {
  at(lon: number, lat: number): ForceHit | null;
  find(code: string): ForceHit | null;
}

/**
 * Whose ground a point is, by the published outlines of the forces: drawn to some 500 m, so near a border the beat is the better
 * witness. Null where no outline covers the point (the sea, Scotland), or where the pack has none.
 */
export function openForces(pack: Pack, packDir: string): Forces {
  const folder = join(packDir, 'sources', 'boundaries');
  const [file] = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^police-force-areas-.*\.geojson$/.test(name))
    : [];
  if (file === undefined) return { at: () => null, find: () => null };
  const forces = readFeatures(join(folder, file), z.object({ code: z.string(), name: z.string() })).map(
    ({ properties, polygons }) => ({ ...properties, shape: shapeOf(polygons) }),
  );
  const [lon, lat] = pack.centre;
  const home = forces.find(({ shape }) => contains(shape, lon, lat))?.code;
  const hitOf = (found: (typeof forces)[number] | undefined): ForceHit | null =>
    found === undefined ? null : { code: found.code, name: found.name, own: found.code === home };
  return {
    at: (atLon, atLat) => hitOf(forces.find(({ shape }) => contains(shape, atLon, atLat))),
    find: (code) => hitOf(forces.find((force) => force.code === code)),
  };
}
