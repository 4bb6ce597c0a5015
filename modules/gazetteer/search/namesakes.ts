import { findOutline, metresBetween } from './distance.ts';
import type { Entry, Outline } from './entry.ts';
import { soundOf } from './sound.ts';
import { plainName, wordsOf } from './words.ts';

/** One street that runs on through two localities is one street. */
const sameStreetMetres = 1500;
/** So many are read at a glance; the rest is a number. */
const mostNamed = 5;
const sorts: ReadonlySet<string> = new Set(
  'avenue close court crescent drive east gardens green grove hill lane mews north park place road row south square street terrace view walk way west'.split(
    ' ',
  ),
);

/**
 * Places that a hurried ear takes for another: the same name elsewhere, one that sounds the same, and in the same locality
 * one that differs by street or lane only. People have died of an ambulance at the wrong one.
 */
export class Namesakes {
  readonly #bySound = new Map<string, Entry[]>();
  readonly #byStem = new Map<string, Entry[]>();
  readonly #wards: readonly Outline[];

  constructor(entries: readonly Entry[], wards: readonly Outline[]) {
    this.#wards = wards;
    for (const entry of entries) {
      if (entry.kind !== 'street') continue;
      push(this.#bySound, soundKey(entry.name), entry);
      const stem = stemOf(entry.name);
      if (stem !== null) push(this.#byStem, `${stem}|${entry.locality?.id ?? ''}`, entry);
    }
  }

  /** The names at a glance, with where they are: exact ones first, then the nearest; what is too many is counted. */
  of(entry: Entry, areaOf: (entry: Entry) => string): readonly string[] {
    if (entry.kind !== 'street') return [];
    const own = plainName(entry.name);
    const alike = [...(this.#bySound.get(soundKey(entry.name)) ?? [])].filter((other) => isElsewhere(other, entry));
    const stem = stemOf(entry.name);
    const beside = stem === null ? [] : (this.#byStem.get(`${stem}|${entry.locality?.id ?? ''}`) ?? []);
    const others = beside.filter((other) => plainName(other.name) !== own);
    const found = [...byNearness(alike, entry, own), ...byNearness(others, entry, own)];
    const said = new Set(found.filter((other) => this.#isInForce(other)).map((other) => say(other, areaOf(other))));
    said.delete(say(entry, areaOf(entry)));
    const named = [...said].slice(0, mostNamed);
    return said.size > mostNamed ? [...named, `and ${said.size - mostNamed} more`] : named;
  }

  #isInForce(entry: Entry): boolean {
    return this.#wards.length === 0 || findOutline(this.#wards, entry) !== null;
  }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [entry]);
  else held.push(entry);
}

function soundKey(name: string): string {
  return wordsOf(name).map(soundOf).join(' ');
}

/** The name without its last word, where that is a sort of street; null where it is not, or nothing would be left. */
function stemOf(name: string): string | null {
  const words = wordsOf(name);
  return words.length > 1 && sorts.has(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : null;
}

function isElsewhere(other: Entry, entry: Entry): boolean {
  if (other.id === entry.id || other.locality?.id === entry.locality?.id) return false;
  return plainName(other.name) !== plainName(entry.name) || metresBetween(other, entry) > sameStreetMetres;
}

function byNearness(found: readonly Entry[], to: Entry, own: string): readonly Entry[] {
  const rank = (other: Entry): number => (plainName(other.name) === own ? 0 : 1_000_000) + metresBetween(other, to);
  return found.toSorted((one, two) => rank(one) - rank(two));
}

function say({ name }: Entry, area: string): string {
  return area === '' ? name : `${name}, ${area}`;
}
