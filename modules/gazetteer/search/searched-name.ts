import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** A name as the search sees it. */
export interface SearchedName {
  readonly words: readonly number[];
  readonly weights: readonly number[];
  readonly weight: number;
  /** Words that may be said with the name though it lacks them: `pub`, the town round a suburb. */
  readonly extras: ReadonlySet<number>;
}

/** Spellings of one name: a hyphen is a blank or nothing. */
export function spellingsOf(name: string): readonly (readonly string[])[] {
  const apart = wordsOf(name);
  if (!/\w-\w/.test(name)) return [apart];
  const together = wordsOf(name.replace(/(?<=\w)-(?=\w)/g, ''));
  return [apart, together];
}

/** Weights are right once all names are counted. */
export function searchedName(words: readonly number[], extras: ReadonlySet<number>, known: Vocabulary): SearchedName {
  const weights = words.map((word) => known.weightOf(word));
  return { words, weights, weight: weights.reduce((sum, weight) => sum + weight, 0), extras };
}
