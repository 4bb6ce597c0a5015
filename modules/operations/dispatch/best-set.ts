import type { FreeReach } from './move-up.ts';
import type { UnitsWanted } from './plan.ts';
import type { Ranked } from './recommend.ts';
import { weights } from './recommend-terms.ts';
import { asksSkillsAlone } from './suitability.ts';
import { makeTaking, nothingToLose, type Taking } from './taking.ts';

/** A plan that wants units, and whoever could go. */
export interface SetAsked {
  readonly needs: readonly UnitsWanted[];
  /** How many each need still wants. */
  readonly wanting: readonly number[];
  /** What one of them should have with it. */
  readonly carries: readonly string[];
  /** As the recommendation ranks them; those it excludes are never in the set. */
  readonly ranked: readonly Ranked[];
  /** What free units cover now; null: nothing is known of it. */
  readonly standing: FreeReach | null;
}

export interface Place {
  readonly ranked: Ranked;
  /** Which need of the plan it serves. */
  readonly need: number;
}

export interface BestSet {
  /** In the order in which they arrive. */
  readonly places: readonly Place[];
  /** How many of each need nobody serves. */
  readonly lacking: readonly number[];
  /** Seconds that the whole is held to cost. */
  readonly seconds: number;
  /** Ids of beats that are left bare without all of them. */
  readonly bare: readonly string[];
  /** False: there were too many to try them all; it is the best that was found. */
  readonly exact: boolean;
}

/** What weighs on a set as a whole, in seconds like the terms of the recommendation. */
export const setWeights = {
  /** A place of the plan that nobody takes: whoever costs more stays where it is. */
  lacking: 3_600,
  /** The time of whoever is there first counts so often again, where several are sent. */
  firstAgain: 1,
} as const;

/** For each need so many are tried, the cheapest, and some more than it wants. */
const TRIED = 9;
const MOST_STEPS = 30_000;
/** They weigh on the set, or on the place that it takes, not on the unit alone. */
const ofTheWhole: ReadonlySet<string> = new Set(['cover', 'skill', 'equipment']);

/**
 * The set of units that serves a plan best: the time of the first, what each costs by the terms of its rank, what cover is lost
 * without all of them together, and places that nobody takes. A place is taken by a kind that the plan names, with all the skills
 * that it asks for, and by nobody else; a need without kinds is served by members of other places as well. Branch and bound: exact for as many as are tried.
 */
export function findBestSet(asked: SetAsked): BestSet {
  const options = asked.needs.map((need, i) => optionsFor(asked, need, asked.wanting[i] ?? 0));
  // Needs that others serve along with theirs come last: by then it is known who.
  const order = [...asked.needs.keys()].sort(
    (a, b) => Number(asksSkillsAlone(asked.needs[a])) - Number(asksSkillsAlone(asked.needs[b])) || a - b,
  );
  const most = asked.wanting.reduce((sum, count) => sum + count, 0);
  const among = new Set(options.flat().map(({ ranked }) => ranked.candidate.tourId));
  const taking = asked.standing === null ? nothingToLose : makeTaking(asked.standing, among, most);
  const found = search({ asked, options, order, taking, several: most > 1 });
  for (const { ranked } of found.places) taking.take(ranked.candidate.tourId);
  const places = found.places.toSorted((a, b) => secondsOf(a.ranked) - secondsOf(b.ranked));
  return {
    places,
    lacking: lackingOf(asked, places),
    seconds: found.seconds,
    bare: taking.listBare(),
    exact: found.exact,
  };
}

interface Option {
  readonly ranked: Ranked;
  readonly seconds: number;
}

function optionsFor({ ranked }: SetAsked, need: UnitsWanted, wanting: number): readonly Option[] {
  if (wanting === 0) return [];
  const suited = ranked.flatMap((one) => {
    const seconds = placeSeconds(one, need);
    return seconds === null || seconds >= setWeights.lacking ? [] : [{ ranked: one, seconds }];
  });
  return suited.sort((a, b) => a.seconds - b.seconds).slice(0, wanting + TRIED);
}

/** What a unit costs in a place of a need, but for what weighs on the whole set; null: it cannot take it. */
export function placeSeconds({ candidate, rank, reasons }: Ranked, { kinds, skills }: UnitsWanted): number | null {
  if (rank === null || !skills.every(({ id }) => candidate.skills.includes(id))) return null;
  const choice = kinds.length === 0 ? 0 : kinds.findIndex(({ id }) => id === candidate.kind.id);
  if (choice < 0) return null;
  const kind = choice * weights.kindPlace;
  return reasons.reduce((sum, { term, seconds }) => sum + (ofTheWhole.has(term) ? 0 : seconds), kind);
}

interface Searching {
  readonly asked: SetAsked;
  readonly options: readonly (readonly Option[])[];
  readonly order: readonly number[];
  readonly taking: Taking;
  readonly several: boolean;
}

