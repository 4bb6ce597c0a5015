import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Pack } from '../pack.ts';
import { makeAreas } from './areas.ts';
import { makeSmallAreas } from './small-areas.ts';

/** Published files as the makers of a pack read them, of a country of squares: each its own, side by side. */
function published<T>(write: (boundaries: string, gazetteer: string) => void, work: (packDir: string) => T): T {
  const packDir = mkdtempSync(join(tmpdir(), 'trefoil-sources-'));
  const [boundaries, gazetteer] = ['boundaries', 'gazetteer'].map((name) => join(packDir, 'sources', name));
  try {
    for (const folder of [boundaries, gazetteer]) mkdirSync(folder ?? '', { recursive: true });
    write(boundaries ?? '', gazetteer ?? '');
    return work(packDir);
  } finally {
    rmSync(packDir, { recursive: true });
  }
}

function squares(codes: readonly string[]): string {
  const features = codes.map((code, i) => {
    const [west, east] = [i / 100, i / 100 + 0.01];
    const ring = [
      [west, 50],
      [east, 50],
      [east, 50.01],
      [west, 50.01],
      [west, 50],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', properties: { code, name: code }, geometry };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** The outline of each beat, and of each area from those of its beats. */
export function areasMade(pack: Pack, codesOf = pack): string {
  const codes = codesOf.areas.flatMap(({ boundary }) => (boundary === null ? [] : [boundary]));
  const write = (boundaries: string) => {
    writeFileSync(join(boundaries, `${pack.id}-wards-2013.geojson`), squares(codes));
    writeFileSync(join(boundaries, `${pack.id}-districts.geojson`), squares([]));
  };
  return published(write, (packDir) => makeAreas(pack, packDir));
}

/** Whether a small area is urban with three fifths of so many postcodes in its middle, the others a kilometre away. */
export function smallAreasMade(pack: Pack, postcodes: number): readonly string[] {
  const rows = Array.from({ length: postcodes }, (_one, i) => {
    const away = i < postcodes * 0.6 ? 0 : 1_000;
    return `0.005,50.005,${500_000 + away},200000`;
  });
  const table = ['lon,lat,easting,northing', ...rows].join('\n');
  const write = (boundaries: string, gazetteer: string) => {
    writeFileSync(join(boundaries, `${pack.id}-lsoa-2011.geojson`), squares(['E01000001']));
    writeFileSync(join(gazetteer, `postcodes-${pack.id}.csv.gz`), gzipSync(table));
  };
  const made = published(write, (packDir) => makeSmallAreas(pack, packDir));
  return (JSON.parse(made) as { areas: readonly { setting: string }[] }).areas.map(({ setting }) => setting);
}
