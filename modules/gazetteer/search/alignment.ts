import { bitsIn } from './bits.ts';
import type { Reading, Span } from './reading.ts';
import type { SearchedName } from './searched-name.ts';
import { type Way, ways } from './vocabulary.ts';

/** For each word typed: the word of the name that it means best. */
interface Link {
  /** Position in the name; -1: none. */
  readonly place: number;
  readonly likeness: number;
  readonly way: Way;
  /** Likeness to a word that may be said with the name. */
  readonly extra: number;
}
export type Alignment = readonly Link[];

const none: Link = { place: -1, likeness: 0, way: 'exact', extra: 0 };
/** A word said with the name counts almost as one of its own. */
const extraLikeness = 0.9;

export function align(reading: Reading, name: SearchedName): Alignment {
  return reading.matches.map((matches) => {
    let link = none;
    for (const [place, word] of name.words.entries()) {
      const match = matches.get(word);
      if (match !== undefined && match.likeness > link.likeness) link = { place, ...match, extra: 0 };
    }
    let extra = 0;
    for (const word of name.extras) extra = Math.max(extra, (matches.get(word)?.likeness ?? 0) * extraLikeness);
    return extra > 0 ? { ...link, extra } : link;
  });
}

/** How well a span of the words typed and a name explain each other. */
export interface Agreement {
  /** Weight of the words typed, and how much of it the name explains. */
  readonly typed: number;
  readonly explained: number;
  /** Share of the name's own weight that was typed. */
  readonly covered: number;
  readonly way: Way;
  readonly inOrder: boolean;
}

export function agreementOf(reading: Reading, name: SearchedName, alignment: Alignment, span: Span): Agreement {
  let [typed, explained, covered] = [0, 0, 0];
  let [used, last, steps, worst] = [0, -1, 0, 0];
  for (let at = span.from; at < span.to; at++) {
    const link = alignment[at] ?? none;
    const weight = reading.weights[at] ?? 0;
    typed += weight;
    const taken = link.place < 0 || (used & (1 << link.place)) !== 0;
    if (taken || link.extra > link.likeness) {
      explained += weight * link.extra;
      continue;
    }
    used |= 1 << link.place;
    explained += weight * link.likeness;
    covered += (name.weights[link.place] ?? 0) * link.likeness;
    worst = Math.max(worst, ways.indexOf(link.way));
    if (link.place > last) steps += 1;
    last = link.place;
  }
  const inOrder = used !== 0 && steps === bitsIn(used);
  const left = name.weight - weightOfFirst(name, steps);
  const begun = inOrder && used === (1 << steps) - 1;
  const weight = begun ? name.weight - left * unfinishedShare : name.weight;
  return { typed, explained, covered: covered / weight, way: ways[worst] ?? 'exact', inOrder };
}

/** Typing stops early: of a name that was begun in order, the words still to come count less. */
const unfinishedShare = 0.4;

function weightOfFirst(name: SearchedName, count: number): number {
  return name.weights.slice(0, count).reduce((sum, weight) => sum + weight, 0);
}

/** Shares of the two sides in what a name is worth: that all typed is explained, and that all of the name was typed. */
export const explainedShare = 0.72;
export const coveredShare = 0.28;
