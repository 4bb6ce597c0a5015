import { createHash } from 'node:crypto';
import type { Pack } from '../../modules/force/index.ts';
import type { Assumptions } from './assumptions.ts';
import { makeRandom, type Random } from './random.ts';
import type { Crime, Sources } from './sources.ts';
import { planTurns, type Turn } from './turns.ts';

/** How a crew behaves that is sent to a call. */
export interface CrewPlan {
  /** False: it says nothing until it is called by voice. */
  readonly answers: boolean;
  readonly acknowledgeSeconds: number;
  readonly turnOutSeconds: number;
  readonly travelFactor: number;
  readonly sceneMinutes: number;
  /** Bound after the scene, as a prisoner's escort is; null: free at once. */
  readonly thenMinutes: number | null;
  /** Whether the radio's status keys tell of it, or somebody who names the incident. */
  readonly byKey: boolean;
}

export interface PlannedPlace {
  readonly label: string;
  readonly lon: number;
  readonly lat: number;
}

export interface PlannedCall {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly channel: '999' | '101' | 'web' | 'alarm-centre' | 'other';
  readonly callerNumber: string;
  readonly callerName: string;
  readonly contactId: string;
  readonly incidentId: string;
  /** In every text of this call and in no other: whoever holds it has seen the record. */
  readonly word: string;
  readonly what: string;
  readonly code: string;
  readonly place: PlannedPlace;
  /** What the caller says first; put right after `correctSeconds`. */
  readonly said: 'right' | 'unverified' | 'wrong';
  readonly wrongPlace: PlannedPlace;
  readonly correctSeconds: number;
  /** About the same as that earlier call; advice: no incident comes of it. */
  readonly becomes: { readonly kind: 'incident' | 'advice' } | { readonly kind: 'repeat'; readonly of: number };
  readonly pickUpSeconds: number;
  readonly writeSeconds: number;
  readonly gradeSeconds: number;
  readonly wrapUpSeconds: number;
  readonly chooseSeconds: number;
  readonly phoneMinutes: number;
  readonly regraded: boolean;
  readonly contested: boolean;
  readonly stackSooner: boolean;
  readonly result: string;
  readonly units: number;
  readonly crews: readonly CrewPlan[];
  readonly restriction: {
    readonly kind: 'restricted' | 'concealed';
    readonly afterSeconds: number;
    /** Whether a dispatcher is put on the list. */
    readonly listed: boolean;
  } | null;
}

export interface Mishap {
  readonly at: number;
  /** Exercise seconds or minutes, by kind. */
  readonly kind: 'lost-connection' | 'refreshments' | 'call-back' | 'emergency' | 'show-me-at';
  /** Draws the person or unit: a share of however many there are. */
  readonly who: number;
  readonly seconds: number;
}

export interface Scenario {
  readonly lastsMs: number;
  readonly calls: readonly PlannedCall[];
  readonly mishaps: readonly Mishap[];
  readonly turns: readonly Turn[];
}

export interface Wish {
  readonly pack: Pack;
  readonly sources: Sources;
  readonly assumptions: Assumptions;
  /** Whether a point lies in the force; crimes elsewhere are left out. */
  readonly isOurs: (lon: number, lat: number) => boolean;
  readonly hours: number;
  readonly seed: number;
  /** How many times as busy as the force's rate says. */
  readonly load: number;
}

const HOUR_MS = 3_600_000;
const DAY_SECONDS = 86_400;

/** Everything that chance decides, before anything begins: the same wish gives the same scenario. */
export function planScenario(wish: Wish): Scenario {
  const random = makeRandom(wish.seed);
  const arrivals = [...arrivalsOf(wish, random), ...surgeOf(wish, random)];
  arrivals.sort((a, b) => a.at - b.at);
  const calls: PlannedCall[] = [];
  let cause: number | null = null;
  for (const arrival of arrivals) {
    const call = callOf(wish, random, { arrival, calls, cause });
    if (arrival.surge && cause === null) cause = calls.length;
    calls.push(call);
  }
  const [mishaps, turns] = [mishapsOf(wish, random), planTurns(wish.seed, wish.hours)];
  return { lastsMs: wish.hours * HOUR_MS, calls, mishaps, turns };
}

