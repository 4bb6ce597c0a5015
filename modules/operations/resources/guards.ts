import type { Guarded, Locus } from '../../../kernel/pure.ts';
import type { TourState } from './tour.ts';

/** A unit is its crew's own: who may act for their own unit alone must be of the crew that booked on. */
export function crewGuard(tour: TourState): Guarded {
  if (tour.situation === 'none') return { restriction: 'none', allowed: [], owners: [] };
  return { restriction: 'none', allowed: [], owners: ownersOf(tour.tour.crew), locus: locusOf(tour) };
}

/** Where it belongs. Of no area while it is in need: nobody is kept from helping. */
function locusOf({ tour }: Exclude<TourState, { situation: 'none' }>): Locus {
  return { areas: tour.emergencySince === null ? [tour.terms.areaId] : [], seats: [] };
}

/** Several units are somebody's own only when each of them is. */
export function crewsGuard(tours: readonly TourState[]): Guarded {
  const [first = [], ...others] = tours.map((tour) => crewGuard(tour).owners ?? []);
  const owners = first.filter((id) => others.every((them) => them.includes(id)));
  const loci = tours.map((tour) => crewGuard(tour).locus?.areas ?? []);
  // One in need, or of which nothing is known, is within everybody's reach, and with it those that go along.
  const areas = loci.every((some) => some.length > 0) ? loci.flat() : [];
  return { restriction: 'none', allowed: [], owners, locus: { areas, seats: [] } };
}

/** A unit that books on is its crew's from that moment. */
export function bookingGuard(crew: Parameters<typeof ownersOf>[0], areaId: string): Guarded {
  return { restriction: 'none', allowed: [], owners: ownersOf(crew), locus: { areas: [areaId], seats: [] } };
}

export function ownersOf(crew: readonly { readonly accountId: string | null }[]): readonly string[] {
  return crew.flatMap(({ accountId }) => accountId ?? []);
}
