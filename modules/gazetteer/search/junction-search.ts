import { type Alignment, agreementOf, coveredShare, explainedShare } from './alignment.ts';
import { metresBetween } from './distance.ts';
import type { Entry, Junction, Places, StreetLine } from './entry.ts';
import type { JunctionAsked } from './junction-asked.ts';
import { type IndexedName, NameIndex } from './name-index.ts';
import { bestFit, type PlaceFound, type PlaceIndex } from './named-place.ts';
import { type Reading, readingOf, type Span, weightIn } from './reading.ts';
import type { Scored } from './text-search.ts';
import type { Vocabulary } from './vocabulary.ts';
import { plainName } from './words.ts';

interface StreetName {
  readonly name: string;
  readonly key: string;
}

/** One street of a junction as typed: the name it may mean, and the words of the place left over beside it. */
interface Side {
  readonly street: StreetName;
  readonly worth: number;
  readonly place: Span | null;
}

const leastWorth = 0.6;
const mostSides = 25;
const placeShare = 0.5;

export class JunctionSearch {
  readonly #names: NameIndex<StreetName>;
  readonly #places: PlaceIndex;
  readonly #known: Vocabulary;
  readonly #meetings: ReadonlyMap<string, readonly Junction[]>;
  readonly #lines: ReadonlyMap<string, readonly StreetLine[]>;

  constructor({ junctions, streetLines }: Places, places: PlaceIndex, known: Vocabulary) {
    this.#lines = Map.groupBy(streetLines, ({ entry }) => plainName(entry.name));
    this.#meetings = Map.groupBy(junctions, ({ first, second }) => pairKey(plainName(first), plainName(second)));
    const names = [...this.#lines].map(([key, [line]]) => ({ name: line?.entry.name ?? '', key }));
    this.#names = new NameIndex(
      names.map((value) => ({ name: value.name, extras: '', value })),
      known,
    );
    this.#places = places;
    this.#known = known;
  }

  find({ words, cuts }: JunctionAsked): readonly Scored[] {
    const reading = readingOf(words, this.#known);
    const candidates = this.#names.findLike(reading);
    const pairs = cuts.flatMap((cut) => this.#pairsAt(reading, candidates, cut));
    const met = pairs.flatMap((pair) => this.#meet(pair));
    const likeliest = pairs.filter(({ worth }) => worth >= sureEnough).sort((one, two) => two.worth - one.worth);
    return [...met, ...likeliest.slice(0, mostNear).flatMap((pair) => this.#near(pair))];
  }

  #pairsAt(reading: Reading, candidates: readonly Candidate[], cut: number): readonly Pair[] {
    const length = reading.words.length;
    const [left, right] = [spansOf({ from: 0, to: cut }, 'head'), spansOf({ from: cut, to: length }, 'tail')];
    const spans = [...left, ...right].flatMap(({ place }) => place ?? []);
    const places = this.#places.findIn(reading, spans);
    const said = ({ place }: Side): Said => ({
      places: place === null ? [] : (places.get(place) ?? []),
      weight: place === null ? 0 : placeShare * weightIn(reading, place),
    });
    const seconds = sidesOf(reading, candidates, right);
    return sidesOf(reading, candidates, left).flatMap((first) =>
      seconds
        .filter((second) => second.street.key !== first.street.key)
        .map((second) => ({
          first,
          second,
          worth: (first.worth + second.worth) / 2,
          said: [said(first), said(second)],
        })),
    );
  }

  #meetingsOf({ first, second }: Pair): readonly Junction[] {
    return this.#meetings.get(pairKey(first.street.key, second.street.key)) ?? [];
  }

  #meet(pair: Pair): readonly Scored[] {
    return this.#meetingsOf(pair).map(({ id, locality, lon, lat }) => {
      const entry: Entry = { id, name: nameOf(pair), kind: 'junction', locality, lon, lat };
      return { entry, score: worthAt(entry, pair), match: pair.worth > sure ? 'junction' : 'junction, spelling' };
    });
  }

