import { setImmediate } from 'node:timers/promises';
import type { PlaceHit } from '../contract.ts';
import { AddressBook, findHouseAsked, nameOfAddress } from './address-book.ts';
import { findOutline, metresBetween } from './distance.ts';
import type { Address, Entry, Locality, LonLat, Places, Reference } from './entry.ts';
import { findJunctionAsked } from './junction-asked.ts';
import { JunctionSearch } from './junction-search.ts';
import { PlaceIndex } from './named-place.ts';
import { Namesakes } from './namesakes.ts';
import { Nearest } from './nearest.ts';
import { readPosition } from './position-search.ts';
import { PostcodeSearch } from './postcode-search.ts';
import { rank } from './ranking.ts';
import { readingsOf } from './reading.ts';
import { type ReferenceFound, ReferenceSearch } from './reference-search.ts';
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
  /** All of a kind of reference that the force's own tables name: its cameras. */
  listReferences(kind: string): readonly Reference[];
}

const usualLimit = 10;
const mostHits = 50;
const longestQuery = 200;
const nearestStreetKilometres = 2;
const nearestPlaceKilometres = 15;
/** The door asked for may be in any of the streets that were found first. */
const mostStreetsOfDoor = 4;
/** A street said with a postcode stands near it. */
const postcodeMetres = 2000;

/** Searches places held in memory: some thousand names take a few milliseconds, and no database has to be up. */
export function gazetteerOf(places: Places): Gazetteer {
  const building = built(places);
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}

/** The same beside other work: between its parts whatever else waits has its turn. */
export async function gazetteerWhileServing(places: Places): Promise<Gazetteer> {
  const building = built(places);
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
    await setImmediate();
  }
}

/** Built part by part, then warmed: the first searches of a process are slow until the engine has compiled them. */
function* built(places: Places): Generator<undefined, Gazetteer> {
  const parts = yield* partsOf(places);
  const gazetteer = new PlaceSearch(places, parts);
  const step = Math.ceil(places.entries.length / warmingSearches);
  for (let at = 0; at < places.entries.length; at += step) {
    yield;
    gazetteer.search(places.entries[at]?.name ?? '');
  }
  return gazetteer;
}
const warmingSearches = 25;

function* partsOf(places: Places) {
  const known = new Vocabulary();
  const named = new PlaceIndex(places.localities, known);
  yield;
  const names = new TextSearch(places.entries, named, known);
  yield;
  const junctions = new JunctionSearch(places, named, known);
  const postcodes = new PostcodeSearch(places.postcodes);
  yield;
  const nearest = new Nearest(places.streetLines, places.localities);
  const areas = new AreaWords(places.localities, nearest);
  yield;
  const namesakes = new Namesakes(places.entries, places.wards);
  yield;
  const addresses = new AddressBook(places.addresses);
  const references = new ReferenceSearch(places.references);
  return { known, names, junctions, postcodes, nearest, areas, namesakes, addresses, references };
}
type Parts = ReturnType<typeof partsOf> extends Generator<unknown, infer Made> ? Made : never;

class PlaceSearch implements Gazetteer {
  readonly #wards: Places['wards'];
  readonly #known: Vocabulary;
  readonly #names: TextSearch;
  readonly #junctions: JunctionSearch;
  readonly #postcodes: PostcodeSearch;
  readonly #nearest: Nearest;
  readonly #areas: AreaWords;
  readonly #namesakes: Namesakes;
  readonly #addresses: AddressBook;
  readonly #references: ReferenceSearch;
  readonly #named: readonly Reference[];

  constructor({ wards, references }: Places, parts: Parts) {
    this.#wards = wards;
    this.#known = parts.known;
    this.#names = parts.names;
    this.#junctions = parts.junctions;
    this.#postcodes = parts.postcodes;
    this.#nearest = parts.nearest;
    this.#areas = parts.areas;
    this.#namesakes = parts.namesakes;
    this.#addresses = parts.addresses;
    this.#references = parts.references;
    this.#named = references;
  }

  listReferences(kind: string): readonly Reference[] {
    return this.#named.filter((one) => one.kind === kind);
  }

