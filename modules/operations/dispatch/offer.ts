import { metresBetween } from '../distance.ts';
import type { Competing } from './asked.ts';
import { type BestSet, findBestSet, type SetAsked } from './best-set.ts';
import type { Candidate, Need } from './candidate.ts';
import type { UnitFound } from './candidates.ts';
import type { FreeReach } from './move-up.ts';
import type { Ranked } from './recommend.ts';
import { type Kept, type Member, membersOf } from './set-words.ts';
import { shareOut } from './share-out.ts';
import { listWanting } from './suitability.ts';

/** The best set for an incident, and who is left out of it for the sake of another. */
export interface Offer {
  readonly members: ReadonlyMap<string, Member>;
  readonly kept: ReadonlyMap<string, Kept>;
  readonly set: BestSet | null;
}

/** An immediate incident to which nobody has been sent, with those near it as they are ranked for it. */
export interface Waiting {
  readonly competing: Competing;
  readonly ranked: readonly Ranked[];
}

/** What stands before whoever chooses, and beside it. */
export interface Scene {
  readonly need: Need;
  readonly ranked: readonly Ranked[];
  readonly onIt: readonly Candidate[];
  readonly standing: FreeReach;
  /** Oldest first, this one among them if it waits too: in the same order for whoever asks. */
  readonly waiting: readonly Waiting[];
}

export const nothingOffered: Offer = { members: new Map(), kept: new Map(), set: null };

/** Offers a set for what the plan still wants. Nothing is sent by it. */
export function offerSet({ need: { incidentId, sought }, ranked, onIt, standing, waiting }: Scene): Offer {
  if (sought === null || sought.needs.length === 0) return nothingOffered;
  const others = new Map(waiting.map(({ competing }) => [competing.need.incidentId, competing]));
  others.delete(incidentId);
  const shared =
    others.size === 0
      ? new Map<string, string>()
      : shareOut(waiting.map(({ competing: { need }, ranked: near }) => ({ ...need, ranked: near })));
  const kept = new Map<string, Kept>();
  for (const [tourId, to] of shared) {
    const other = others.get(to);
    if (other !== undefined) kept.set(tourId, { incidentId: to, number: other.number, grade: other.grade });
  }
  // One that waits with others has its share and no more: whoever looks at another of them sees the same.
  const shares = others.size > 0 && waiting.length > others.size;
  const free = ranked.filter(({ candidate: { tourId } }) =>
    shares ? shared.get(tourId) === incidentId : !kept.has(tourId),
  );
  const wanting = listWanting(sought.needs, onIt);
  const asked: SetAsked = { needs: sought.needs, wanting, carries: sought.carries, ranked: free, standing };
  const set = findBestSet(asked);
  return { members: membersOf({ ...asked, ranked }, set, kept), kept, set };
}

/** Units near each of them, as the crow flies: who is farther is nobody's first. */
const NEAR = 24;

export function nearestOf<Unit extends Pick<UnitFound, 'lon' | 'lat' | 'tourId'>>(
  [lon, lat]: readonly [number, number],
  units: readonly Unit[],
): readonly Unit[] {
  return units
    .flatMap((unit) =>
      unit.lon === null || unit.lat === null
        ? []
        : [{ unit, metres: metresBetween({ lon: unit.lon, lat: unit.lat }, { lon, lat }) }],
    )
    .sort((a, b) => a.metres - b.metres || (a.unit.tourId < b.unit.tourId ? -1 : 1))
    .slice(0, NEAR)
    .map(({ unit }) => unit);
}
