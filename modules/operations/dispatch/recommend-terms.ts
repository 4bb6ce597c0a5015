import { type Claim, claimText, untilText } from '../claims/claim.ts';
import { type Candidate, isFree, type Need, type Settings } from './candidate.ts';
import type { StatusMeaning } from './recommend-words.ts';
import { meaningWords, minutes } from './recommend-words.ts';
import { type Doubt, lackText, type Suited } from './suitability.ts';

type Term =
  | 'travel'
  | 'state'
  | 'skill'
  | 'crew'
  | 'vehicle'
  | 'equipment'
  | 'staffing'
  | 'shift'
  | 'position'
  | 'cover'
  | 'area'
  | 'divert'
  | 'claim'
  | 'authority'
  | 'kit';

export interface Reason {
  readonly term: Term;
  readonly text: string;
  /** Seconds that this term adds to the rank. */
  readonly seconds: number;
}

/** What a term costs, in seconds of driving that it is held to be worth. Demo assumptions, stated once, tested by property. */
export const weights = {
  missingSkill: 600,
  kindNotInPlan: 300,
  kindPlace: 30,
  needMet: 60,
  conditional: 180,
  singleCrewOnHeavy: 60,
  crewTooSmall: 90,
  unmarked: 120,
  missingEquipment: 120,
  underStaffed: 120,
  otherArea: 60,
  shiftEnding: 300,
  staleBase: 120,
  stalePerMinute: 15,
  staleMost: 900,
  divertBase: 240,
  divertAtScene: 600,
  /** More than any drive: one of another force comes after all of our own. */
  otherForce: 7200,
  coverPerPoint: 12,
  bareBeat: 120,
} as const;

/** What is known of a unit beside itself when its terms are worked out. */
export interface Judged {
  readonly suited: Suited;
  readonly doubts: readonly Doubt[];
  /** Whether the need that it serves still wants somebody. */
  readonly wanted: boolean;
  /** Free units by area. */
  readonly freeIn: ReadonlyMap<string, number>;
}

type TermOf = (need: Need, candidate: Candidate, settings: Settings, judged: Judged) => readonly Reason[];

const nothing: readonly Reason[] = [];

const travel: TermOf = (need, c, { estimated }) => {
  if (c.travel === null) return nothing;
  const under = need.emergencyDriving && c.emergencyDriver ? ', emergency driving' : '';
  const km = (c.travel.metres / 1000).toFixed(1);
  const time = minutes(c.travel.seconds);
  const text =
    c.kind.mount === 'vehicle'
      ? `${time} by road${estimated ? ' estimated' : ''} (${km} km${under})`
      : `${time} ${c.kind.mount === 'foot' ? 'on foot' : 'by cycle'}, estimated (${km} km)`;
  return [{ term: 'travel', text, seconds: c.travel.seconds }];
};

/** What its assignment makes of a unit; whatever else stands there it has said itself since. */
const byAssignment: readonly StatusMeaning[] = ['committed', 'en-route', 'at-scene'];

const state: TermOf = (_need, c) => {
  const text = meaningWords[c.meaning];
  if (c.active !== null) {
    return c.active.hidden || byAssignment.includes(c.meaning) ? nothing : [{ term: 'state', text, seconds: 0 }];
  }
  return [{ term: 'state', text, seconds: c.availability === 'conditional' ? weights.conditional : 0 }];
};

const skill: TermOf = (_need, c, _settings, { suited: { need, choice, missing }, wanted, doubts }) => {
  if (need === null) return nothing;
  const found = need.skills.map((asked): Reason => {
    const lacks = missing.includes(asked);
    const text = lacks ? lackText([asked], c) : `has ${asked.name}`;
    return { term: 'skill', text, seconds: lacks ? weights.missingSkill : 0 };
  });
  const unsuited = doubts.find(({ code }) => code === 'not-suitable');
  if (unsuited !== undefined) found.push({ term: 'skill', text: unsuited.text, seconds: weights.kindNotInPlan });
  else if (need.kinds.length > 0) {
    const text = `${c.kind.name}: choice ${choice + 1} of the plan`;
    found.push({ term: 'skill', text, seconds: choice * weights.kindPlace });
  }
  if (!wanted) found.push({ term: 'skill', text: 'the plan has as many of these', seconds: weights.needMet });
  return found;
};

const crew: TermOf = (need, c) => {
  const found: Reason[] = [];
  if (need.emergencyDriving && c.kind.mount === 'vehicle' && !c.emergencyDriver) {
    found.push({ term: 'crew', text: 'no driver who may drive under emergency conditions', seconds: 0 });
  }
  const asked = need.sought?.crew ?? 1;
  const size = c.crewSize === 1 ? 'single-crewed' : `crew of ${c.crewSize}`;
  if (c.crewSize < asked) {
    found.push({ term: 'crew', text: `${size}: the plan asks for ${asked}`, seconds: weights.crewTooSmall });
  } else if (need.weight === 1 && c.crewSize === 1) {
    found.push({ term: 'crew', text: size, seconds: weights.singleCrewOnHeavy });
  }
  return found;
};

