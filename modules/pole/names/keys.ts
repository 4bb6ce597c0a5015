import { doubleMetaphone } from 'double-metaphone';
import { familiesOf } from './families.ts';
import { nameWords } from './words.ts';

/**
 * The keys by which a name, a number, an address or a registration is found again, each with a letter for what it is. They are
 * made here and looked up in a plain index, so that no PostgreSQL needs an extension for it:
 * f family of names, s sound, d one letter left out (two that share one are a slip apart), p beginning, x the whole name,
 * t telephone, a address, v registration.
 */
const SHORTEST_SLIP = 4;
const BEGINNING = 3;

/** Words of names are few and come again and again: how they sound is worked out once. Emptied when full, so that it stays small. */
const heardBefore = new Map<string, readonly string[]>();
const MOST_HEARD = 50_000;

/** How a word sounds to an English ear: what callers say and what is written down meet here. */
export function soundsOf(word: string): readonly string[] {
  const before = heardBefore.get(word);
  if (before !== undefined) return before;
  const sounds = [...new Set([word, heard(word)].flatMap((one) => doubleMetaphone(one)))].filter((one) => one !== '');
  if (heardBefore.size >= MOST_HEARD) heardBefore.clear();
  heardBefore.set(word, sounds);
  return sounds;
}

/** Habits of other languages that English ears spell otherwise: Polish sz, cz, rz, w; Welsh ll, dd, w; Arabic q, dh, kh, gh. */
const habits: readonly (readonly [RegExp, string])[] = [
  [/szcz|shch/g, 'sh'],
  [/sz|sch/g, 'sh'],
  [/cz|tch/g, 'ch'],
  [/rz/g, 'j'],
  [/^ll/, 'l'],
  [/dd(?=$|[^aeiou])/g, 'th'],
  [/dh/g, 'd'],
  [/(?<=[a-z])w(?=[aeiousn])/g, 'v'],
  [/^w(?=oj|oz|is|lo|an)/, 'v'],
  [/^j(?=an|ar|er|ur|ed|ad|oa)/, 'y'],
  [/q/g, 'k'],
  [/gh(?=[aeiou])/g, 'g'],
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/mh|bh/g, 'v'],
];

function heard(word: string): string {
  return habits.reduce((said, [pattern, spoken]) => said.replace(pattern, spoken), word);
}

function slipsOf(word: string): readonly string[] {
  if (word.length < SHORTEST_SLIP) return [word];
  return [word, ...[...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** The keys of one word, without its beginning. */
function wordKeys(word: string): readonly string[] {
  return [
    ...familiesOf(word).map((family) => `f:${family}`),
    ...soundsOf(word).map((sound) => `s:${sound}`),
    ...slipsOf(word).map((slip) => `d:${slip}`),
  ];
}

/** All that a name may be found by. */
export function nameKeys(name: string): readonly string[] {
  const words = nameWords(name);
  if (words.length === 0) return [];
  const beginnings = words.flatMap((word) => (word.length < BEGINNING ? [] : [`p:${word.slice(0, BEGINNING)}`]));
  return [...new Set([wholeKey(words), ...beginnings, ...words.flatMap(wordKeys)])];
}

const wholeKey = (words: readonly string[]) => `x:${words.toSorted().join(' ')}`;

/** What a typed name asks for: the whole, and for each word any of these. The last word may not be finished. */
export interface NameAsked {
  readonly words: readonly string[];
  readonly whole: string;
  readonly each: readonly (readonly string[])[];
}

export function askName(typed: string): NameAsked | null {
  const words = nameWords(typed);
  const letters = words.join('').length;
  if (letters < BEGINNING) return null;
  const each = words.map((word, at) => [
    ...wordKeys(word),
    ...(at === words.length - 1 && word.length >= BEGINNING ? [`p:${word.slice(0, BEGINNING)}`] : []),
  ]);
  return { words, whole: wholeKey(words), each };
}

const DIGITS_THAT_TELL = 9;

/** The last nine digits are the same however a number is written. Null for what is no number, such as "withheld". */
export function phoneKey(number: string): string | null {
  const digits = number.replace(/\D/g, '');
  return digits.length < DIGITS_THAT_TELL ? null : `t:${digits.slice(-DIGITS_THAT_TELL)}`;
}

const shortened: Readonly<Record<string, string>> = {
  ...{
    st: 'street',
    rd: 'road',
    ave: 'avenue',
    av: 'avenue',
    cl: 'close',
    ct: 'court',
    dr: 'drive',
    la: 'lane',
    ln: 'lane',
  },
  ...{
    pl: 'place',
    sq: 'square',
    gdns: 'gardens',
    cres: 'crescent',
    ter: 'terrace',
    no: '',
    flat: '',
    apt: '',
    apartment: '',
  },
};

/** One door, however it is written: `Flat 2, 14 Mill St., Oakham`. Null without a number: a street is no household. */
export function addressKey(address: string): string | null {
  const words = address
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .split(/[^a-z0-9]+/)
    .map((word) => shortened[word] ?? word)
    .filter((word) => word !== '');
  const numbered = words.some((word) => /^\d{1,4}[a-z]?$/.test(word));
  return numbered && words.length > 1 ? `a:${words.toSorted().join(' ')}` : null;
}

export function registrationKey(registration: string): string | null {
  const plain = registration.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain.length < 2 ? null : `v:${plain}`;
}