interface Found {
  readonly places: readonly Place[];
  readonly seconds: number;
  readonly exact: boolean;
}

/** Depth first, the cheapest first; a branch ends where not even the cheapest rest could make it better than what was found. */
function search({ asked, options, order, taking, several }: Searching): Found {
  const again = several ? setWeights.firstAgain : 0;
  const soonest = again * Math.min(...options.flat().map(({ ranked }) => secondsOf(ranked)));
  const rest = leastRest(asked, options, order);
  let best: Found = { places: [], seconds: Infinity, exact: true };
  let steps = 0;
  const chosen: Place[] = [];
  const used = new Set<string>();

  const settle = (cost: number): void => {
    const whole = cost + again * firstOf(chosen) + taking.seconds() + unequipped(asked, chosen);
    if (whole < best.seconds) best = { places: [...chosen], seconds: whole, exact: true };
  };
  const go = (at: number, left: number, from: number, cost: number): void => {
    steps += 1;
    const need = order[at];
    if (need === undefined) {
      settle(cost);
      return;
    }
    if (steps > MOST_STEPS && best.seconds < Infinity) return;
    const soFar = cost + (chosen.length === 0 ? 0 : soonest) + taking.seconds();
    if (soFar + (rest[at]?.[left] ?? 0) >= best.seconds) return;
    const next = (more: number) => go(at + 1, wantedOf(asked, order[at + 1], chosen), 0, more);
    if (left === 0) {
      next(cost);
      return;
    }
    const list = options[need] ?? [];
    for (let i = from; i < list.length; i += 1) {
      const option = list[i];
      if (option === undefined || used.has(option.ranked.candidate.tourId)) continue;
      const { tourId } = option.ranked.candidate;
      used.add(tourId);
      chosen.push({ ranked: option.ranked, need });
      taking.take(tourId);
      go(at, left - 1, i + 1, cost + option.seconds);
      taking.giveBack(tourId);
      chosen.pop();
      used.delete(tourId);
    }
    next(cost + left * setWeights.lacking);
  };
  go(0, wantedOf(asked, order[0], chosen), 0, 0);
  return { ...best, exact: steps <= MOST_STEPS };
}

/** The least that the rest of a need with so many left, and the needs after it, can cost: by need and by how many are left. */
function leastRest({ needs, wanting }: SetAsked, options: Searching['options'], order: readonly number[]) {
  const least = (need: number, count: number): number => {
    if (asksSkillsAlone(needs[need])) return 0;
    const cheapest = (options[need] ?? []).slice(0, count);
    const nobody = (count - cheapest.length) * setWeights.lacking;
    return cheapest.reduce((sum, { seconds }) => sum + seconds, nobody);
  };
  const whole = order.map((need) => least(need, wanting[need] ?? 0));
  return order.map((need, at) => {
    const after = whole.slice(at + 1).reduce((sum, seconds) => sum + seconds, 0);
    return Array.from({ length: (wanting[need] ?? 0) + 1 }, (_, left) => least(need, left) + after);
  });
}

/** How many are still to be sought for a need, once those in other places have been counted who serve it as well. */
function wantedOf({ needs, wanting }: SetAsked, need: number | undefined, chosen: readonly Place[]): number {
  if (need === undefined) return 0;
  const count = wanting[need] ?? 0;
  const asked = needs[need];
  return asked !== undefined && asksSkillsAlone(asked) ? Math.max(0, count - servedAlong(asked, chosen)) : count;
}

function servedAlong({ skills }: UnitsWanted, chosen: readonly Place[]): number {
  return chosen.filter(({ ranked }) => skills.every(({ id }) => ranked.candidate.skills.includes(id))).length;
}

function lackingOf({ needs, wanting }: SetAsked, places: readonly Place[]): readonly number[] {
  return needs.map((asked, i) => {
    const own = asksSkillsAlone(asked) ? servedAlong(asked, places) : places.filter(({ need }) => need === i).length;
    return Math.max(0, (wanting[i] ?? 0) - own);
  });
}

function firstOf(places: readonly Place[]): number {
  return places.length === 0 ? 0 : Math.min(...places.map(({ ranked }) => secondsOf(ranked)));
}

export function secondsOf({ candidate }: Ranked): number {
  return candidate.travel?.seconds ?? 0;
}

/** Of things that the plan asks for one is enough; of whom nobody has said what they carry nothing is held against the set. */
function unequipped({ carries }: SetAsked, chosen: readonly Place[]): number {
  if (chosen.length === 0 || chosen.some(({ ranked }) => ranked.candidate.carries === null)) return 0;
  const missing = carries.filter((thing) => !chosen.some(({ ranked }) => ranked.candidate.carries?.includes(thing)));
  return missing.length * weights.missingEquipment;
}
