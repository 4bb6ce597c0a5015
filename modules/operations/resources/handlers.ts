import { type AnyHandler, type Db, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { Neighbours } from '../neighbours.ts';
import { listHeldSkills } from '../officers/queries.ts';
import { findStatus } from '../pack-terms.ts';
import { callsignAggregate, tourAggregate } from './aggregate.ts';
import { BookOff, BookOn, CallUnitBack, EndEmergency, ResetUnitTimers, SeeUnitAlarm, SetStatus } from './commands.ts';
import type { CrewFacts } from './decide.ts';
import * as decide from './decide.ts';
import { bookingFacts } from './facts.ts';
import { bookingGuard, crewGuard, crewsGuard } from './guards.ts';
import type { TourState } from './tour.ts';

const tour = (id: string) => streamOf(tourAggregate, id);
export const callsignStream = (callsign: string) => streamOf(callsignAggregate, callsign.trim().toUpperCase());

const alone = ({ tourId }: { tourId: string }) => ({ tour: tour(tourId) });

const several = ({ tourIds }: { tourIds: readonly string[] }) => ({ tours: [...new Set(tourIds)].map(tour) });

const booking = ({ tourId, callsign }: { tourId: string; callsign: string }) => ({
  tour: tour(tourId),
  callsign: callsignStream(callsign),
});

/** The tour with its callsign and its incidents, the active one first, then the stacked ones in their order. */
async function withIncidents({ tourId }: { tourId: string }, reader: Reader) {
  const state = await reader.fold(tour(tourId));
  const held = state.situation === 'none' ? [] : [state.tour.active, ...state.tour.stacked];
  return {
    tour: tour(tourId),
    callsign: state.situation === 'none' ? null : callsignStream(state.tour.terms.callsign),
    incidents: held.flatMap((one) => (one === null ? [] : [streamOf(incidentAggregate, one.incidentId)])),
  };
}

const own = ({ tour: state }: { readonly tour: TourState }) => crewGuard(state);

/** Two short look-ups at once. */
export async function crewFacts(
  { accountsByCollar }: Pick<Neighbours, 'accountsByCollar'>,
  db: Db,
  crew: readonly { readonly collar: string }[],
): Promise<CrewFacts> {
  const collars = crew.map(({ collar }) => collar);
  const [accountOf, held] = await Promise.all([accountsByCollar(db, collars), listHeldSkills(db, collars)]);
  return { accountOf, held };
}

export function tourHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  const { force } = neighbours;
  return [
    defineHandler({
      declaration: BookOn,
      streams: booking,
      guard: (_states, { crew, areaId }) => bookingGuard(crew, areaId),
      facts: async ({ input }, _states, { db }) =>
        bookingFacts(force.pack(), input, await crewFacts(neighbours, db, input.crew)),
      decide: decide.bookOn,
    }),
    defineHandler({ declaration: BookOff, streams: withIncidents, guard: own, decide: decide.bookOff }),
    defineHandler({
      declaration: SetStatus,
      streams: withIncidents,
      guard: own,
      facts: async ({ input }) => ({
        status: findStatus(force.pack(), input.status),
        unusual: force.pack().watch.unusualChanges,
      }),
      decide: decide.setStatus,
    }),
    defineHandler({
      declaration: EndEmergency,
      streams: withIncidents,
      guard: own,
      decide: decide.endEmergency,
    }),
    defineHandler({
      declaration: ResetUnitTimers,
      streams: several,
      guard: ({ tours }) => crewsGuard(tours),
      decide: decide.resetUnitTimers,
    }),
    defineHandler({ declaration: SeeUnitAlarm, streams: alone, decide: decide.seeUnitAlarm }),
    defineHandler({
      declaration: CallUnitBack,
      streams: alone,
      guard: own,
      decide: decide.callUnitBack,
    }),
  ];
}
