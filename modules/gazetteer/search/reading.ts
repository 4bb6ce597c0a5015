import type { Vocabulary, WordMatches } from './vocabulary.ts';

/** What was typed, taken as these words. */
export interface Reading {
  readonly words: readonly string[];
  readonly matches: readonly WordMatches[];
  readonly weights: readonly number[];
}

/** A stretch of words: from the first, up to but without the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function weightIn(reading: Reading, span: Span): number {
  return reading.weights.slice(span.from, span.to).reduce((sum, weight) => sum + weight, 0);
}

const mostReadings = 4;

/**
 * The readings of some words: as typed; with an `s` drawn to the word before it; with two words as one or one as two,
 * where that makes words that names have.
 */
export function readingsOf(words: readonly string[], known: Vocabulary): readonly Reading[] {
  const readings = [words];
  const owned = withOwnedS(words, known);
  if (owned.length < words.length) readings.push(owned);
  readings.push(...joinedReadings(words, known), ...partedReadings(words, known));
  return readings.slice(0, mostReadings).map((reading) => readingOf(reading, known));
}

export function readingOf(words: readonly string[], known: Vocabulary): Reading {
  const matches = words.map((word) => known.matchesOf(word));
  const weights = words.map((word, at) => weightTyped(word, at === 0, { matches: matches[at] ?? new Map(), known }));
  return { words, matches, weights };
}

interface Looked {
  readonly matches: WordMatches;
  readonly known: Vocabulary;
}

/** One or two letters may be anything. */
const shortWeight = 0.4;

/** A word weighs as much as the likeliest word that it may mean; a house number hardly anything. */
function weightTyped(word: string, isFirst: boolean, { matches, known }: Looked): number {
  if (isFirst && /^\d+[a-z]?$/.test(word)) return 0.05;
  let best = 0;
  let weight = 1;
  for (const [number, { likeness }] of matches) {
    if (likeness < best) continue;
    const found = known.weightOf(number);
    weight = likeness > best ? found : Math.min(weight, found);
    best = likeness;
  }
  return word.length < 3 ? Math.min(weight, shortWeight) : weight;
}

function withOwnedS(words: readonly string[], known: Vocabulary): readonly string[] {
  const owned: string[] = [];
  for (const word of words) {
    const last = owned.at(-1);
    if (word === 's' && last !== undefined && known.has(`${last}s`)) owned[owned.length - 1] = `${last}s`;
    else owned.push(word);
  }
  return owned;
}

function joinedReadings(words: readonly string[], known: Vocabulary): readonly (readonly string[])[] {
  return words.slice(1).flatMap((word, before) => {
    const joined = `${words[before]}${word}`;
    return joined.length > 4 && known.has(joined)
      ? [[...words.slice(0, before), joined, ...words.slice(before + 2)]]
      : [];
  });
}

function partedReadings(words: readonly string[], known: Vocabulary): readonly (readonly string[])[] {
  return words.flatMap((word, at) => {
    if (word.length < 6 || known.has(word)) return [];
    return [...word.slice(3, -2)].flatMap((_, cut) => {
      const [head, tail] = [word.slice(0, cut + 3), word.slice(cut + 3)];
      return known.has(head) && known.has(tail) ? [[...words.slice(0, at), head, tail, ...words.slice(at + 1)]] : [];
    });
  });
}
