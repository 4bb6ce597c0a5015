import { agreementOf, coveredShare, explainedShare } from './alignment.ts';
import { metresBetween } from './distance.ts';
import type { Entry, Locality } from './entry.ts';
import { type Named, NameIndex } from './name-index.ts';
import type { Reading, Span } from './reading.ts';
import { type Vocabulary, type Way, ways } from './vocabulary.ts';
import { plainName } from './words.ts';

/** A place that may be said with a street: all localities of one name, the town round suburbs, a district. */
interface NamedPlace {
  /** The localities of that name, those that are part of it as a town, and those that lie in it as a district. */
  readonly own: ReadonlySet<Locality>;
  readonly parts: ReadonlySet<Locality>;
  readonly within: ReadonlySet<Locality>;
}

export interface PlaceFound {
  readonly place: NamedPlace;
  readonly likeness: number;
  readonly way: Way;
}

const leastLikeness = 0.6;
const mostPlaces = 8;

export class PlaceIndex {
  readonly #index: NameIndex<NamedPlace>;

  constructor(localities: readonly Locality[], known: Vocabulary) {
    this.#index = new NameIndex(namedPlaces(localities), known);
  }

  /** The places that each span of the words typed may mean. */
  findIn(reading: Reading, spans: readonly Span[]): ReadonlyMap<Span, readonly PlaceFound[]> {
    const candidates = this.#index.findLike(reading);
    const found = new Map<Span, readonly PlaceFound[]>();
    for (const span of spans) {
      const places = candidates.flatMap(({ name, alignment }) => {
        const { typed, explained, covered, way } = agreementOf(reading, name, alignment, span);
        const likeness = covered === 0 ? 0 : explainedShare * (explained / typed) + coveredShare * covered;
        return likeness < leastLikeness ? [] : name.values.map((place) => ({ place, likeness, way }));
      });
      if (places.length > 0)
        found.set(span, places.sort((one, two) => two.likeness - one.likeness).slice(0, mostPlaces));
    }
    return found;
  }
}

function* namedPlaces(localities: readonly Locality[]): Iterable<Named<NamedPlace>> {
  for (const { name, own, parts, within } of gatherPlaces(localities)) {
    const value = { own, parts, within };
    const extras = [...new Set([...own].flatMap(({ parent, district }) => [parent, district]))].join(' ');
    yield { name, extras, value };
    const initials = initialsOf(name);
    if (initials !== null) yield { name: initials, extras: '', value };
  }
}

interface Gathered {
  readonly name: string;
  readonly own: Set<Locality>;
  readonly parts: Set<Locality>;
  readonly within: Set<Locality>;
}

function gatherPlaces(localities: readonly Locality[]): Iterable<Gathered> {
  const places = new Map<string, Gathered>();
  const placeOf = (name: string): Gathered => {
    const key = plainName(name);
    const place = places.get(key) ?? { name, own: new Set(), parts: new Set(), within: new Set() };
    places.set(key, place);
    return place;
  };
  for (const locality of localities) {
    placeOf(locality.name).own.add(locality);
    if (locality.parent !== '') placeOf(locality.parent).parts.add(locality);
    if (locality.district !== '') placeOf(locality.district).within.add(locality);
  }
  return places.values();
}

/** Operators write long town names by their initials. */
function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => /^[a-z]/i.test(word));
  return words.length < 3 ? null : words.map((word) => word.charAt(0).toLowerCase()).join('');
}

const besideMetres = 1000;
const aroundMetres = 3000;
const beyondMetres = 9000;

/** How well something lies in, or round, the places that were said: 0 to 1. */
export function bestFit(entry: Entry, places: readonly PlaceFound[]): { readonly fit: number; readonly way: Way } {
  let fit = 0;
  let way: Way = ways[0];
  for (const found of places) {
    const worth = found.likeness * fitOf(entry, found.place);
    if (worth > fit) [fit, way] = [worth, found.way];
  }
  return { fit, way };
}

function fitOf(entry: Entry, place: NamedPlace): number {
  // A village is said with its town or district, never with the next village or with itself.
  if (entry.kind === 'place') return entry.locality === null ? 0 : partOf(entry.locality, place);
  const belongs = entry.locality === null ? 0 : belonging(entry.locality, place);
  if (belongs === 1) return 1;
  const near = Math.max(belongs, nearness(nearestMetres(entry, place.own)));
  return near > 0.8 ? near : Math.max(near, 0.9 * nearness(nearestMetres(entry, place.parts)));
}

function belonging(locality: Locality, place: NamedPlace): number {
  return place.own.has(locality) ? 1 : partOf(locality, place);
}

function partOf(locality: Locality, place: NamedPlace): number {
  if (place.parts.has(locality)) return 0.96;
  return place.within.has(locality) ? 0.75 : 0;
}

function nearestMetres(entry: Entry, localities: Iterable<Locality>): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const locality of localities) nearest = Math.min(nearest, metresBetween(entry, locality));
  return nearest;
}

function nearness(metres: number): number {
  if (metres <= besideMetres) return 0.95;
  if (metres <= aroundMetres) return 0.95 - (0.1 * (metres - besideMetres)) / (aroundMetres - besideMetres);
  return Math.max(0, (0.85 * (beyondMetres - metres)) / (beyondMetres - aroundMetres));
}
