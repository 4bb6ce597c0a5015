import type { StatusMeaning } from './recommend-words.ts';
import { meaningWords, minutes } from './recommend-words.ts';

/** One unit as the recommendation sees it. All instants are epoch milliseconds. */
export interface Candidate {
  readonly tourId: string;
  readonly callsign: string;
  readonly kind: { readonly name: string; readonly responds: boolean; readonly armed: boolean };
  readonly skills: readonly string[];
  readonly crewSize: number;
  /** Somebody in the crew may drive under emergency conditions. */
  readonly emergencyDriver: boolean;
  readonly areaId: string;
  readonly meaning: StatusMeaning;
  readonly availability: 'available' | 'conditional' | 'unavailable' | 'no-change';
  readonly emergency: boolean;
  readonly active: {
    readonly incidentId: string;
    readonly number: string;
    readonly grade: string;
    readonly weight: number;
    readonly milestone: 'assigned' | 'acknowledged' | 'en-route' | 'at-scene';
    /** A concealed incident: that the unit is committed is all that anybody hears of it (decision 0004). */
    readonly hidden: boolean;
  } | null;
  readonly shiftEndsAt: number;
  readonly positionAt: number | null;
  /** Null: no way there by road, or no position. */
  readonly travel: { readonly seconds: number; readonly metres: number } | null;
  readonly cover: Cover | null;
  /** What is wrong with its radio or car; `offRoad`: somebody has taken the car off the road. */
  readonly kit?: readonly { readonly reason: string; readonly offRoad: boolean }[];
}

/** Demand-weighted share of places reachable in target time, with and without the unit; beats that are left bare by name. */
export interface Cover {
  readonly before: number;
  readonly after: number;
  readonly bare: readonly string[];
}

/** What the incident asks for. */
export interface Need {
  readonly incidentId: string;
  readonly weight: number;
  readonly areaId: string | null;
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  /** Kinds of unit by the response plan, best first, as their names; empty: any. */
  readonly kinds: readonly string[];
  readonly emergencyDriving: boolean;
}

export interface Settings {
  readonly now: number;
  readonly stalePositionSeconds: number;
  readonly shiftEndMinutes: number;
  /** The road network is a stand-in: times are a rough range. */
  readonly estimated: boolean;
}

type Term =
  | 'travel'
  | 'state'
  | 'skill'
  | 'crew'
  | 'shift'
  | 'position'
  | 'cover'
  | 'area'
  | 'divert'
  | 'authority'
  | 'kit';
interface Reason {
  readonly term: Term;
  readonly text: string;
  /** Seconds that this term adds to the rank. */
  readonly seconds: number;
}

export interface Ranked {
  readonly candidate: Candidate;
  /** 1 is best; null: excluded. */
  readonly rank: number | null;
  readonly totalSeconds: number;
  readonly reasons: readonly Reason[];
  readonly exclusions: readonly string[];
}

/** What a term costs, in seconds of driving that it is held to be worth. Demo assumptions, stated once, tested by property. */
export const weights = {
  missingSkill: 600,
  kindNotInPlan: 300,
  kindPlace: 30,
  conditional: 180,
  singleCrewOnHeavy: 60,
  otherArea: 60,
  shiftEnding: 300,
  staleBase: 120,
  stalePerMinute: 15,
  staleMost: 900,
  divertBase: 240,
  divertAtScene: 600,
  coverPerPoint: 12,
  bareBeat: 120,
} as const;

/**
 * Ranks units for an incident: the sum of the terms' seconds decides, then the callsign. Reasons are the terms themselves, so that a
 * change of an input changes rank and reason together. Nothing is dispatched by this.
 */
export function recommend(need: Need, candidates: readonly Candidate[], settings: Settings): readonly Ranked[] {
  const judged = candidates.map((candidate) => judge(need, candidate, settings));
  const ranked = judged.filter((r) => r.exclusions.length === 0).sort(bySum);
  const excluded = judged.filter((r) => r.exclusions.length > 0).sort(byCallsign);
  return [...ranked.map((r, i) => ({ ...r, rank: i + 1 })), ...excluded];
}

function bySum(a: Ranked, b: Ranked): number {
  return a.totalSeconds - b.totalSeconds || byCallsign(a, b);
}

function byCallsign(a: Ranked, b: Ranked): number {
  return a.candidate.callsign < b.candidate.callsign ? -1 : 1;
}

function judge(need: Need, candidate: Candidate, settings: Settings): Ranked {
  const exclusions = exclusionsOf(need, candidate);
  const reasons = terms.flatMap((term) => term(need, candidate, settings));
  const totalSeconds = reasons.reduce((sum, reason) => sum + reason.seconds, 0);
  return { candidate, rank: null, totalSeconds, reasons, exclusions };
}

function exclusionsOf(need: Need, c: Candidate): readonly string[] {
  const found: string[] = [];
  if (c.emergency) found.push('has an emergency call open');
  if (!c.kind.responds) found.push(`${c.kind.name}: does not respond to incidents`);
  if (c.active === null && c.availability === 'unavailable') found.push(`not available: ${meaningWords[c.meaning]}`);
  if (c.active?.incidentId === need.incidentId) found.push('on this incident already');
  else if (c.active?.hidden === true) found.push(meaningWords.committed);
  else if (c.active !== null && c.active.weight <= need.weight) {
    found.push(`on ${c.active.number}, ${c.active.grade}: not of lower grade`);
  }
  // What a monitor says removes nobody: only the word of a person does.
  for (const { reason, offRoad } of c.kit ?? []) if (offRoad) found.push(reason);
  if (c.positionAt === null) found.push('no position known');
  else if (c.travel === null) found.push('no way there by road');
  return found;
}