  /** What can only be one thing is recognised first: properties by number, positions, references, postcodes; names come last. */
  search(query: string, options: SearchOptions = {}): readonly PlaceHit[] {
    const limit = Math.max(1, Math.min(options.limit ?? usualLimit, mostHits));
    const text = query.slice(0, longestQuery);
    const property = this.#addresses.findUprn(text);
    if (property !== null) return property === 'unknown' ? [] : [this.#addressHit(property, 'UPRN')];
    const position = readPosition(text);
    if (position === null) return [];
    if (position !== 'none') return [this.#pointHit('position', position)];
    const references = this.#references.find(text);
    if (references.length > 0) return references.slice(0, limit).map(this.#referenceHit);
    const codes = this.#postcodes.find(text, limit);
    if (codes.length > 0) return codes.map((found) => this.#pointHit('postcode', found));
    return (this.#byPostcode(text) ?? this.#byDoor(text, options.near ?? null)).slice(0, limit);
  }

  /** The house, else the street, else the place. */
  nearest(lon: number, lat: number): PlaceHit | null {
    const house = this.#addresses.findNearest(lon, lat);
    if (house !== null) return this.#addressHit(house, `nearest, ${Math.round(metresBetween(house, { lon, lat }))} m`);
    const street = this.#nearest.findStreet(lon, lat, nearestStreetKilometres);
    const place = street ?? placeEntry(this.#nearest.findLocality(lon, lat, nearestPlaceKilometres));
    if (place === null) return null;
    return this.#hitOf({ entry: place, match: `nearest, ${Math.round(metresBetween(place, { lon, lat }))} m` });
  }

  #byName(text: string, near: LonLat | null): readonly Scored[] {
    const asked = findJunctionAsked(text);
    const junctions = asked === null ? [] : this.#junctions.find(asked);
    const named = readingsOf(wordsOf(text), this.#known).flatMap((reading) => this.#names.find(reading));
    return rank([...junctions, ...named], { wards: this.#wards, near });
  }

  /** Names; where a house was asked for, its door stands before its street. */
  #byDoor(text: string, near: LonLat | null): readonly PlaceHit[] {
    const named = this.#byName(text, near);
    const asked = findHouseAsked(text);
    if (asked === null) return named.map(this.#hitOf);
    const streets = named.filter(({ entry }) => entry.kind === 'street').slice(0, mostStreetsOfDoor);
    const doors = streets.flatMap(({ entry, match }) =>
      this.#addresses.findDoors(asked, entry).map((address) => this.#addressHit(address, match)),
    );
    const once = [...new Map(doors.map((hit) => [hit.id, hit])).values()];
    return [...once, ...named.map(this.#hitOf)];
  }

  /** A street said with a postcode. */
  #byPostcode(text: string): readonly PlaceHit[] | null {
    const found = this.#postcodes.findWithin(text);
    if (found === null) return null;
    const { postcode, rest } = found;
    const named = this.#byName(rest, [postcode.lon, postcode.lat]);
    const beside = named.filter(({ entry }) => metresBetween(entry, postcode) < postcodeMetres).map(this.#hitOf);
    return [...beside.slice(0, 3), this.#pointHit('postcode', postcode), ...beside.slice(3)];
  }

  readonly #hitOf = ({ entry, match }: Pick<Scored, 'entry' | 'match'>): PlaceHit => {
    const { id, name, kind, lon, lat } = entry;
    const namesakes = [...this.#namesakes.of(entry, (other) => this.#areas.of(other))];
    return { id, name, kind, area: this.#areas.of(entry), ward: this.#wardOf(entry), lon, lat, match, namesakes };
  };

  /** A house is taken for the one of the same number in the street that sounds the same. */
  #addressHit(address: Address, match: string): PlaceHit {
    const { uprn, street, locality, lon, lat } = address;
    const area = [locality, address.postcode].filter((part) => part !== '').join(', ');
    const [entry] = this.#byName(`${street} ${locality}`, [lon, lat]).map((found) => found.entry);
    const isStreet = entry !== undefined && plainName(entry.name) === plainName(street);
    const namesakes = isStreet ? this.#hitOf({ entry, match }).namesakes : [];
    const hit = { id: `uprn:${uprn}`, name: nameOfAddress(address), kind: 'address', area, lon, lat, match, namesakes };
    return { ...hit, ward: this.#wardOf(address) };
  }

  readonly #referenceHit = ({ kind, line, reference, lon, lat, match }: ReferenceFound): PlaceHit => {
    const at = { lon, lat };
    const id = `ref:${line}:${reference}`.slice(0, 100);
    const [area, ward] = [this.#areas.around(at), this.#wardOf(at)];
    return { id, name: `${line} ${reference}`, kind, area, ward, ...at, match, namesakes: [] };
  };

  #pointHit(kind: string, found: Position & { readonly name: string; readonly match: string }): PlaceHit {
    const { name, lon, lat, match } = found;
    const [area, ward] = [this.#areas.around(found), this.#wardOf(found)];
    return { id: `${kind}:${name}`, name, kind, area, ward, lon, lat, match, namesakes: [] };
  }

  #wardOf(position: Position): string | null {
    return findOutline(this.#wards, position)?.name ?? null;
  }
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
