import { type Claim, isHeld } from '../claims/claim.ts';
import type { Sought } from './plan.ts';
import type { StatusMeaning } from './recommend-words.ts';

/** One unit as the recommendation sees it. All instants are epoch milliseconds. */
export interface Candidate {
  readonly tourId: string;
  readonly callsign: string;
  readonly kind: UnitKind;
  /** Of those whose authority stands. */
  readonly skills: readonly string[];
  /** Skills whose authority has ended; left out: none. */
  readonly lapsed?: readonly string[];
  readonly crewSize: number;
  /** Somebody in the crew may drive under emergency conditions. */
  readonly emergencyDriver: boolean;
  /** Null: on foot or cycle, or of a kind that the force pack does not know. */
  readonly vehicle: { readonly kind: string; readonly marked: boolean } | null;
  /** What crew and vehicle have with them; null: nobody has said. */
  readonly carries: readonly string[] | null;
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
  /** What else has it now: a planned operation, a force that borrowed it or lent it; left out: nothing. */
  readonly claim?: Claim | null;
  /** What is wrong with its radio or car; `offRoad`: somebody has taken the car off the road. */
  readonly kit?: readonly { readonly reason: string; readonly offRoad: boolean }[];
}

type Mount = 'vehicle' | 'foot' | 'cycle';

export interface UnitKind {
  readonly id: string;
  readonly name: string;
  readonly responds: boolean;
  readonly armed: boolean;
  readonly mount: Mount;
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
  /** By its response plan; null: it has none. */
  readonly sought: Sought | null;
  readonly emergencyDriving: boolean;
  /** Until when armed units have authority on it; left out or null: it was not given, or has run out. */
  readonly armedUntil?: number | null;
}

export interface Settings {
  readonly now: number;
  readonly stalePositionSeconds: number;
  /** By which times are said. */
  readonly timezone: string;
  readonly shiftEndMinutes: number;
  /** The road network is a stand-in: times are a rough range. */
  readonly estimated: boolean;
  /** How many free units an area keeps, by its id. */
  readonly keepFree: ReadonlyMap<string, { readonly name: string; readonly count: number }>;
}

/** Free and on no call of its own: what cover is made of. */
export function isFree(unit: Pick<Candidate, 'active' | 'emergency' | 'availability' | 'claim'>): boolean {
  return unit.active === null && !unit.emergency && unit.availability === 'available' && !isHeld(unit.claim);
}
