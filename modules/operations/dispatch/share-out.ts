import { assignCheapest } from './assignment.ts';
import { placeSeconds, secondsOf, setWeights } from './best-set.ts';
import type { Sought } from './plan.ts';
import type { Ranked } from './recommend.ts';

/** An incident to which nobody has been sent, with who could go. */
export interface Unresourced {
  readonly incidentId: string;
  readonly sought: Sought | null;
  readonly ranked: readonly Ranked[];
}

/** Of one incident so many places are shared out; who comes after them is found when these are sent. */
const MOST_PLACES = 4;
/** Known of an incident only together with the others, and the same for whoever asks. */
const notShared: ReadonlySet<string> = new Set(['staffing']);

/**
 * Shares units out among incidents that lie open at once, so that none is offered for two: by tour id the incident. The sum of all
 * that the places cost is the least; the time of the first of each counts again, as in a set.
 */
export function shareOut(incidents: readonly Unresourced[]): ReadonlyMap<string, string> {
  const places = incidents.flatMap(placesOf);
  const columns = new Map<string, number>();
  for (const { costs } of places) for (const id of costs.keys()) if (!columns.has(id)) columns.set(id, columns.size);
  const tours = [...columns.keys()];
  const table = places.map(({ costs }) => tours.map((id) => costs.get(id) ?? Infinity));
  const given = assignCheapest(table, setWeights.lacking);
  return new Map(
    given.flatMap((column, row) => {
      const [tourId, place] = [column === null ? undefined : tours[column], places[row]];
      return tourId === undefined || place === undefined ? [] : [[tourId, place.incidentId] as const];
    }),
  );
}

interface Place {
  readonly incidentId: string;
  /** Seconds by tour id. */
  readonly costs: ReadonlyMap<string, number>;
}

function placesOf({ incidentId, sought, ranked }: Unresourced): readonly Place[] {
  const wanted = (sought?.needs ?? []).flatMap((need) => Array.from({ length: need.count }, () => need));
  return wanted.slice(0, MOST_PLACES).map((need, i) => {
    const costs = new Map<string, number>();
    for (const one of ranked) {
      const own = placeSeconds(one, need);
      if (own === null) continue;
      const apart = sumOf(one, (term) => notShared.has(term));
      const cover = sumOf(one, (term) => term === 'cover');
      const again = i === 0 && wanted.length > 1 ? setWeights.firstAgain * secondsOf(one) : 0;
      const seconds = own - apart + cover;
      if (seconds < setWeights.lacking) costs.set(one.candidate.tourId, seconds + again);
    }
    return { incidentId, costs };
  });
}

function sumOf({ reasons }: Ranked, counts: (term: string) => boolean): number {
  return reasons.reduce((sum, { term, seconds }) => sum + (counts(term) ? seconds : 0), 0);
}
