import { type LonLat, metresPerDegree, metresPerDegreeLon } from './sphere.ts';

/**
 * Where roads lie so close that one drives as in a town: at least 8 km of road per square kilometre, measured on the
 * 750 m square around. Villages count: their roads are driven as a town's.
 */
const cellMetres = 250;
const townKmPerSquareKm = 8;

export class Towns {
  readonly #metres = new Map<string, number>();
  readonly #eastScale: number;

  constructor(latitude: number) {
    this.#eastScale = metresPerDegreeLon(latitude);
  }

  add(place: LonLat, metres: number): void {
    const key = this.#cell(place, 0, 0);
    this.#metres.set(key, (this.#metres.get(key) ?? 0) + metres);
  }

  isTown(place: LonLat): boolean {
    const around = [-1, 0, 1].flatMap((east) => [-1, 0, 1].map((north) => this.#cell(place, east, north)));
    const metres = around.reduce((sum, cell) => sum + (this.#metres.get(cell) ?? 0), 0);
    return metres / 1000 / ((3 * cellMetres) / 1000) ** 2 >= townKmPerSquareKm;
  }

  #cell(place: LonLat, east: number, north: number): string {
    const column = Math.floor((place[0] * this.#eastScale) / cellMetres) + east;
    return `${column}/${Math.floor((place[1] * metresPerDegree) / cellMetres) + north}`;
  }
}
