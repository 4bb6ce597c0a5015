import { metresBetween } from '../distance.ts';
import type { Locality } from '../entry.ts';
import { plainName } from '../words.ts';

/** Two places of one name so near to each other are one place that two sources know. */
const samePlaceMetres = 3000;

/** The localities of all sources, each once; and how to find the one that a name or a position belongs to. */
export class LocalityBook {
  readonly #byName = new Map<string, Locality[]>();
  readonly #all: Locality[] = [];

  add(locality: Locality): boolean {
    const namesakes = this.#byName.get(plainName(locality.name)) ?? [];
    if (namesakes.some((known) => metresBetween(known, locality) < samePlaceMetres)) return false;
    this.#byName.set(plainName(locality.name), [...namesakes, locality]);
    this.#all.push(locality);
    return true;
  }

  list(): readonly Locality[] {
    return this.#all;
  }

  /** The nearest of this name. */
  findNamed(name: string, lon: number, lat: number): Locality | null {
    return nearestOf(this.#byName.get(plainName(name)) ?? [], lon, lat);
  }

  findNearest(lon: number, lat: number): Locality | null {
    return nearestOf(this.#all, lon, lat);
  }
}

function nearestOf(localities: readonly Locality[], lon: number, lat: number): Locality | null {
  let best: Locality | null = null;
  let bestMetres = Number.POSITIVE_INFINITY;
  for (const locality of localities) {
    const metres = metresBetween(locality, { lon, lat });
    if (metres < bestMetres) [best, bestMetres] = [locality, metres];
  }
  return best;
}
