import { type Agreement, type Alignment, agreementOf, coveredShare, explainedShare } from './alignment.ts';
import type { Entry } from './entry.ts';
import { type IndexedName, type Named, NameIndex } from './name-index.ts';
import { bestFit, type PlaceFound, type PlaceIndex } from './named-place.ts';
import { type Reading, type Span, weightIn } from './reading.ts';
import type { Vocabulary, Way } from './vocabulary.ts';
import { ways } from './vocabulary.ts';

/** An entry with how well it answers: 1 is what was typed, letter by letter. */
export interface Scored {
  readonly entry: Entry;
  readonly score: number;
  readonly match: string;
}

/** A word of the place weighs less than a word of the name: people name the next town, and most names need none. */
const placeShare = 0.7;
const longestPlace = 6;
/** So many pairs of name and place are tried on their entries. */
const mostTrials = 80;

/** Words that are said of a landmark without being part of its name. */
const saidOf: Readonly<Record<string, string>> = {
  pub: 'pub public house',
  stop: 'bus stop',
  station: 'rail station',
  school: 'school',
  church: 'church',
  hotel: 'hotel',
  shop: 'shop store',
  supermarket: 'supermarket store',
  'police station': 'police station',
  'fire station': 'fire station',
  hospital: 'hospital',
  'petrol station': 'petrol station garage',
  park: 'park',
  place: 'village town',
};

export class TextSearch {
  readonly #names: NameIndex<Called>;
  readonly #places: PlaceIndex;

  constructor(entries: readonly Entry[], places: PlaceIndex, known: Vocabulary) {
    this.#names = new NameIndex(namedEntries(entries), known);
    this.#places = places;
  }

  find(reading: Reading): readonly Scored[] {
    const whole: Span = { from: 0, to: reading.words.length };
    const splits = splitsOf(reading.words.length);
    const places = this.#places.findIn(
      reading,
      splits.map((split) => split.place),
    );
    const candidates = this.#names.findLike(reading);
    const trials = [
      ...candidates.map((candidate) =>
        trialOf(reading, candidate, { name: whole, places: [], placeWeight: 0, cost: 0 }),
      ),
      ...splits.flatMap((split) => {
        const found = places.get(split.place);
        if (found === undefined) return [];
        const placeWeight = placeShare * weightIn(reading, split.place);
        const taken = { name: split.name, places: found, placeWeight, cost: split.cost };
        return candidates.map((candidate) => trialOf(reading, candidate, taken));
      }),
    ].filter((trial) => trial.agreement.covered > 0);
    const best = trials.sort((one, two) => two.most - one.most).slice(0, mostTrials);
    return best.flatMap((trial) => trial.called.map((called) => scored(called, trial)));
  }
}

/** An entry by its own name, or by its sort: `pub oakham` asks for any. */
interface Called {
  readonly entry: Entry;
  readonly bySort: boolean;
}

/** Sorts that nobody asks for by their word alone, or that have a name of their own there. */
const notBySort = new Set(['street', 'place', 'stop', 'landmark', 'locality', 'farm', 'isolated dwelling', 'car park']);
const bySortCost = 0.02;

function* namedEntries(entries: readonly Entry[]): Iterable<Named<Called>> {
  for (const entry of entries) {
    yield { name: entry.name, extras: saidOf[entry.kind] ?? '', value: { entry, bySort: false } };
    if (!notBySort.has(entry.kind)) yield { name: entry.kind, extras: '', value: { entry, bySort: true } };
  }
}

interface Split {
  readonly name: Span;
  readonly place: Span;
  readonly cost: number;
}

/** Most people say the place last. */
const placeFirstCost = 0.012;

/** The place stands at the end, or before the name. */
function splitsOf(length: number): readonly Split[] {
  const splits: Split[] = [];
  for (let cut = 1; cut < length; cut++) {
    const head = { from: 0, to: cut };
    const tail = { from: cut, to: length };
    if (length - cut <= longestPlace) splits.push({ name: head, place: tail, cost: 0 });
    if (cut <= longestPlace) splits.push({ name: tail, place: head, cost: placeFirstCost });
  }
  return splits;
}

interface Trial extends Taken {
  readonly agreement: Agreement;
  readonly called: readonly Called[];
  /** What it is worth where the place fits best. */
  readonly most: number;
}

interface Taken {
  readonly name: Span;
  readonly places: readonly PlaceFound[];
  readonly placeWeight: number;
  readonly cost: number;
}

interface Candidate {
  readonly name: IndexedName<Called>;
  readonly alignment: Alignment;
}

function trialOf(reading: Reading, { name, alignment }: Candidate, taken: Taken): Trial {
  const agreement = agreementOf(reading, name, alignment, taken.name);
  return { ...taken, agreement, called: name.values, most: worthOf(agreement, taken, taken.places[0]?.likeness ?? 0) };
}

function worthOf({ typed, explained, covered, inOrder }: Agreement, { placeWeight, cost }: Taken, fit: number): number {
  const share = (explained + placeWeight * fit) / (typed + placeWeight);
  return explainedShare * share + coveredShare * covered - cost - (inOrder ? 0 : 0.01);
}

function scored({ entry, bySort }: Called, trial: Trial): Scored {
  const { fit, way } = bestFit(entry, trial.places);
  const score = worthOf(trial.agreement, trial, fit);
  if (bySort) return { entry, score: score - bySortCost, match: 'sort of place' };
  return { entry, score, match: matchOf(trial.agreement, way) };
}

/** In the operator's words, the least sure of the steps that led here. */
function matchOf({ way, inOrder, covered }: Agreement, placeWay: Way): string {
  const least = ways[Math.max(ways.indexOf(way), ways.indexOf(placeWay))] ?? 'exact';
  if (least !== 'exact' && least !== 'abbreviation') return least;
  if (covered < 0.95) return 'part of the name';
  return inOrder ? least : 'words in another order';
}