  /** Where no road map tells the junctions: points of the two streets that lie near each other. */
  #near(pair: Pair): readonly Scored[] {
    if (this.#meetingsOf(pair).length > 0) return [];
    const [ones, twos] = [this.#lines.get(pair.first.street.key) ?? [], this.#lines.get(pair.second.street.key) ?? []];
    return ones.slice(0, mostNamesakes).flatMap((one) =>
      twos.slice(0, mostNamesakes).flatMap((two) => {
        const gap = gapBetween(one, two);
        if (gap === null) return [];
        const id = `${one.entry.id}/${two.entry.id}`.slice(0, 100);
        const { lon, lat, metres } = gap;
        const entry: Entry = { id, name: nameOf(pair), kind: 'junction', locality: one.entry.locality, lon, lat };
        const score = worthAt(entry, pair) - nearCost - metres / 5000;
        return [{ entry, score, match: `streets ${Math.round(metres)} m apart` }];
      }),
    );
  }
}

const sure = 0.97;
const sureEnough = 0.75;
const nearCost = 0.05;
const mostNamesakes = 60;
/** So many pairs of names are tried without a junction of the map. */
const mostNear = 30;
/** A lone point stands for a whole street: those of streets that meet lie half their lengths apart. */
const nearPointsMetres = 250;
const nearLinesMetres = 60;
const farMetres = 1500;

interface Gap {
  readonly metres: number;
  readonly lon: number;
  readonly lat: number;
}

function gapBetween(one: StreetLine, two: StreetLine): Gap | null {
  if (metresBetween(one.entry, two.entry) > farMetres) return null;
  const most = one.points.length === 1 && two.points.length === 1 ? nearPointsMetres : nearLinesMetres;
  let gap: Gap | null = null;
  for (const [lon, lat] of one.points) {
    for (const [otherLon, otherLat] of two.points) {
      const metres = metresBetween({ lon, lat }, { lon: otherLon, lat: otherLat });
      if (metres < (gap?.metres ?? most)) gap = { metres, lon: (lon + otherLon) / 2, lat: (lat + otherLat) / 2 };
    }
  }
  return gap;
}

interface Said {
  readonly places: readonly PlaceFound[];
  readonly weight: number;
}

interface Pair {
  readonly first: Side;
  readonly second: Side;
  readonly worth: number;
  readonly said: readonly Said[];
}

type Candidate = { readonly name: IndexedName<StreetName>; readonly alignment: Alignment };

function pairKey(one: string, two: string): string {
  return one < two ? `${one}|${two}` : `${two}|${one}`;
}

function nameOf({ first, second }: Pair): string {
  return `${first.street.name} / ${second.street.name}`;
}

function worthAt(entry: Entry, { worth, said }: Pair): number {
  const weight = said.reduce((sum, place) => sum + place.weight, 0);
  const fit = said.reduce((sum, place) => sum + place.weight * bestFit(entry, place.places).fit, 0);
  // Two street names weigh as two words that tell.
  return (2 * worth + fit) / (2 + weight);
}

interface SideSpan {
  readonly street: Span;
  readonly place: Span | null;
}

/** A street alone, or with the place before it (on the left) or after it (on the right). */
function spansOf({ from, to }: Span, placeAt: 'head' | 'tail'): readonly SideSpan[] {
  const spans: SideSpan[] = [{ street: { from, to }, place: null }];
  for (let cut = from + 1; cut < to; cut++) {
    const [head, tail] = [
      { from, to: cut },
      { from: cut, to },
    ];
    spans.push(placeAt === 'head' ? { street: tail, place: head } : { street: head, place: tail });
  }
  return spans;
}

function sidesOf(reading: Reading, candidates: readonly Candidate[], spans: readonly SideSpan[]): readonly Side[] {
  const sides = spans.flatMap(({ street, place }) =>
    candidates.flatMap(({ name, alignment }) => {
      const { typed, explained, covered } = agreementOf(reading, name, alignment, street);
      const worth = covered === 0 ? 0 : explainedShare * (explained / typed) + coveredShare * covered;
      return worth < leastWorth ? [] : name.values.map((value) => ({ street: value, worth, place }));
    }),
  );
  return sides.sort((one, two) => two.worth - one.worth).slice(0, mostSides);
}
