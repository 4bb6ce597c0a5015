/** Words that speak for a code: from the force pack, and from what the force's own incidents of this code were called. */
interface CodeVocabulary {
  readonly ofPack: readonly { readonly code: string; readonly words: readonly string[] }[];
  readonly ofHistory: readonly {
    readonly code: string;
    readonly incidents: number;
    readonly words: Readonly<Record<string, number>>;
  }[];
}

export interface Suggestion {
  readonly code: string;
  /** The caller's words that speak for it, the loudest first. */
  readonly because: readonly string[];
}

const MOST = 5;
const MOST_WORDS = 3;
/** Below this nothing is said: a wrong suggestion costs more than none. */
const QUIET = 0.9;
/** History speaks in full once there are so many incidents. */
const ENOUGH_HISTORY = 300;
const LOUDEST_HISTORY = 1.5;

type Suggest = (what: string) => readonly Suggestion[];
type Voices = Map<string, Map<string, number>>;

/** Made once from the vocabulary; then each keystroke costs a look-up a word. */
export function makeSuggester({ ofPack, ofHistory }: CodeVocabulary): Suggest {
  const voices: Voices = new Map();
  addPack(voices, ofPack);
  addHistory(voices, ofHistory);
  const longest = Math.max(1, ...[...voices.keys()].map((phrase) => phrase.split(' ').length));
  return (what) => {
    const heard = new Map<string, Map<string, number>>();
    for (const [phrase, said] of phrasesOf(what, longest)) {
      for (const [code, weight] of voices.get(phrase) ?? []) {
        const of = heard.get(code) ?? new Map<string, number>();
        of.set(said, Math.max(of.get(said) ?? 0, weight));
        heard.set(code, of);
      }
    }
    return best(heard);
  };
}

function addPack(voices: Voices, ofPack: CodeVocabulary['ofPack']): void {
  const shared = new Map<string, number>();
  const phrases = ofPack.map(({ code, words }) => ({ code, words: new Set(words.map(stemmed)) }));
  for (const { words } of phrases) for (const phrase of words) shared.set(phrase, (shared.get(phrase) ?? 0) + 1);
  for (const { code, words } of phrases) {
    for (const phrase of words) {
      const length = phrase.split(' ').length;
      // What many codes share says little; a phrase says more than its words.
      add(voices, phrase, code, (1 + 0.8 * (length - 1)) / (shared.get(phrase) ?? 1) ** 0.7);
    }
  }
}

/** How much likelier the word is under this code than anywhere (naive Bayes), as far as there is history at all. */
function addHistory(voices: Voices, ofHistory: CodeVocabulary['ofHistory']): void {
  const all = ofHistory.reduce((sum, { incidents }) => sum + incidents, 0);
  const totals = new Map<string, number>();
  for (const { words } of ofHistory) {
    for (const [word, count] of Object.entries(words)) totals.set(word, (totals.get(word) ?? 0) + count);
  }
  const trust = Math.min(1, all / ENOUGH_HISTORY);
  for (const { code, incidents, words } of ofHistory) {
    for (const [word, count] of Object.entries(words)) {
      const here = (count + 0.5) / (incidents + 1);
      const anywhere = ((totals.get(word) ?? 0) + 0.5) / (all + 1);
      const loud = Math.min(LOUDEST_HISTORY, Math.log2(here / anywhere) / 2) * trust * Math.min(1, here * 4);
      if (loud > 0 && !fillers.has(word)) add(voices, stemmed(word), code, loud);
    }
  }
}

function add(voices: Voices, phrase: string, code: string, weight: number): void {
  const of = voices.get(phrase) ?? new Map<string, number>();
  of.set(code, (of.get(code) ?? 0) + weight);
  voices.set(phrase, of);
}

/** Every run of words up to the longest phrase that is known: as it is looked up, and as it was said. */
function* phrasesOf(what: string, longest: number): Generator<readonly [string, string]> {
  const said = what
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '');
  const stems = said.map(stem);
  for (let from = 0; from < said.length; from += 1) {
    for (let length = 1; length <= longest && from + length <= said.length; length += 1) {
      yield [stems.slice(from, from + length).join(' '), said.slice(from, from + length).join(' ')];
    }
  }
}

const stemmed = (phrase: string): string => phrase.toLowerCase().split(/\s+/).map(stem).join(' ');

/** fighting, fights, fight: one word. Rough, and the same on both sides. */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?:ings?|ed|es|s|er|ers)$/, '')
    .replace(/(.)\1$/, '$1')
    .replace(/e$/, '');
}

const fillers: ReadonlySet<string> = new Set(
  'the and has was are they that this with from there have says said for him her his she not been who caller out now'.split(
    ' ',
  ),
);

function best(heard: ReadonlyMap<string, ReadonlyMap<string, number>>): readonly Suggestion[] {
  return [...heard]
    .map(([code, of]) => ({ code, of, loud: [...of.values()].reduce((sum, weight) => sum + weight, 0) }))
    .filter(({ loud }) => loud >= QUIET)
    .sort((a, b) => b.loud - a.loud || a.code.localeCompare(b.code))
    .slice(0, MOST)
    .map(({ code, of }) => ({ code, because: loudest(of) }));
}

/** A phrase speaks for its words: those are not said again. */
function loudest(of: ReadonlyMap<string, number>): readonly string[] {
  const words = [...of].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return words
    .filter((word) => !words.some((other) => other !== word && other.split(' ').includes(word)))
    .slice(0, MOST_WORDS);
}
