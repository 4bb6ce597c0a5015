import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DemandGroup, demandGroups } from '../territory/demand.ts';
import { readTable } from './table.ts';

/** Crime types of data.police.uk by when they happen; a type not named here is spread evenly. */
const groupOf: Readonly<Record<string, DemandGroup>> = {
  Shoplifting: 'day',
  'Other theft': 'day',
  'Bicycle theft': 'day',
  'Theft from the person': 'day',
  'Anti-social behaviour': 'evening',
  'Violence and sexual offences': 'evening',
  'Public order': 'evening',
  'Possession of weapons': 'evening',
  'Criminal damage and arson': 'evening',
  Drugs: 'evening',
};

export type AreaOf = (lon: number, lat: number) => { readonly areaId: string; readonly beatId: string } | null;

/**
 * `demand.json` of a pack: recorded crimes by street point, grouped by beat, counted by kind of hour. Rows without a position
 * and those that lie outside every beat are left out.
 */
export function makeDemand(packDir: string, areaOf: AreaOf): string {
  const dir = join(packDir, 'sources', 'police');
  const files = readdirSync(dir).filter((name) => name.endsWith('street.csv.gz') || name.includes('-street-'));
  const counts = new Map<string, Record<DemandGroup, number>>();
  const months = new Set<string>();
  for (const row of files.sort().flatMap((file) => readTable(join(dir, file)))) {
    const { Longitude: lon, Latitude: lat, Month: month, 'Crime type': type } = row;
    if (!lon || !lat || !month) continue;
    months.add(month);
    const at = `${Number(lon)},${Number(lat)}`;
    const held = counts.get(at) ?? { day: 0, evening: 0, even: 0 };
    held[groupOf[type ?? ''] ?? 'even'] += 1;
    counts.set(at, held);
  }
  return text(months.size, byBeat(counts, areaOf));
}

function byBeat(counts: ReadonlyMap<string, Record<DemandGroup, number>>, areaOf: AreaOf): Map<string, number[][]> {
  const beats = new Map<string, number[][]>();
  for (const [at, held] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [lon = 0, lat = 0] = at.split(',').map(Number);
    const beat = areaOf(lon, lat);
    if (beat === null) continue;
    const points = beats.get(beat.beatId) ?? [];
    points.push([lon, lat, ...demandGroups.map((group) => held[group])]);
    beats.set(beat.beatId, points);
  }
  return beats;
}

function text(months: number, beats: ReadonlyMap<string, number[][]>): string {
  const lines = [...beats].sort(([a], [b]) => (a < b ? -1 : 1));
  const body = lines.map(([beat, points]) => `${JSON.stringify(beat)}:${JSON.stringify(points)}`).join(',\n');
  const columns = JSON.stringify(['lon', 'lat', ...demandGroups]);
  return `{"months":${months},"columns":${columns},"beats":{\n${body}\n}}\n`;
}
