import type { PlaceHit } from '../contract.ts';
import { findOutline, metresBetween } from './distance.ts';
import type { Entry, Locality, LonLat, Places } from './entry.ts';
import { findJunctionAsked } from './junction-asked.ts';
import { JunctionSearch } from './junction-search.ts';
import { PlaceIndex } from './named-place.ts';
import { Nearest } from './nearest.ts';
import { readPosition } from './position-search.ts';
import { PostcodeSearch } from './postcode-search.ts';
import { rank } from './ranking.ts';
import { readingsOf } from './reading.ts';
import { type Scored, TextSearch } from './text-search.ts';
import { Vocabulary } from './vocabulary.ts';
import { plainName, wordsOf } from './words.ts';

export interface SearchOptions {
  readonly limit?: number;
  /** Where the operator is looking: longitude, latitude. */
  readonly near?: LonLat;
}

export interface Gazetteer {
  search(query: string, options?: SearchOptions): readonly PlaceHit[];
  /** The street, else the place, nearest to a position; null where none is near. */
  nearest(lon: number, lat: number): PlaceHit | null;
}

const usualLimit = 10;
const mostHits = 50;
const longestQuery = 200;
const nearestStreetKilometres = 2;
const nearestPlaceKilometres = 15;
/** A street said with a postcode stands near it. */
const postcodeMetres = 2000;

/** Searches places held in memory: some thousand names take a few milliseconds, and no database has to be up. */
export function gazetteerOf(places: Places): Gazetteer {
  const known = new Vocabulary();
  const placeIndex = new PlaceIndex(places.localities, known);
  const names = new TextSearch(places.entries, placeIndex, known);
  const junctions = new JunctionSearch(places, placeIndex, known);
  const postcodes = new PostcodeSearch(places.postcodes);
  const nearest = new Nearest(places.streetLines, places.localities);
  const wardOf = (position: Position): string | null => findOutline(places.wards, position)?.name ?? null;
  const areas = new AreaWords(places.localities, nearest);

  const hitOf = ({ entry, match }: Pick<Scored, 'entry' | 'match'>): PlaceHit => {
    const { id, name, kind, lon, lat } = entry;
    return { id, name, kind, area: areas.of(entry), ward: wardOf(entry), lon, lat, match };
  };
  const pointHit = (kind: string, found: Position & { name: string; match: string }): PlaceHit => {
    const { name, lon, lat, match } = found;
    return { id: `${kind}:${name}`, name, kind, area: areas.around(found), ward: wardOf(found), lon, lat, match };
  };
  const searchNames = (text: string, near: LonLat | null): readonly Scored[] => {
    const asked = findJunctionAsked(text);
    const found = readingsOf(wordsOf(text), known).flatMap((reading) => names.find(reading));
    return rank([...(asked === null ? [] : junctions.find(asked)), ...found], { wards: places.wards, near });
  };
  const searchWithin = (text: string): readonly PlaceHit[] | null => {
    const found = postcodes.findWithin(text);
    if (found === null) return null;
    const beside = searchNames(found.rest, [found.postcode.lon, found.postcode.lat]).filter(
      ({ entry }) => metresBetween(entry, found.postcode) < postcodeMetres,
    );
    return [...beside.slice(0, 3).map(hitOf), pointHit('postcode', found.postcode), ...beside.slice(3).map(hitOf)];
  };

  return {
    search(query, options = {}) {
      const limit = Math.max(1, Math.min(options.limit ?? usualLimit, mostHits));
      const text = query.slice(0, longestQuery);
      // The order of steps: what can only be one thing is recognised first, names come last.
      const position = readPosition(text);
      if (position === null) return [];
      if (position !== 'none') return [pointHit('position', position)];
      const codes = postcodes.find(text, limit).map((found) => pointHit('postcode', found));
      if (codes.length > 0) return codes;
      const hits = searchWithin(text) ?? searchNames(text, options.near ?? null).map(hitOf);
      return hits.slice(0, limit);
    },
    nearest(lon, lat) {
      const street = nearest.findStreet(lon, lat, nearestStreetKilometres);
      const place = street ?? placeEntry(nearest.findLocality(lon, lat, nearestPlaceKilometres));
      if (place === null) return null;
      const metres = Math.round(metresBetween(place, { lon, lat }));
      return hitOf({ entry: place, match: `nearest, ${metres} m` });
    },
  };
}

interface Position {
  readonly lon: number;
  readonly lat: number;
}

function placeEntry(locality: Locality | null): Entry | null {
  return locality === null ? null : { ...locality, kind: 'place', locality };
}

/** The words that tell equal names apart. */
class AreaWords {
  readonly #namesakes: ReadonlyMap<string, number>;
  readonly #nearest: Nearest;

  constructor(localities: readonly Locality[], nearest: Nearest) {
    const names = Map.groupBy(localities, ({ name }) => plainName(name));
    this.#namesakes = new Map([...names].map(([name, { length }]) => [name, length]));
    this.#nearest = nearest;
  }

  of({ kind, locality }: Entry): string {
    if (locality === null) return '';
    const around = this.#around(locality);
    if (kind === 'place') return locality.parent || locality.district;
    return around === '' ? locality.name : `${locality.name}, ${around}`;
  }

  /** For a bare position: what lies there. */
  around({ lon, lat }: Position): string {
    const locality = this.#nearest.findLocality(lon, lat, nearestPlaceKilometres);
    if (locality === null) return '';
    const street = this.#nearest.findStreet(lon, lat, 0.5);
    return street === null ? locality.name : `near ${street.name}, ${street.locality?.name ?? locality.name}`;
  }

  #around({ name, parent, district }: Locality): string {
    if (parent !== '') return parent;
    return (this.#namesakes.get(plainName(name)) ?? 0) > 1 ? district : '';
  }
}
