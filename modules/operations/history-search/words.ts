/** What is sought, in the fields of the search window; all of them must fit. */
export interface Sought {
  /** The one box: each word may stand anywhere. */
  readonly anywhere: string;
  readonly place: string;
  readonly person: string;
  readonly phone: string;
  readonly callsign: string;
  readonly text: string;
  readonly number: string;
}

/** One word as the index may hold it. `open`: also where it shows under a restriction. */
export interface Wanted {
  /** Lexemes of which any will do. */
  readonly lexemes: readonly string[];
  /** Those of them that stand for what shows under a restriction: place and number. */
  readonly open: readonly string[];
  /** To be reduced to its stem by the database, and sought in what was said; null: not sought there. */
  readonly said: string | null;
  readonly isBeginning: boolean;
}

const LEAST_PHONE_DIGITS = 6;
const TAIL_DIGITS = 9;
const MOST_WORDS = 12;
/** Shorter ones would begin half of the vocabulary. */
const LEAST_BEGINNING = 3;

/** Lower case, without accents: as `operations.plain` has it. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '');
}

export function wantedOf(sought: Sought): readonly Wanted[] {
  const { numbers, rest } = phonesIn(sought.anywhere.replaceAll(/(\d{1,5}) of (\d{1,2}\/\d{1,2})/g, '$1/$2'));
  return [
    ...numbers.map(phone),
    ...wordsOf(rest).map(anywhere),
    ...wordsOf(sought.place).map((word) => tagged('l=', word, true)),
    ...wordsOf(sought.person).map((word) => tagged('n=', word, false)),
    ...phonesIn(sought.phone).numbers.map(phone),
    ...wordsOf(sought.callsign).map((word) => tagged('u=', word, false)),
    ...wordsOf(sought.text).map(said),
    ...numbersIn(sought.number).map((number) => ({ ...nothing, lexemes: [number], open: [number] })),
  ].slice(0, MOST_WORDS);
}

const nothing: Wanted = { lexemes: [], open: [], said: null, isBeginning: false };

function phone(digits: string): Wanted {
  return { ...nothing, lexemes: [`c=${digits.slice(-TAIL_DIGITS)}`] };
}

function tagged(tag: string, word: string, isOpen: boolean): Wanted {
  const { root, isBeginning } = rootOf(word);
  const lexemes = [tag + root];
  return { lexemes, open: isOpen ? lexemes : [], said: null, isBeginning };
}

function said(word: string): Wanted {
  const { root, isBeginning } = rootOf(word);
  return { ...nothing, said: root, isBeginning };
}

function anywhere(word: string): Wanted {
  const { root, isBeginning } = rootOf(word);
  const numbers = numbersIn(word);
  const open = root.includes('/') ? numbers : [`l=${root}`, ...numbers];
  const isWord = !root.includes('/');
  return {
    lexemes: [...open, ...(isWord ? [`n=${root}`, `u=${root}`] : [])],
    open,
    said: isWord ? root : null,
    isBeginning,
  };
}

/** `mil*` is a beginning. */
function rootOf(word: string): { readonly root: string; readonly isBeginning: boolean } {
  const root = word.replaceAll('*', '');
  return { root, isBeginning: word.endsWith('*') && root.length >= LEAST_BEGINNING };
}

/** `421`, `0421/22`, `0421 of 22/11` as the index holds the number of an incident. */
function numbersIn(text: string): readonly string[] {
  const found = /^(?:c0*)?(\d{1,5})(?:\s*(?:of|\/)\s*(\d{1,2})(?:\/(\d{1,2}))?)?$/i.exec(text.trim());
  if (found === null) return [];
  const [, digits = '', day, month] = found;
  const parts = [digits.padStart(4, '0'), ...[day, month].filter((part) => part !== undefined)];
  return [`#=${parts.map((part, at) => (at === 0 ? part : part.padStart(2, '0'))).join('/')}`];
}

/** Runs of digits long enough to be a telephone number, however they are spaced. */
function phonesIn(text: string): { readonly numbers: readonly string[]; readonly rest: string } {
  const numbers: string[] = [];
  const rest = text.replaceAll(/\+?\(?\d[\d ()-]{4,}\d/g, (run) => {
    const digits = run.replaceAll(/\D/g, '');
    if (digits.length < LEAST_PHONE_DIGITS) return run;
    numbers.push(digits);
    return ' ';
  });
  return { numbers, rest };
}

function wordsOf(text: string): readonly string[] {
  return plain(text)
    .split(/[^a-z0-9*/]+/)
    .filter((word) => /[a-z0-9]/.test(word));
}

/**
 * Stands before each lexeme in place of the period that it is sought in (`operations.by_period` of the database); no word holds it.
 */
export const PERIOD = '@';

/** The words of one query of the database: all must fit, each in any of its ways. Null: nothing can. */
export function queryOf(wanted: readonly Wanted[], stems: ReadonlyMap<string, string>): string | null {
  const parts = wanted.flatMap((one) => {
    const stem = one.said === null ? null : (stems.get(one.said) ?? null);
    // A word that says nothing ("the") has no stem, and narrows nothing.
    if (one.said !== null && stem === null) return [];
    return [anyOf([...one.lexemes, ...(stem === null ? [] : [stem])], one.isBeginning)];
  });
  return allOf(parts);
}

/** The same where only what shows under a restriction counts; null: it cannot fit so. */
export function openQueryOf(wanted: readonly Wanted[], stems: ReadonlyMap<string, string>): string | null {
  const telling = wanted.filter(({ said }) => said === null || stems.has(said));
  return allOf(telling.map(({ open, isBeginning }) => (open.length === 0 ? null : anyOf(open, isBeginning))));
}

function allOf(parts: readonly (string | null)[]): string | null {
  const all = parts.filter((part) => part !== null);
  return all.length < parts.length || all.length === 0 ? null : all.join(' & ');
}

function anyOf(lexemes: readonly string[], isBeginning: boolean): string {
  return `(${lexemes.map((lexeme) => `'${PERIOD}${lexeme.replaceAll("'", "''")}'${isBeginning ? ':*' : ''}`).join(' | ')})`;
}