/** What was decided, in one line: equal for equal seeds. */
export function digestOf(scenario: Scenario): string {
  return createHash('sha256').update(JSON.stringify(scenario)).digest('hex').slice(0, 12);
}

interface Arrival {
  readonly at: number;
  readonly units: number;
  readonly surge: boolean;
}

/** As many as the force's rate says, at times of day at which calls of the log came in. */
function arrivalsOf({ sources, assumptions, pack, hours, load }: Wish, random: Random): Arrival[] {
  const begin = (Date.parse(assumptions.startsAt) / 1000) % DAY_SECONDS;
  const during = sources.loggedCalls.flatMap(({ secondOfDay, units }) => {
    const after = (secondOfDay - begin + DAY_SECONDS) % DAY_SECONDS;
    return after < hours * 3600 ? [{ at: after * 1000, units, surge: false }] : [];
  });
  const wanted = Math.round((assumptions.callsPerHour[pack.id] ?? 20) * hours * load);
  return Array.from({ length: wanted }, () => random.pick(during));
}

function surgeOf({ assumptions, hours }: Wish, random: Random): Arrival[] {
  const { afterShare, minutes, extraCallsPerHour } = assumptions.surge;
  const begin = afterShare * hours * HOUR_MS;
  const count = Math.round((extraCallsPerHour * minutes) / 60);
  return Array.from({ length: count }, () => {
    return { at: Math.round(begin + random.next() * minutes * 60_000), units: 1, surge: true };
  });
}

interface SoFar {
  readonly arrival: Arrival;
  readonly calls: readonly PlannedCall[];
  /** The call about what caused the surge, once there was one. */
  readonly cause: number | null;
}

function callOf(wish: Wish, random: Random, { arrival, calls, cause }: SoFar): PlannedCall {
  const { assumptions, pack } = wish;
  const { shares, seconds } = assumptions;
  const crime = crimeIn(wish, random);
  const other = crimeIn(wish, random);
  const isCause = arrival.surge && cause === null;
  const code = isCause ? assumptions.surge.code : codeFor(assumptions, random, crime);
  const becomes = isCause ? ({ kind: 'incident' } as const) : becomingOf(wish, random, { arrival, calls, cause });
  const word = `zq${random.uuid().slice(0, 8)}`;
  const outcome = random.weighted(assumptions.outcomes);
  const plan = pack.plans.find(({ id }) => id === pack.codes.find((known) => known.code === code)?.plan);
  const backUp = random.chance(shares.backUp) ? Math.min(arrival.units, 3) : 0;
  const units = plan === undefined || plan.units === 0 ? 0 : Math.max(plan.units, backUp);
  const draw = (range: readonly [number, number]) => Math.round(random.between(range));
  return {
    at: arrival.at,
    channel: random.weighted(assumptions.channels).value,
    callerNumber: `07700 900${String(Math.floor(random.next() * 1000)).padStart(3, '0')}`,
    callerName: `Caller ${word}`,
    contactId: random.uuid(),
    incidentId: random.uuid(),
    word,
    what: `${crime.kind}, says the caller: ${word}`,
    code,
    place: crime,
    said: saidOf(shares, random),
    wrongPlace: other,
    correctSeconds: draw(seconds.correcting),
    becomes,
    pickUpSeconds: draw(seconds.pickUp),
    writeSeconds: draw(seconds.writing),
    gradeSeconds: draw(seconds.grading),
    wrapUpSeconds: draw(seconds.wrapUp),
    chooseSeconds: draw(seconds.choosing),
    phoneMinutes: draw(assumptions.phoneMinutes),
    regraded: random.chance(shares.regraded),
    contested: random.chance(shares.contested),
    stackSooner: random.chance(0.3),
    result: outcome.result,
    units,
    crews: Array.from({ length: 4 }, () => crewOf(assumptions, random, outcome)),
    restriction: secretOf(assumptions, random, calls.filter((earlier) => earlier.becomes.kind === 'incident').length),
  };
}