type TermOf = (need: Need, candidate: Candidate, settings: Settings) => readonly Reason[];

const travel: TermOf = (need, c, { estimated }) => {
  if (c.travel === null) return [];
  const under = need.emergencyDriving && c.emergencyDriver ? ', emergency driving' : '';
  const rough = estimated ? ' estimated' : '';
  const text = `${minutes(c.travel.seconds)} by road${rough} (${(c.travel.metres / 1000).toFixed(1)} km${under})`;
  return [{ term: 'travel', text, seconds: c.travel.seconds }];
};

/** What its assignment makes of a unit; whatever else stands there it has said itself since. */
const byAssignment: readonly StatusMeaning[] = ['committed', 'en-route', 'at-scene'];

const state: TermOf = (_need, c) => {
  const text = meaningWords[c.meaning];
  if (c.active !== null) {
    return c.active.hidden || byAssignment.includes(c.meaning) ? [] : [{ term: 'state', text, seconds: 0 }];
  }
  return [{ term: 'state', text, seconds: c.availability === 'conditional' ? weights.conditional : 0 }];
};

const skill: TermOf = (need, c) => {
  const asked = need.skills.map(({ id, name }) =>
    c.skills.includes(id)
      ? { term: 'skill' as const, text: `has ${name}`, seconds: 0 }
      : { term: 'skill' as const, text: `${name} missing`, seconds: weights.missingSkill },
  );
  if (need.kinds.length === 0) return asked;
  const place = need.kinds.indexOf(c.kind.name);
  const kind: Reason =
    place < 0
      ? { term: 'skill', text: `${c.kind.name}: not in the response plan`, seconds: weights.kindNotInPlan }
      : { term: 'skill', text: `${c.kind.name}: choice ${place + 1} of the plan`, seconds: place * weights.kindPlace };
  return [...asked, kind];
};

const crew: TermOf = (need, c) => {
  const found: Reason[] = [];
  if (need.emergencyDriving && !c.emergencyDriver) {
    found.push({ term: 'crew', text: 'no driver who may drive under emergency conditions', seconds: 0 });
  }
  if (need.weight === 1 && c.crewSize === 1) {
    found.push({ term: 'crew', text: 'single-crewed', seconds: weights.singleCrewOnHeavy });
  }
  return found;
};

const shift: TermOf = (_need, c, { now, shiftEndMinutes }) => {
  const left = Math.round((c.shiftEndsAt - now) / 60_000);
  if (left > shiftEndMinutes) return [];
  const text = left >= 0 ? `shift ends in ${left} min` : `shift ended ${-left} min ago`;
  return [{ term: 'shift', text, seconds: weights.shiftEnding }];
};

const position: TermOf = (_need, c, { now, stalePositionSeconds }) => {
  if (c.positionAt === null) return [];
  const ageSeconds = Math.max(0, (now - c.positionAt) / 1000);
  if (ageSeconds <= stalePositionSeconds) return [];
  const seconds = Math.min(weights.staleMost, weights.staleBase + (ageSeconds / 60) * weights.stalePerMinute);
  return [{ term: 'position', text: `position ${minutes(ageSeconds)} old`, seconds }];
};

const area: TermOf = (need, c) =>
  need.areaId === null || need.areaId === c.areaId
    ? []
    : [{ term: 'area', text: 'from another area', seconds: weights.otherArea }];

const divert: TermOf = (need, c) => {
  if (c.active === null || c.active.hidden || c.active.weight <= need.weight) return [];
  const atScene = c.active.milestone === 'at-scene';
  const text = `divert: gives up ${c.active.number}, ${c.active.grade}, ${atScene ? 'at scene' : 'not yet at scene'}`;
  return [{ term: 'divert', text, seconds: atScene ? weights.divertAtScene : weights.divertBase }];
};

const cover: TermOf = (_need, c) => {
  if (c.cover === null) return [];
  const lost = Math.max(0, c.cover.before - c.cover.after) * 100;
  const bare = c.cover.bare.length === 0 ? '' : `; leaves ${c.cover.bare.join(', ')} bare`;
  const text = `cover ${percent(c.cover.before)} → ${percent(c.cover.after)}${bare}`;
  return [{ term: 'cover', text, seconds: lost * weights.coverPerPoint + c.cover.bare.length * weights.bareBeat }];
};

/** What is asked when it is sent is said before it is chosen (D14). */
const authority: TermOf = (_need, c) =>
  c.kind.armed ? [{ term: 'authority', text: 'armed: FIM authority needed', seconds: 0 }] : [];

/** Said, and counted for nothing: a stale monitor must never hide the nearest car. */
const kit: TermOf = (_need, c) =>
  (c.kit ?? []).filter(({ offRoad }) => !offRoad).map(({ reason }) => ({ term: 'kit', text: reason, seconds: 0 }));

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const terms: readonly TermOf[] = [travel, divert, authority, state, skill, crew, cover, shift, position, area, kit];
