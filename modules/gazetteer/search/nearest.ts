import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { Entry, Locality, LonLat, StreetLine } from './entry.ts';

/** What lies nearest to a position. */
export class Nearest {
  readonly #streets: readonly Entry[];
  readonly #streetPoints: KDBush;
  readonly #localities: readonly Locality[];
  readonly #localityPoints: KDBush;

  constructor(lines: readonly StreetLine[], localities: readonly Locality[]) {
    const points = lines.flatMap(({ entry, points: along }) => along.map((point) => ({ entry, point })));
    this.#streets = points.map(({ entry }) => entry);
    this.#streetPoints = indexOf(points.map(({ point }) => point));
    this.#localities = localities;
    this.#localityPoints = indexOf(localities.map(({ lon, lat }): LonLat => [lon, lat]));
  }

  findStreet(lon: number, lat: number, withinKilometres: number): Entry | null {
    const [at] = nearestTo(this.#streetPoints, lon, lat, withinKilometres);
    return at === undefined ? null : (this.#streets[at] ?? null);
  }

  findLocality(lon: number, lat: number, withinKilometres: number): Locality | null {
    const [at] = nearestTo(this.#localityPoints, lon, lat, withinKilometres);
    return at === undefined ? null : (this.#localities[at] ?? null);
  }
}

function indexOf(points: readonly LonLat[]): KDBush {
  const index = new KDBush(points.length);
  for (const [lon, lat] of points) index.add(lon, lat);
  return index.finish();
}

function nearestTo(index: KDBush, lon: number, lat: number, kilometres: number): readonly number[] {
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || index.numItems === 0) return [];
  return around(index, lon, lat, 1, kilometres);
}
