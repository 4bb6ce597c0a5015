import { claimText, isHeld } from '../claims/claim.ts';
import { type Candidate, isFree, type Need, type Settings } from './candidate.ts';
import { type Judged, mayBeTaken, type Reason, terms } from './recommend-terms.ts';
import { meaningWords } from './recommend-words.ts';
import { type Doubt, doubtsOf, listWanting, suit } from './suitability.ts';

export interface Ranked {
  readonly candidate: Candidate;
  /** 1 is best; null: excluded. */
  readonly rank: number | null;
  readonly totalSeconds: number;
  readonly reasons: readonly Reason[];
  readonly exclusions: readonly string[];
}

/**
 * Ranks units for an incident: the sum of the terms' seconds decides, then the callsign. Reasons are the terms themselves, so that a
 * change of an input changes rank and reason together. Nothing is dispatched by this.
 */
export function recommend(need: Need, candidates: readonly Candidate[], settings: Settings): readonly Ranked[] {
  const onIt = candidates.filter(({ active }) => active?.incidentId === need.incidentId);
  const wanting = listWanting(need.sought?.needs ?? [], onIt);
  const freeIn = countFree(candidates, settings);
  const judged = candidates.map((candidate) => judge(need, candidate, settings, { wanting, freeIn }));
  const ranked = judged.filter((r) => r.exclusions.length === 0).sort(bySum);
  const excluded = judged.filter((r) => r.exclusions.length > 0).sort(byCallsign);
  return [...ranked.map((r, i) => ({ ...r, rank: i + 1 })), ...excluded];
}

/** Counted where an area keeps some. */
function countFree(candidates: readonly Candidate[], { keepFree }: Settings): ReadonlyMap<string, number> {
  const free = new Map<string, number>();
  if (keepFree.size === 0) return free;
  for (const candidate of candidates) {
    if (isFree(candidate)) free.set(candidate.areaId, (free.get(candidate.areaId) ?? 0) + 1);
  }
  return free;
}

function bySum(a: Ranked, b: Ranked): number {
  return a.totalSeconds - b.totalSeconds || byCallsign(a, b);
}

function byCallsign(a: Ranked, b: Ranked): number {
  return a.candidate.callsign < b.candidate.callsign ? -1 : 1;
}

interface Whole {
  /** How many each need of the plan still wants. */
  readonly wanting: readonly number[];
  readonly freeIn: Judged['freeIn'];
}

function judge(need: Need, candidate: Candidate, settings: Settings, { wanting, freeIn }: Whole): Ranked {
  const needs = need.sought?.needs ?? [];
  const suited = suit(candidate, needs, wanting);
  const doubts = doubtsOf(candidate, need.sought, suited, (need.armedUntil ?? 0) > settings.now);
  const wanted = suited.need === null || suited.choice < 0 || (wanting[needs.indexOf(suited.need)] ?? 1) > 0;
  const exclusions = exclusionsOf(need, candidate, doubts, settings);
  const judged: Judged = { suited, doubts, wanted, freeIn };
  const reasons: Reason[] = [];
  let totalSeconds = 0;
  for (const term of terms) {
    for (const reason of term(need, candidate, settings, judged)) {
      reasons.push(reason);
      totalSeconds += reason.seconds;
    }
  }
  return { candidate, rank: null, totalSeconds, reasons, exclusions };
}

function exclusionsOf(
  need: Need,
  c: Candidate,
  doubts: readonly Doubt[],
  { now, timezone }: Settings,
): readonly string[] {
  const found: string[] = [];
  if (isHeld(c.claim) && !mayBeTaken(need, c.claim)) found.push(claimText(c.claim, now, timezone));
  if (c.emergency) found.push('has an emergency call open');
  for (const { text, excludes } of doubts) if (excludes) found.push(text);
  if (c.active === null && c.availability === 'unavailable') found.push(`not available: ${meaningWords[c.meaning]}`);
  if (c.active?.incidentId === need.incidentId) found.push('on this incident already');
  else if (c.active?.hidden === true) found.push(meaningWords.committed);
  else if (c.active !== null && c.active.weight <= need.weight) {
    found.push(`on ${c.active.number}, ${c.active.grade}: not of lower grade`);
  }
  // What a monitor says removes nobody: only the word of a person does.
  for (const { reason, offRoad } of c.kit ?? []) if (offRoad) found.push(reason);
  if (c.positionAt === null) found.push('no position known');
  else if (c.travel === null) found.push(c.kind.mount === 'vehicle' ? 'no way there by road' : 'too far without a car');
  return found;
}
