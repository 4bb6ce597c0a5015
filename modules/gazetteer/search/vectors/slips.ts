import type { Dice } from './dice.ts';

/** Slips of hand and ear, one at a time. Null: this word gives no room for it. Written apart from the search's own rules. */

const beside: Readonly<Record<string, string>> = {
  q: 'wa', w: 'qes', e: 'wrd', r: 'etf', t: 'ryg', y: 'tuh', u: 'yij', i: 'uok', o: 'ipl', p: 'ol',
  a: 'qsz', s: 'awdx', d: 'sefc', f: 'drgv', g: 'fthb', h: 'gyjn', j: 'hukm', k: 'jil', l: 'kop',
  z: 'xas', x: 'zcsd', c: 'xvdf', v: 'cbfg', b: 'vngh', n: 'bmhj', m: 'njk',
};

export function pressNeighbour(word: string, dice: Dice): string | null {
  const at = dice.below(word.length);
  const near = beside[word.charAt(at)];
  return near === undefined ? null : word.slice(0, at) + dice.pick([...near]) + word.slice(at + 1);
}

export function drop(word: string, dice: Dice): string {
  const at = 1 + dice.below(word.length - 1);
  return word.slice(0, at) + word.slice(at + 1);
}

export function double(word: string, dice: Dice): string {
  const at = dice.below(word.length);
  return word.slice(0, at) + word.charAt(at) + word.slice(at);
}

export function swap(word: string, dice: Dice): string | null {
  const at = dice.below(word.length - 1);
  const [one, two] = [word.charAt(at), word.charAt(at + 1)];
  return one === two || !/[a-z]{2}/.test(one + two) ? null : word.slice(0, at) + two + one + word.slice(at + 2);
}

/** What is heard for what is said over a bad line. */
const hearings: readonly (readonly [RegExp, string])[] = [
  [/ck/, 'k'], [/ph/, 'f'], [/ee/, 'ea'], [/ea/, 'ee'], [/igh/, 'y'], [/ough/, 'uff'], [/tt/, 't'], [/ll/, 'l'],
  [/nn/, 'n'], [/pp/, 'p'], [/ss/, 's'], [/or(?!o)/, 'er'], [/er(?!e)/, 'ur'], [/on$/, 'en'], [/an$/, 'en'], [/son$/, 'sen'],
  [/^m/, 'n'], [/^n/, 'm'], [/^b/, 'p'], [/^d/, 't'], [/th/, 'f'], [/v/, 'f'], [/^wh/, 'w'], [/^kn/, 'n'], [/^wr/, 'r'],
  [/cester/, 'ster'], [/ey$/, 'y'], [/(?<=[^aeo])y$/, 'ey'], [/e$/, ''], [/(?<=[a-z])ham$/, 'am'], [/burgh/, 'borough'],
  [/borough/, 'bury'], [/c(?=[ei])/, 's'], [/ch/, 'sh'], [/oo/, 'u'], [/au/, 'or'], [/ie/, 'y'], [/ton$/, 'don'],
  [/ford$/, 'forth'], [/wick$/, 'ick'], [/thorpe$/, 'thorp'], [/bourne$/, 'born'], [/ai/, 'ay'], [/ay/, 'ai'], [/oa/, 'o'],
  [/ew/, 'u'], [/mb$/, 'm'], [/nds/, 'ns'], [/tch/, 'ch'], [/i(?=[^aeiou])/, 'e'], [/a(?=[^aeiou])/, 'e'], [/o(?=[^aeiou])/, 'u'],
  [/c(?=[aou])/, 'k'], [/k(?=[aou])/, 'c'], [/z/, 's'], [/x/, 'cks'], [/dge/, 'ge'], [/s$/, ''], [/l(?=k|m)/, ''],
];

export function mishear(word: string, dice: Dice): string | null {
  const possible = hearings.filter(([said]) => said.test(word));
  if (possible.length === 0) return null;
  const [said, heard] = dice.pick(possible);
  return word.replace(said, heard);
}

const shortened: Readonly<Record<string, string>> = {
  road: 'rd', street: 'st str', avenue: 'ave av', close: 'cl clo', lane: 'ln la', drive: 'dr drv', crescent: 'cres cresc cr',
  court: 'ct', place: 'pl', grove: 'gr gro grv', gardens: 'gdns', terrace: 'ter terr tce', square: 'sq', way: 'wy', park: 'pk',
  mount: 'mt', north: 'nth n', south: 'sth s', east: 'e', west: 'w', school: 'sch', primary: 'pri prim', church: 'ch',
  saint: 'st', green: 'grn', house: 'hse', farm: 'fm', great: 'gt', little: 'lt', upper: 'upr', lower: 'lwr', station: 'stn',
  walk: 'wlk', view: 'vw', hospital: 'hosp', college: 'coll', community: 'comm', heights: 'hts',
};

/** Every word that is usually shortened is. Null: none is. */
export function abbreviate(name: string, dice: Dice): string | null {
  const words = name.toLowerCase().split(' ');
  const short = words.map((word) => (shortened[word] === undefined ? word : dice.pick(shortened[word].split(' '))));
  return short.join(' ') === words.join(' ') ? null : short.join(' ');
}
