import type { PlaceHit } from '../../contract.ts';
import { metresBetween } from '../distance.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { plainName } from '../words.ts';

/** A search as it is typed, and what must come up (README.md beside this file says how each counts). */
export interface SearchCase {
  readonly id: string;
  readonly query: string;
  readonly kind: string;
  readonly expect: readonly Expected[];
  readonly also_accept?: readonly Expected[];
  readonly tolerance_m: number;
  readonly match: string;
}

export interface Expected {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Tally {
  cases: number;
  first: number;
  firstFive: number;
}

/** How names must agree, by the words of the list. */
const agreements: Readonly<Record<string, (hit: string, expected: string) => boolean>> = {
  position: () => true,
  'name and position': (hit, expected) => plainName(hit) === plainName(expected),
  'both names and position': (hit, expected) => pairOf(hit) === pairOf(expected),
  'name begins so and position': (hit, expected) =>
    plainName(hit).startsWith(plainName(expected)) || plainName(expected).startsWith(plainName(hit)),
};

function pairOf(name: string): string {
  return name.split('/').map(plainName).sort().join('/');
}

function answers(hit: PlaceHit, expected: Expected, { match, tolerance_m }: SearchCase): boolean {
  return agreements[match]?.(hit.name, expected.name) === true && metresBetween(hit, expected) <= tolerance_m;
}

export interface Result {
  readonly asked: SearchCase;
  readonly hits: readonly PlaceHit[];
  readonly first: boolean;
  readonly firstFive: boolean;
  readonly milliseconds: number;
}

export function run(gazetteer: Gazetteer, asked: SearchCase): Result {
  const begun = performance.now();
  const hits = gazetteer.search(asked.query, { limit: 5 });
  const milliseconds = performance.now() - begun;
  const firstFive = hits.some((hit) => asked.expect.some((expected) => answers(hit, expected, asked)));
  const accepted = [...asked.expect, ...(asked.also_accept ?? [])];
  const first = hits.slice(0, 1).some((hit) => accepted.some((expected) => answers(hit, expected, asked)));
  return { asked, hits, first, firstFive, milliseconds };
}

export function tallyByKind(results: readonly Result[]): ReadonlyMap<string, Tally> {
  const groups = Map.groupBy(results, ({ asked }) => asked.kind);
  return new Map([...groups].map(([kind, members]) => [kind, tallyOf(members)]));
}

export function tallyOf(results: readonly Result[]): Tally {
  const count = (holds: (result: Result) => boolean): number => results.filter(holds).length;
  return { cases: results.length, first: count(({ first }) => first), firstFive: count(({ firstFive }) => firstFive) };
}

export function percentile(results: readonly Result[], share: number): number {
  const times = results.map(({ milliseconds }) => milliseconds).sort((one, two) => one - two);
  return times[Math.floor(times.length * share)] ?? 0;
}
