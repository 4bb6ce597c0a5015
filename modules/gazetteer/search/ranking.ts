import { findOutline, metresBetween } from './distance.ts';
import type { LonLat, Outline } from './entry.ts';
import type { Scored } from './text-search.ts';
import { plainName } from './words.ts';

/** Where the force is: what lies outside its wards is less likely; what lies near the operator's hint more. */
export interface Ground {
  readonly wards: readonly Outline[];
  readonly near: LonLat | null;
}

const outsideCost = 0.02;
const nearWorth = 0.04;
const nearMetres = 6000;
/** Of equal names: what a caller names most. */
const kindWorth: Readonly<Record<string, number>> = { place: 0.012, street: 0.01, stop: -0.004, farm: -0.004 };
const otherWorth = 0.005;
/** Below it an answer has little to do with what was typed. */
const leastScore = 0.42;
/** So many are looked at on the ground. */
const mostRanked = 60;

export function rank(found: readonly Scored[], ground: Ground): readonly Scored[] {
  const ranked = found
    .map((hit) => ({
      ...hit,
      score: hit.score + (kindWorth[hit.entry.kind] ?? otherWorth) + nearnessOf(hit, ground.near),
    }))
    .sort(byScore)
    .slice(0, mostRanked)
    .map((hit) => ({ ...hit, score: hit.score - (findOutline(ground.wards, hit.entry) === null ? outsideCost : 0) }));
  return onceEach(ranked.sort(byScore).filter(({ score }) => score >= leastScore));
}

function byScore(one: Scored, two: Scored): number {
  return two.score - one.score || (one.entry.id < two.entry.id ? -1 : 1);
}

function nearnessOf({ entry }: Scored, near: LonLat | null): number {
  if (near === null) return 0;
  return nearWorth * Math.exp(-metresBetween(entry, { lon: near[0], lat: near[1] }) / nearMetres);
}

/** The points of one street, or the two stops of one name that face each other, are one answer. */
function onceEach(hits: readonly Scored[]): readonly Scored[] {
  const seen = new Set<string>();
  return hits.filter(({ entry }) => {
    const key = `${plainName(entry.name)}|${entry.kind}|${entry.locality?.id ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
