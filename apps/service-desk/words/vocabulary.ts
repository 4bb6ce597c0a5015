import { type Edition, editions, type Term, terms } from '../../../modules/service/contract.ts';

/** Whose words screens say: those of the service centre itself, or of an edition of ITIL. */
export type Vocabulary = 'own' | Edition;

export const vocabularyNames: Readonly<Record<Vocabulary, string>> = {
  own: 'Our own words',
  v2: 'ITIL v2',
  v3: 'ITIL v3',
  v4: 'ITIL v4',
};

export function wordOf(term: Term, vocabulary: Vocabulary): string {
  return vocabulary === 'own' ? term.own : (term.words[vocabulary][0] ?? term.own);
}

/** What a page is called; where no edition has a word for it, as it is called here. */
export function pageName(
  { path, own }: { readonly path: string; readonly own: string },
  vocabulary: Vocabulary,
): string {
  const term = termOf(path);
  return vocabulary === 'own' || term === undefined ? own : wordOf(term, vocabulary);
}

export function termOf(path: string): Term | undefined {
  return terms.find((one) => one.path === path);
}

export function isVocabulary(text: string): text is Vocabulary {
  return text in vocabularyNames;
}

/** Every word that was typed stands in one of its names. */
export function says(term: Term, text: string): boolean {
  const own = term.own.toLowerCase();
  const words = text.trim().toLowerCase().split(/\s+/);
  return words.every((word) => own.includes(word)) || foundAs(term, text) !== null;
}

/** All that a term may be called, each said once, with the editions that say it. */
export function aliasesOf(term: Term): readonly { readonly word: string; readonly editions: readonly Edition[] }[] {
  const said = new Map<string, { word: string; editions: Edition[] }>();
  for (const edition of editions) {
    for (const word of term.words[edition]) {
      const key = word.toLowerCase();
      const one = said.get(key) ?? { word, editions: [] };
      said.set(key, { ...one, editions: [...one.editions, edition] });
    }
  }
  return [...said.values()];
}

/** The alias in which every word that was typed stands, the one that begins with it first; null: there is none. */
export function foundAs(term: Term, text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  const words = typed.split(/\s+/);
  const fits = aliasesOf(term).filter(({ word }) => words.every((part) => word.toLowerCase().includes(part)));
  const best = fits.toSorted((a, b) => rank(a.word, typed) - rank(b.word, typed))[0];
  return best === undefined ? null : `${best.word} (ITIL ${best.editions.join(', ')})`;
}

function rank(word: string, typed: string): number {
  const low = word.toLowerCase();
  if (low.includes(`(${typed})`) || low === typed) return 0;
  return low.startsWith(typed) ? 1 : 2;
}