function crimeIn({ sources, isOurs }: Wish, random: Random): Crime {
  for (;;) {
    const crime = random.pick(sources.crimes);
    if (isOurs(crime.lon, crime.lat)) return crime;
  }
}

function codeFor(assumptions: Assumptions, random: Random, crime: Crime): string {
  const ofCrime = random.chance(assumptions.crimeShare) ? assumptions.codesOfCrimes[crime.kind] : undefined;
  return random.weighted(ofCrime ?? assumptions.codesWithoutCrime).value;
}

function saidOf(shares: Assumptions['shares'], random: Random): PlannedCall['said'] {
  const drawn = random.next();
  if (drawn < shares.unverified) return 'unverified';
  return drawn < shares.unverified + shares.wrongPlace ? 'wrong' : 'right';
}

/** Repeat callers ring about something recent; half of a surge is about what caused it. */
function becomingOf({ assumptions }: Wish, random: Random, { arrival, calls, cause }: SoFar): PlannedCall['becomes'] {
  const { shares, surge } = assumptions;
  const [same, drawn, back] = [random.chance(surge.sameCauseShare), random.next(), 1 + Math.floor(random.next() * 6)];
  if (arrival.surge && cause !== null && same) return { kind: 'repeat', of: cause };
  if (drawn < shares.advice) return { kind: 'advice' };
  const of = calls.length - back;
  const isRepeat = drawn < shares.advice + shares.repeat && calls[of]?.becomes.kind === 'incident';
  return isRepeat ? { kind: 'repeat', of } : { kind: 'incident' };
}

function crewOf(assumptions: Assumptions, random: Random, outcome: Assumptions['outcomes'][number]): CrewPlan {
  const { shares, seconds, travelFactor } = assumptions;
  return {
    answers: !random.chance(shares.silentCrew),
    acknowledgeSeconds: Math.round(random.between(seconds.acknowledging)),
    turnOutSeconds: Math.round(random.between(seconds.turningOut)),
    travelFactor: random.between(travelFactor),
    sceneMinutes: Math.round(random.between(outcome.sceneMinutes)),
    thenMinutes: outcome.thenMinutes === null ? null : Math.round(random.between(outcome.thenMinutes)),
    byKey: random.chance(0.6),
  };
}

/** The second and the fourth incident always, so that the shortest exercise has one of each; then by their shares. */
function secretOf({ shares, seconds }: Assumptions, random: Random, earlier: number): PlannedCall['restriction'] {
  const [afterSeconds, listed, drawn] = [random.between(seconds.concealing), random.chance(0.5), random.next()];
  const common = { afterSeconds: Math.round(afterSeconds), listed };
  if (earlier === 1 || drawn < shares.concealed) return { kind: 'concealed', ...common };
  if (earlier === 3 || drawn < shares.concealed + shares.restricted) return { kind: 'restricted', ...common };
  return null;
}

/** How often in an hour each kind of mishap comes; chosen so that half an hour meets all of them. */
const perHour: readonly (readonly [Mishap['kind'], number])[] = [
  ['lost-connection', 12],
  ['refreshments', 6],
  ['call-back', 3],
  ['show-me-at', 3],
  ['emergency', 1],
];

function mishapsOf({ assumptions, hours }: Wish, random: Random): readonly Mishap[] {
  const { lostSeconds, breakMinutes } = assumptions;
  const found = perHour.flatMap(([kind, rate]) =>
    Array.from({ length: Math.ceil(rate * hours) }, (): Mishap => {
      const range = kind === 'refreshments' ? breakMinutes : lostSeconds;
      const seconds = random.between(range) * (kind === 'refreshments' ? 60 : 1);
      const at = Math.round(random.next() * hours * HOUR_MS);
      return { at, kind, who: random.next(), seconds: Math.round(seconds) };
    }),
  );
  return found.sort((a, b) => a.at - b.at);
}
