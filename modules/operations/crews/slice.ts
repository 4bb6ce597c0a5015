import { type Db, defineHandler, type Reader, type Slice, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { Neighbours } from '../neighbours.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { bookingFacts, mayDriveUnderEmergency } from '../resources/facts.ts';
import { crewGuard, crewsGuard } from '../resources/guards.ts';
import { callsignStream, crewFacts } from '../resources/handlers.ts';
import type { TourState } from '../resources/tour.ts';
import { ChangeCrew, PairUnits, SplitUnit } from './commands.ts';
import { changeCrew, type Permitted, pairUnits, splitUnit } from './decide.ts';

const tour = (id: string) => streamOf(tourAggregate, id);

/** Both units, and what the second one is on: the active one first, then the stacked ones in their order. */
async function pairing({ tourId, withTourId }: { tourId: string; withTourId: string }, reader: Reader) {
  const other = await reader.fold(tour(withTourId));
  const held = other.situation === 'none' ? [] : [other.tour.active, ...other.tour.stacked];
  return {
    tour: tour(tourId),
    other: tour(withTourId),
    callsign: callsignStream(other.situation === 'none' ? withTourId : other.tour.terms.callsign),
    incidents: held.flatMap((one) => (one === null ? [] : [streamOf(incidentAggregate, one.incidentId)])),
  };
}

const alone = ({ tourId }: { tourId: string }) => ({ tour: tour(tourId) });

const splitting = ({ tourId, newTourId, callsign }: { tourId: string; newTourId: string; callsign: string }) => ({
  tour: tour(tourId),
  fresh: tour(newTourId),
  callsign: callsignStream(callsign),
});

const crewOf = (state: TourState) => (state.situation === 'none' ? [] : state.tour.crew);

/** Who and what a unit is made of, changed while it is out; what happens stands in the streams of the tours. */
export function crews(neighbours: Neighbours): Slice {
  const { force } = neighbours;
  const permitted = (): Permitted => ({ mayDrive: (crew) => mayDriveUnderEmergency(force.pack(), crew) });
  const known = async (db: Db, crew: readonly { readonly collar: string }[]) => ({
    ...(await crewFacts(neighbours, db, crew)),
    ...permitted(),
  });
  return {
    tables: {},
    permissions: [],
    events: {},
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: ChangeCrew,
        streams: alone,
        guard: ({ tour: state }) => crewGuard(state),
        facts: ({ input }, { tour: state }, { db }) => known(db, [...crewOf(state), ...input.crew]),
        decide: changeCrew,
      }),
      defineHandler({
        declaration: PairUnits,
        streams: pairing,
        // Two units of which one is not their own are no crew's to put together.
        guard: (states) => crewsGuard([states.tour, states.other]),
        facts: (_, states, { db }) => known(db, [...crewOf(states.tour), ...crewOf(states.other)]),
        decide: pairUnits,
      }),
      defineHandler({
        declaration: SplitUnit,
        streams: splitting,
        guard: ({ tour: state }) => crewGuard(state),
        facts: async ({ input }, { tour: state }, { db }) => {
          const crew = crewOf(state);
          const { mayDrive, ...facts } = await known(db, crew);
          return { ...bookingFacts(force.pack(), { kind: input.kind, crew: [...crew] }, facts), mayDrive };
        },
        decide: splitUnit,
      }),
    ],
    projections: [],
    views: [],
    reactions: [],
    live: () => [],
  };
}
