/**
 * How far apart two spellings are, in slips of the hand: a neighbouring key, a doubled letter, two letters turned round
 * cost less than a wrong letter. Optimal string alignment (Damerau–Levenshtein without overlapping edits), cut off early.
 */
export interface SlipCosts {
  readonly substitute: (typed: number, meant: number) => number;
  readonly leaveOut: number;
  readonly double: number;
  readonly swap: number;
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Each row of keys lies so far to the right of the one above. */
const rowOffsets = [0, 0.3, 0.8];
const firstLetter = 97;
const letters = 26;

const neighbouring = neighbouringKeys();

function neighbouringKeys(): Uint8Array {
  const keys = rows.flatMap((row, down) =>
    [...row].map((letter, along) => ({ letter, x: along + (rowOffsets[down] ?? 0), y: down })),
  );
  const table = new Uint8Array(letters * letters);
  for (const one of keys) {
    for (const two of keys) {
      const near = Math.hypot(one.x - two.x, one.y - two.y) < 1.35;
      if (near) table[placeOf(one.letter.charCodeAt(0), two.letter.charCodeAt(0))] = 1;
    }
  }
  return table;
}

function placeOf(one: number, two: number): number {
  return (one - firstLetter) * letters + (two - firstLetter);
}

function isLetter(code: number): boolean {
  return code >= firstLetter && code < firstLetter + letters;
}

const vowels = new Set([...'aeiouy'].map((letter) => letter.charCodeAt(0)));

const typingSlips: SlipCosts = {
  substitute(typed, meant) {
    if (isLetter(typed) && isLetter(meant) && neighbouring[placeOf(typed, meant)] === 1) return 0.6;
    return vowels.has(typed) && vowels.has(meant) ? 0.75 : 1;
  },
  leaveOut: 0.8,
  double: 0.45,
  swap: 0.55,
};

/** Consonants that a bad line makes one. */
const confused = new Set([
  'bp',
  'pb',
  'dt',
  'td',
  'gk',
  'kg',
  'fv',
  'vf',
  'mn',
  'nm',
  'sf',
  'fs',
  'ft',
  'tf',
  'cj',
  'jc',
  'cs',
  'sc',
]);

/** Between two sounds vowels weigh little and nothing is doubled or swapped. */
export const hearingSlips: SlipCosts = {
  substitute(heard, meant) {
    if (vowels.has(heard) && vowels.has(meant)) return 0.45;
    return confused.has(String.fromCharCode(heard, meant)) ? 0.55 : 1;
  },
  leaveOut: 0.9,
  double: 0.9,
  swap: 1,
};

/** The longest word that is compared; the longest name has a place for it in the rows below. */
const longestWord = 40;
const width = longestWord + 1;
let before = new Float64Array(width);
let current = new Float64Array(width);
let twoBefore = new Float64Array(width);

/** The cost of the slips between two words; infinite as soon as it must exceed `most`. */
export function slipCost(typed: string, meant: string, most: number, costs: SlipCosts = typingSlips): number {
  return fillRows(typed, meant, most, costs) ? (before[meant.length] ?? never) : never;
}

/** The same, where typing stopped before the end of the word. */
export function slipCostOfBeginning(typed: string, meant: string, most: number): number {
  const begun = meant.slice(0, typed.length + 1);
  if (!fillRows(typed, begun, most, typingSlips)) return never;
  return Math.min(...before.subarray(typed.length - 1, begun.length + 1));
}

const never = Number.POSITIVE_INFINITY;

function fillRows(typed: string, meant: string, most: number, costs: SlipCosts): boolean {
  if (typed.length > longestWord || meant.length > longestWord) return false;
  for (let at = 0; at <= meant.length; at++) before[at] = at * costs.leaveOut;
  for (let at = 1; at <= typed.length; at++) {
    const least = fillRow(typed, meant, at, costs);
    if (least > most) return false;
    [twoBefore, before, current] = [before, current, twoBefore];
  }
  return true;
}

function fillRow(typed: string, meant: string, at: number, costs: SlipCosts): number {
  const letter = typed.charCodeAt(at - 1);
  const last = typed.charCodeAt(at - 2);
  const extra = letter === last ? costs.double : costs.leaveOut;
  current[0] = at * costs.leaveOut;
  let least = current[0];
  for (let to = 1; to <= meant.length; to++) {
    const other = meant.charCodeAt(to - 1);
    const otherLast = meant.charCodeAt(to - 2);
    const missing = other === otherLast ? costs.double : costs.leaveOut;
    let cost = (before[to - 1] ?? 0) + (letter === other ? 0 : costs.substitute(letter, other));
    cost = Math.min(cost, (before[to] ?? 0) + extra, (current[to - 1] ?? 0) + missing);
    if (to > 1 && letter === otherLast && last === other) cost = Math.min(cost, (twoBefore[to - 2] ?? 0) + costs.swap);
    current[to] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