/** Whoever drives what the pack does not know is told nothing of it, and loses nothing. */
const vehicle: TermOf = ({ sought }, { vehicle: car }) =>
  sought?.marked !== true || car === null || car.marked
    ? nothing
    : [{ term: 'vehicle', text: `${car.kind}: the plan asks for a marked one`, seconds: weights.unmarked }];

const equipment: TermOf = ({ sought }, { carries }) => {
  if (sought === null || sought.carries.length === 0 || carries === null) return nothing;
  return sought.carries.map((thing) =>
    carries.includes(thing)
      ? { term: 'equipment', text: `carries ${thing}`, seconds: 0 }
      : { term: 'equipment', text: `no ${thing}`, seconds: weights.missingEquipment },
  );
};

/** What its area keeps free for the next call. */
const staffing: TermOf = (_need, c, { keepFree }, { freeIn }) => {
  const kept = keepFree.get(c.areaId);
  if (kept === undefined || !isFree(c)) return nothing;
  const left = (freeIn.get(c.areaId) ?? 1) - 1;
  if (left >= kept.count) return nothing;
  const text = `leaves ${left} free in ${kept.name}, which keeps ${kept.count}`;
  return [{ term: 'staffing', text, seconds: weights.underStaffed }];
};

const shift: TermOf = (_need, c, { now, shiftEndMinutes }) => {
  const left = Math.round((c.shiftEndsAt - now) / 60_000);
  if (left > shiftEndMinutes) return nothing;
  const text = left >= 0 ? `shift ends in ${left} min` : `shift ended ${-left} min ago`;
  return [{ term: 'shift', text, seconds: weights.shiftEnding }];
};

const position: TermOf = (_need, c, { now, stalePositionSeconds }) => {
  if (c.positionAt === null) return nothing;
  const ageSeconds = Math.max(0, (now - c.positionAt) / 1000);
  if (ageSeconds <= stalePositionSeconds) return nothing;
  const seconds = Math.min(weights.staleMost, weights.staleBase + (ageSeconds / 60) * weights.stalePerMinute);
  return [{ term: 'position', text: `position ${minutes(ageSeconds)} old`, seconds }];
};

const area: TermOf = (need, c) =>
  need.areaId === null || need.areaId === c.areaId
    ? nothing
    : [{ term: 'area', text: 'from another area', seconds: weights.otherArea }];

const divert: TermOf = (need, c) => {
  if (c.active === null || c.active.hidden || c.active.weight <= need.weight) return nothing;
  const atScene = c.active.milestone === 'at-scene';
  const text = `divert: gives up ${c.active.number}, ${c.active.grade}, ${atScene ? 'at scene' : 'not yet at scene'}`;
  return [{ term: 'divert', text, seconds: atScene ? weights.divertAtScene : weights.divertBase }];
};

/** An emergency alone takes a unit from a planned operation; one that is with another force is not here to be taken. */
export function mayBeTaken({ emergencyDriving }: Need, { kind }: Claim): boolean {
  return kind === 'operation' && emergencyDriving;
}

const claim: TermOf = (need, c, { now, timezone }) => {
  if (c.claim == null) return nothing;
  if (c.claim.kind === 'borrowed') {
    const text = `${claimText(c.claim, now, timezone)}: after our own`;
    return [{ term: 'claim', text, seconds: weights.otherForce }];
  }
  if (!mayBeTaken(need, c.claim)) return nothing;
  return [
    { term: 'claim', text: `divert: gives up ${untilText(c.claim, now, timezone)}`, seconds: weights.divertBase },
  ];
};

/** After a start, or when roads have been closed, a large force takes some seconds. */
const notYet: readonly Reason[] = [
  { term: 'cover', text: 'what it leaves bare is still being worked out', seconds: 0 },
];

const cover: TermOf = (_need, c) => {
  if (c.cover === null) return isFree(c) && c.travel !== null ? notYet : nothing;
  const lost = Math.max(0, c.cover.before - c.cover.after) * 100;
  const bare = c.cover.bare.length === 0 ? '' : `; leaves ${c.cover.bare.join(', ')} bare`;
  const text = `cover ${percent(c.cover.before)} → ${percent(c.cover.after)}${bare}`;
  return [{ term: 'cover', text, seconds: lost * weights.coverPerPoint + c.cover.bare.length * weights.bareBeat }];
};

/** What is asked when it is sent is said before it is chosen (D14). */
const authority: TermOf = (_need, _c, _settings, { doubts }) => {
  const needed = doubts.find(({ code }) => code === 'fim-authority');
  return needed === undefined ? nothing : [{ term: 'authority', text: needed.text, seconds: 0 }];
};

/** Said, and counted for nothing: a stale monitor must never hide the nearest car. */
const kit: TermOf = (_need, c) =>
  (c.kit ?? []).filter(({ offRoad }) => !offRoad).map(({ reason }) => ({ term: 'kit', text: reason, seconds: 0 }));

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export const terms: readonly TermOf[] = [
  ...[travel, divert, claim, authority, state, skill, crew, vehicle, equipment],
  ...[cover, staffing, shift, position, area, kit],
];
