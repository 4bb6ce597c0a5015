import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { dispatchDesk, openingTerms, placeFacts } from '../incidents/facts.ts';
import { presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Numbers } from '../numbers.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { crewGuard } from '../resources/guards.ts';
import { callsignStream } from '../resources/handlers.ts';
import type { TourState } from '../resources/tour.ts';
import type { Rankings } from './choice/rankings.ts';
import { AssignUnit, ReportProgress, ShowMeAt, StandDown } from './commands.ts';
import { assignUnit } from './decide.ts';
import { reportProgress, standDown } from './decide-progress.ts';
import { showMeAt } from './decide-show-me.ts';
import { assignFacts, nearConcealed } from './facts.ts';

const incident = (id: string) => streamOf(incidentAggregate, id);
const tour = (id: string) => streamOf(tourAggregate, id);

interface Naming {
  readonly incidentId: string;
  readonly tourId: string;
}

/**
 * The incident, the unit, and the incident that the unit is on now. All three must still stand at commit: of two desks
 * that assign one unit at the same moment the second starts again here and finds it taken.
 */
async function assigning({ incidentId, tourId }: Naming, reader: Reader) {
  const state = await reader.fold(tour(tourId));
  const held = state.situation === 'none' ? null : state.tour.active;
  return {
    incident: incident(incidentId),
    tour: tour(tourId),
    callsign: callsignStream(state.situation === 'none' ? tourId : state.tour.terms.callsign),
    previous: held === null || held.incidentId === incidentId ? null : incident(held.incidentId),
  };
}

async function progressing({ incidentId, tourId }: Naming, reader: Reader) {
  const state = await reader.fold(tour(tourId));
  const held = state.situation === 'none' ? null : state.tour.active;
  const next = state.situation === 'none' ? undefined : state.tour.stacked[0];
  return {
    incident: incident(incidentId),
    tour: tour(tourId),
    active: held === null || held.incidentId === incidentId ? null : incident(held.incidentId),
    next: next === undefined ? null : incident(next.incidentId),
  };
}

interface Sent {
  readonly incident: IncidentState;
  readonly tour: TourState;
}

/** The incident says who may see it, the unit whose it is. */
function guardOf({ incident: to, tour: unit }: Sent): Guarded {
  return { ...crewGuard(unit), ...presenceGuard(to) };
}

export function dispatchHandlers(
  neighbours: Neighbours,
  incidentNumbers: Numbers,
  rankings: Rankings,
): readonly AnyHandler[] {
  const { force } = neighbours;
  return [
    defineHandler({
      declaration: AssignUnit,
      streams: assigning,
      guard: guardOf,
      facts: ({ input: { incidentId, tourId }, actor, recordedAt: now }, { incident: to, tour: unit }, reader) =>
        assignFacts(reader, { pack: force.pack(), rankings, now }, actor, {
          ...{ incidentId, incident: to, tourId, tour: unit },
        }),
      decide: assignUnit,
    }),
    defineHandler({
      declaration: ReportProgress,
      streams: progressing,
      // Of a concealed one only those on its list speak by name; its crew says where it is by status, as every radio does.
      guard: guardOf,
      decide: reportProgress,
    }),
    defineHandler({
      declaration: StandDown,
      streams: progressing,
      guard: guardOf,
      decide: standDown,
    }),
    defineHandler({
      declaration: ShowMeAt,
      streams: assigning,
      guard: ({ tour: state }) => crewGuard(state),
      facts: async ({ input, actor, recordedAt }, _states, { db }) => {
        const place = placeFacts(neighbours, input.place);
        const terms = openingTerms(neighbours, input.code, undefined);
        const owner = await dispatchDesk(neighbours, db, place.areaId);
        const near = await nearConcealed(db, input.place, input.incidentId, actor);
        return { ...terms, place, owner, nearConcealed: near, number: await incidentNumbers.next(db, recordedAt) };
      },
      decide: showMeAt,
    }),
  ];
}
