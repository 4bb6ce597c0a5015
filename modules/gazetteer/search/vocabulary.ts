import { alternativesOf, isJoiningWord } from './abbreviations.ts';
import { bitsIn } from './bits.ts';
import { soundOf } from './sound.ts';
import { hearingSlips, slipCost, slipCostOfBeginning } from './spelling.ts';

/** How one word typed led to one word of a name, best first. */
export const ways = ['exact', 'abbreviation', 'prefix', 'spelling', 'sound'] as const;
export type Way = (typeof ways)[number];

export interface WordMatch {
  /** 1 is the same word. */
  readonly likeness: number;
  readonly way: Way;
}

/** Words of the vocabulary by their number, with how alike they are to one word typed. */
export type WordMatches = ReadonlyMap<number, WordMatch>;

interface Known {
  readonly text: string;
  readonly sound: string;
  readonly letters: number;
  readonly soundLetters: number;
}

/** All words of all names, each once; finds those that a typed word may mean. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: Known[] = [];
  /** In how many names each word occurs. */
  readonly #uses: number[] = [];
  #names = 0;
  readonly #remembered = new Map<string, WordMatches>();

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const sound = soundOf(word);
    this.#words.push({ text: word, sound, letters: lettersIn(word), soundLetters: lettersIn(sound) });
    this.#uses.push(0);
    this.#numbers.set(word, this.#words.length - 1);
    return this.#words.length - 1;
  }

  has(word: string): boolean {
    return this.#numbers.has(word);
  }

  countName(words: readonly number[]): void {
    this.#names += 1;
    for (const word of new Set(words)) this.#uses[word] = (this.#uses[word] ?? 0) + 1;
  }

  usesOf(word: number): number {
    return this.#uses[word] ?? 0;
  }

  textOf(word: number): string {
    return this.#words[word]?.text ?? '';
  }

  /** How much a word tells: 1 for one that occurs in a single name, little for `road`. */
  weightOf(word: number): number {
    if (isJoiningWord(this.textOf(word))) return 0.08;
    const share = Math.log((this.#names + 1) / (this.usesOf(word) + 1)) / Math.log(this.#names + 1);
    return 0.15 + 0.85 * share;
  }

  matchesOf(typed: string): WordMatches {
    const remembered = this.#remembered.get(typed);
    if (remembered !== undefined) return remembered;
    const matches = this.#findMatches(typed);
    if (this.#remembered.size > mostRemembered) this.#remembered.clear();
    this.#remembered.set(typed, matches);
    return matches;
  }

  #findMatches(typed: string): WordMatches {
    const matches = new Map<number, WordMatch>();
    if (typed.length >= 3 && !/\d/.test(typed)) this.#findAlike(typed, matches);
    else if (/[a-z]/.test(typed)) this.#findBeginning(typed, matches);
    for (const word of alternativesOf(typed)) this.#set(matches, word, { likeness: 0.98, way: 'abbreviation' });
    this.#set(matches, typed, { likeness: 1, way: 'exact' });
    return matches;
  }

  #set(matches: Map<number, WordMatch>, text: string, match: WordMatch): void {
    const word = this.#numbers.get(text);
    if (word !== undefined) matches.set(word, match);
  }

  #findBeginning(typed: string, matches: Map<number, WordMatch>): void {
    for (const [word, { text }] of this.#words.entries()) {
      if (text.startsWith(typed)) matches.set(word, { likeness: 0.6 + 0.1 * typed.length, way: 'prefix' });
    }
  }

  #findAlike(typed: string, matches: Map<number, WordMatch>): void {
    const sound = soundOf(typed);
    const probe: Known = { text: typed, sound, letters: lettersIn(typed), soundLetters: lettersIn(sound) };
    for (let word = 0; word < this.#words.length; word++) {
      const known = this.#words[word];
      if (known === undefined || !mayBeAlike(probe, known)) continue;
      const match = likenessOf(probe, known);
      if (match !== null) matches.set(word, match);
    }
  }
}

/** Two comparisons of bits spare most comparisons of two words, letter by letter. */
function mayBeAlike(typed: Known, known: Known): boolean {
  return (
    bitsIn(typed.letters ^ known.letters) <= mostLettersApart ||
    bitsIn(typed.soundLetters ^ known.soundLetters) <= mostSoundsApart ||
    bitsIn(typed.letters & ~known.letters) <= 1
  );
}
const mostLettersApart = 5;
const mostSoundsApart = 3;

const mostRemembered = 500;
/** Below it two words have nothing to do with each other. */
const leastLikeness = 0.62;

function likenessOf(typed: Known, known: Known): WordMatch | null {
  if (known.text.startsWith(typed.text))
    return { likeness: 0.84 + 0.13 * (typed.text.length / known.text.length), way: 'prefix' };
  const spelling = spellingLikeness(typed, known);
  const sound = soundLikeness(typed, known);
  const begun = Math.max(spelling, sound) < leastLikeness ? beginningLikeness(typed, known) : 0;
  if (begun > 0) return { likeness: begun, way: 'spelling' };
  if (Math.max(spelling, sound) < leastLikeness) return null;
  return spelling >= sound ? { likeness: spelling, way: 'spelling' } : { likeness: sound, way: 'sound' };
}

function spellingLikeness(typed: Known, known: Known): number {
  const length = Math.max(typed.text.length, known.text.length);
  const most = mostSlips(length);
  if (Math.abs(typed.text.length - known.text.length) > 2 || most === 0) return 0;
  if (bitsIn(typed.letters ^ known.letters) > Math.min(mostLettersApart, 2 * most + 1)) return 0;
  const cost = slipCost(typed.text, known.text, most);
  if (cost > most) return 0;
  // People rarely get the first letter of a name wrong.
  const first = typed.text.charCodeAt(0) === known.text.charCodeAt(0) ? 0 : 0.15;
  return 1 - (1.05 * (cost + first)) / (length + 0.5);
}

/** One slip in a word that is not typed to its end. */
function beginningLikeness(typed: Known, known: Known): number {
  if (typed.text.length < 5 || known.text.length < typed.text.length + 2) return 0;
  const strange = bitsIn(typed.letters & ~known.letters);
  if (strange > 1 || typed.text.charCodeAt(0) !== known.text.charCodeAt(0)) return 0;
  const cost = slipCostOfBeginning(typed.text, known.text, 1);
  return cost > 1 ? 0 : 0.84 - (1.05 * cost) / typed.text.length;
}

function mostSlips(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 8 ? 1.7 : 2.6;
}

function soundLikeness(typed: Known, known: Known): number {
  if (typed.sound === known.sound) return typed.sound.length > 1 ? 0.93 : 0;
  const length = Math.max(typed.sound.length, known.sound.length);
  if (length < 3 || Math.abs(typed.sound.length - known.sound.length) > 2) return 0;
  const most = length < 5 ? 0.9 : 1.4;
  if (bitsIn(typed.soundLetters ^ known.soundLetters) > mostSoundsApart) return 0;
  const cost = slipCost(typed.sound, known.sound, most, hearingSlips);
  return cost > most ? 0 : 0.93 * (1 - cost / (length + 0.5));
}

/** Which letters a word has, as bits. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at) - 97;
    bits |= 1 << (code >= 0 && code < 26 ? code : 26);
  }
  return bits;
}
