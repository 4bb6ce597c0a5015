import { join } from 'node:path';
import { z } from 'zod';
import type { Pack } from '../pack.ts';
import { readFeatures } from '../territory/features.ts';
import { contains, shapeOf } from '../territory/polygon.ts';
import { readTable } from './table.ts';

interface Postcode {
  readonly lon: number;
  readonly lat: number;
  readonly easting: number;
  readonly northing: number;
}

const Lsoa = z.object({ code: z.string(), name: z.string() });

/**
 * `small-areas.json` of a pack: urban or rural for every small area (LSOA), by the pack's urban rule. The middle of a small
 * area is the median easting and northing of its postcodes: where its people live, not where its fields are.
 */
export function makeSmallAreas(pack: Pack, packDir: string): string {
  const boundaries = `sources/boundaries/${pack.id}-lsoa-2011.geojson`;
  const postcodes = readTable(join(packDir, 'sources', 'gazetteer', `postcodes-${pack.id}.csv.gz`)).map((row) => ({
    lon: Number(row.lon),
    lat: Number(row.lat),
    easting: Number(row.easting),
    northing: Number(row.northing),
  }));
  const rows = readFeatures(join(packDir, boundaries), Lsoa).map(({ properties: { code, name }, polygons }) => {
    const shape = shapeOf(polygons);
    const own = postcodes.filter((p) => contains(shape, p.lon, p.lat));
    const around = countAround(own, postcodes, pack.urbanRule.radiusMetres);
    const setting = around >= pack.urbanRule.postcodes ? 'urban' : 'rural';
    return JSON.stringify({ code, name, setting, postcodesAround: around });
  });
  const head = `"rule":${JSON.stringify(pack.urbanRule)},"boundaries":${JSON.stringify(boundaries)}`;
  return `{${head},"areas":[\n${rows.join(',\n')}\n]}\n`;
}

/** Postcodes within the radius of the middle of `own`; none for a small area without postcodes, which is thus rural. */
function countAround(own: readonly Postcode[], all: readonly Postcode[], radiusMetres: number): number {
  if (own.length === 0) return 0;
  const east = median(own.map((p) => p.easting));
  const north = median(own.map((p) => p.northing));
  return all.filter((p) => Math.hypot(p.easting - east, p.northing - north) <= radiusMetres).length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
