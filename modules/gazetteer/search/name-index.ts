import { type Alignment, align } from './alignment.ts';
import type { Reading } from './reading.ts';
import { type SearchedName, searchedName, spellingsOf } from './searched-name.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Something that goes by a name. */
export interface Named<T> {
  readonly name: string;
  /** Words that may be said with the name. */
  readonly extras: string;
  readonly value: T;
}

export interface IndexedName<T> extends SearchedName {
  readonly values: readonly T[];
}

/** Words of so many names find nothing by themselves: `road`. */
const mostNames = 500;
/** So many names are looked at closely. */
const mostCandidates = 300;

/** Finds the names that share words, or words like them, with what was typed. */
export class NameIndex<T> {
  readonly #names: readonly IndexedName<T>[];
  readonly #namesWith = new Map<number, number[]>();
  readonly #worth: Float64Array;
  readonly #wordSeen: Int16Array;
  readonly #wordWorth: Float64Array;

  /** Counts the words of its names: build all indexes of a vocabulary before any search. */
  constructor(named: Iterable<Named<T>>, known: Vocabulary) {
    const groups = new Map<string, { words: number[]; extras: Set<number>; values: T[] }>();
    for (const { name, extras, value } of named) {
      for (const words of spellingsOf(name)) {
        const key = `${words.join(' ')}|${extras}`;
        const numbers = words.map((word) => known.numberOf(word));
        const group = groups.get(key) ?? { words: numbers, extras: numbersOf(extras, known), values: [] };
        group.values.push(value);
        groups.set(key, group);
      }
    }
    const all = [...groups.values()].filter(({ words }) => words.length > 0);
    for (const { words } of all) known.countName(words);
    this.#names = all.map(({ words, extras, values }) => ({ ...searchedName(words, extras, known), values }));
    for (const [at, { words }] of this.#names.entries()) {
      for (const word of new Set(words)) {
        const names = this.#namesWith.get(word) ?? [];
        names.push(at);
        this.#namesWith.set(word, names);
      }
    }
    this.#worth = new Float64Array(this.#names.length);
    this.#wordWorth = new Float64Array(this.#names.length);
    this.#wordSeen = new Int16Array(this.#names.length);
  }

  /** The likeliest names with how their words and those typed go together. */
  findLike(reading: Reading): readonly { readonly name: IndexedName<T>; readonly alignment: Alignment }[] {
    const touched = this.#gather(reading);
    const best = touched.toSorted((one, two) => (this.#worth[two] ?? 0) - (this.#worth[one] ?? 0) || one - two);
    const found = best.slice(0, mostCandidates).flatMap((at) => {
      const name = this.#names[at];
      return name === undefined ? [] : [{ name, alignment: align(reading, name) }];
    });
    for (const at of touched) this.#forget(at);
    return found;
  }

  /** Telling words find names; common words then weigh in on those found, or find them where nothing else did. */
  #gather(reading: Reading): readonly number[] {
    const touched: number[] = [];
    this.#addAll(reading, { touched, common: false });
    const found = touched.length > 0;
    this.#addAll(reading, { touched: found ? null : touched, common: true });
    return touched;
  }

  #addAll(reading: Reading, to: { touched: number[] | null; common: boolean }): void {
    for (const [at, matches] of reading.matches.entries()) {
      const weight = reading.weights[at] ?? 0;
      for (const [word, { likeness }] of matches) {
        const names = this.#namesWith.get(word) ?? [];
        if (names.length > mostNames === to.common)
          this.#add(names, { at: at + 1, worth: weight * likeness }, to.touched);
      }
    }
  }

  /** A name gets its best worth for each word typed, once. Without a list for new ones, only names found already do. */
  #add(names: readonly number[], found: { at: number; worth: number }, touched: number[] | null): void {
    for (const name of names) {
      const seen = this.#wordSeen[name] ?? 0;
      if (seen === 0 && touched === null) continue;
      if (seen === 0) touched?.push(name);
      const before = seen === found.at ? (this.#wordWorth[name] ?? 0) : 0;
      if (found.worth <= before) continue;
      this.#worth[name] = (this.#worth[name] ?? 0) + found.worth - before;
      this.#wordWorth[name] = found.worth;
      this.#wordSeen[name] = found.at;
    }
  }

  #forget(name: number): void {
    this.#worth[name] = 0;
    this.#wordWorth[name] = 0;
    this.#wordSeen[name] = 0;
  }
}

function numbersOf(extras: string, known: Vocabulary): Set<number> {
  return new Set(wordsOf(extras).map((word) => known.numberOf(word)));
}
