import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A recorded crime: where and of what kind; it has a month, never a time. */
export interface Crime {
  readonly kind: string;
  readonly label: string;
  readonly lon: number;
  readonly lat: number;
}

/** A call of the dispatch log: when in its day, and how many units answered it. */
export interface LoggedCall {
  readonly secondOfDay: number;
  readonly units: number;
}

export interface Sources {
  readonly crimes: readonly Crime[];
  readonly loggedCalls: readonly LoggedCall[];
}

/** Reads the open data that exercises are made of: all of the force's crimes, and the times of the dispatch log. */
export function readSources(dataFolder: string, packDir: string): Sources {
  const police = join(packDir, 'sources', 'police');
  const files = readdirSync(police).filter((name) => name.endsWith('.csv.gz'));
  return {
    crimes: files.sort().flatMap((file) => readTable(join(police, file)).flatMap(crimeOf)),
    loggedCalls: readLog(join(dataFolder, 'dispatch', 'sf-fire-unit-calls-2020-04.csv.gz')),
  };
}

function crimeOf(row: Readonly<Record<string, string>>): readonly Crime[] {
  const { Longitude: lon, Latitude: lat, Location: where = '', 'Crime type': kind } = row;
  if (!lon || !lat || !kind || !Number.isFinite(Number(lon))) return [];
  return [{ kind, label: where.replace(/^On or near /, ''), lon: Number(lon), lat: Number(lat) }];
}

/** Received times look like `04/07/2020 11:53:08 PM`. */
const received = / (\d\d):(\d\d):(\d\d) (AM|PM)$/;

function readLog(file: string): readonly LoggedCall[] {
  const calls = new Map<string, LoggedCall>();
  for (const row of readTable(file)) {
    const id = row['Call Number'] ?? '';
    const [, hour, minute, second, half] = received.exec(row['Received DtTm'] ?? '') ?? [];
    if (half === undefined) continue;
    const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
    const secondOfDay = hours * 3600 + Number(minute) * 60 + Number(second);
    calls.set(id, { secondOfDay, units: (calls.get(id)?.units ?? 0) + 1 });
  }
  return [...calls.values()];
}

function readTable(file: string): readonly Readonly<Record<string, string>>[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  return parse(text, { columns: true, relax_column_count: true });
}
