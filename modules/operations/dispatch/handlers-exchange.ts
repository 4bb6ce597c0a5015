import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Actor, Guarded } from '../../../kernel/pure.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { crewGuard, crewsGuard } from '../resources/guards.ts';
import { callsignStream } from '../resources/handlers.ts';
import type { TourState } from '../resources/tour.ts';
import { assignUnits } from './assign-units.ts';
import type { Rankings } from './choice/rankings.ts';
import { AssignUnits, HandOverJob, SwapUnits } from './commands-exchange.ts';
import { type ExchangeFacts, type ExchangeStates, handOverJob, swapUnits } from './exchange.ts';
import { assignFacts } from './facts.ts';

const incident = (id: string) => streamOf(incidentAggregate, id);
const tour = (id: string) => streamOf(tourAggregate, id);

interface Several {
  readonly incidentId: string;
  readonly units: readonly { readonly tourId: string }[];
}

/** All that must still stand at commit, in the order of the units; the incident itself stands where a unit is on nothing else. */
async function sending({ incidentId, units }: Several, reader: Reader) {
  const tours = await Promise.all(units.map(({ tourId }) => reader.fold(tour(tourId))));
  return {
    incident: incident(incidentId),
    tours: units.map(({ tourId }) => tour(tourId)),
    callsigns: tours.map((state, i) => callsignStream(callsignOf(state) ?? units[i]?.tourId ?? '')),
    previous: tours.map((state) => incident(activeOf(state) ?? incidentId)),
  };
}

interface Exchange {
  readonly incidentId: string;
  readonly out: { readonly tourId: string };
  readonly in: { readonly tourId: string };
}

async function exchanging({ incidentId, out, in: into }: Exchange, reader: Reader) {
  const [leaving, coming] = await Promise.all([reader.fold(tour(out.tourId)), reader.fold(tour(into.tourId))]);
  const next = leaving.situation === 'none' ? undefined : leaving.tour.stacked[0];
  const other = (id: string | null | undefined) => (id == null || id === incidentId ? null : incident(id));
  return {
    incident: incident(incidentId),
    out: tour(out.tourId),
    coming: tour(into.tourId),
    callsign: callsignStream(callsignOf(coming) ?? into.tourId),
    previous: other(activeOf(coming)),
    active: other(activeOf(leaving)),
    next: other(next?.incidentId),
  };
}

function callsignOf(state: TourState): string | null {
  return state.situation === 'none' ? null : state.tour.terms.callsign;
}

function activeOf(state: TourState): string | null {
  return state.situation === 'none' ? null : (state.tour.active?.incidentId ?? null);
}

interface Seen {
  readonly incident: IncidentState;
  readonly out: TourState;
  readonly coming: TourState;
  readonly previous: IncidentState | null;
}

/** Where a unit is sent to in return, the other's job is asked about as this one is. */
function swapGuard({ incident: here, out, coming, previous }: Seen, how: string): Guarded {
  const there = how === 'exchange' && previous !== null ? presenceGuard(previous) : null;
  return { ...crewsGuard([out, coming]), ...both(presenceGuard(here), there) };
}

function both(one: Guarded, other: Guarded | null): Guarded {
  if (other === null || other.restriction === 'none') return one;
  if (one.restriction === 'none') return { ...other, ...(one.locus && { locus: one.locus }) };
  return { ...one, restriction: other.restriction, allowed: one.allowed.filter((id) => other.allowed.includes(id)) };
}

/** A crew hands over its own job, or takes over with its own unit. */
function handOverGuard({ incident: here, out, coming }: Seen): Guarded {
  const owners = [...(crewGuard(out).owners ?? []), ...(crewGuard(coming).owners ?? [])];
  return { ...presenceGuard(here), owners };
}

export function exchangeHandlers({ force }: Neighbours, rankings: Rankings): readonly AnyHandler[] {
  const facts = async (
    { incidentId, out, in: into }: Exchange,
    actor: Actor,
    states: ExchangeStates,
    { reader, now }: { readonly reader: Reader; readonly now: number },
  ): Promise<ExchangeFacts> => {
    const { incident: here, coming, previous, out: leaving } = states;
    // Why one takes the place of another is said by the exchange itself.
    const judging = { pack: force.pack(), rankings: null, now };
    const there = activeOf(coming);
    return {
      coming: await assignFacts(reader, judging, actor, {
        incidentId,
        incident: here,
        tourId: into.tourId,
        tour: coming,
      }),
      returning:
        previous === null || there === null
          ? null
          : await assignFacts(reader, judging, actor, {
              ...{ incidentId: there, incident: previous, tourId: out.tourId, tour: leaving },
            }),
    };
  };
  return [
    defineHandler({
      declaration: AssignUnits,
      streams: sending,
      guard: ({ incident: to, tours }) => ({ ...crewsGuard(tours), ...presenceGuard(to) }),
      facts: ({ input, actor, recordedAt: now }, { incident: to, tours }, reader) =>
        Promise.all(
          input.units.map(({ tourId }, i) => {
            const unit = tours[i] ?? { situation: 'none' };
            return assignFacts(reader, { pack: force.pack(), rankings, now }, actor, {
              ...{ incidentId: input.incidentId, incident: to, tourId, tour: unit },
              together: input.units.map((one) => one.tourId),
            });
          }),
        ),
      decide: assignUnits,
    }),
    defineHandler({
      declaration: SwapUnits,
      streams: exchanging,
      guard: (states, { how }) => swapGuard(states, how),
      facts: ({ input, actor, recordedAt: now }, states, reader) => facts(input, actor, states, { reader, now }),
      decide: swapUnits,
    }),
    defineHandler({
      declaration: HandOverJob,
      streams: exchanging,
      guard: handOverGuard,
      facts: ({ input, actor, recordedAt: now }, states, reader) => facts(input, actor, states, { reader, now }),
      decide: handOverJob,
    }),
  ];
}
