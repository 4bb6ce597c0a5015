import type { Guarded } from '../../../kernel/pure.ts';
import type { TourState } from './tour.ts';

/** A unit is its crew's own: who may act for their own unit alone must be of the crew that booked on. */
export function crewGuard(tour: TourState): Guarded {
  return { restriction: 'none', allowed: [], owners: tour.situation === 'none' ? [] : ownersOf(tour.tour.crew) };
}

/** Several units are somebody's own only when each of them is. */
export function crewsGuard(tours: readonly TourState[]): Guarded {
  const [first = [], ...others] = tours.map((tour) => crewGuard(tour).owners ?? []);
  return { restriction: 'none', allowed: [], owners: first.filter((id) => others.every((them) => them.includes(id))) };
}

/** A unit that books on is its crew's from that moment. */
export function bookingGuard(crew: Parameters<typeof ownersOf>[0]): Guarded {
  return { restriction: 'none', allowed: [], owners: ownersOf(crew) };
}

export function ownersOf(crew: readonly { readonly accountId: string | null }[]): readonly string[] {
  return crew.flatMap(({ accountId }) => accountId ?? []);
}
