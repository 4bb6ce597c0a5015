import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { dispatchDesk, openingTerms, placeFacts } from '../incidents/facts.ts';
import type { Neighbours } from '../neighbours.ts';
import { makeNumbers } from '../numbers.ts';
import type { Place } from '../place.ts';
import { tourAggregate } from '../resources/aggregate.ts';
import { crewGuard } from '../resources/guards.ts';
import { callsignStream } from '../resources/handlers.ts';
import type { TourState } from '../resources/tour.ts';
import { NoteTalkgroup, RaiseForOfficer } from './commands.ts';
import { noteTalkgroup, raiseForOfficer } from './decide.ts';
import { findLastPosition, type LastPosition } from './queries.ts';

const tour = (id: string) => streamOf(tourAggregate, id);
const incident = (id: string) => streamOf(incidentAggregate, id);
const own = ({ tour: state }: { readonly tour: TourState }) => crewGuard(state);

async function onIncident({ tourId }: { readonly tourId: string }, reader: Reader) {
  const state = await reader.fold(tour(tourId));
  const active = state.situation === 'none' ? null : state.tour.active;
  return { tour: tour(tourId), incident: active === null ? null : incident(active.incidentId) };
}

async function raising(
  { tourId, incidentId }: { readonly tourId: string; readonly incidentId: string },
  reader: Reader,
) {
  const state = await reader.fold(tour(tourId));
  const held = state.situation === 'none' ? null : state.tour.active;
  return {
    incident: incident(incidentId),
    tour: tour(tourId),
    callsign: callsignStream(state.situation === 'none' ? tourId : state.tour.terms.callsign),
    previous: held === null || held.incidentId === incidentId ? null : incident(held.incidentId),
  };
}

function whereOf(callsign: string, last: LastPosition | null, now: number): Place {
  if (last === null) return { label: `Not known: no position of ${callsign}`, lon: null, lat: null, gazetteerId: null };
  const minutes = Math.max(0, Math.round((now - last.at) / 60_000));
  const label = `Where ${callsign} last was, ${minutes} min before`;
  return { label, lon: last.lon, lat: last.lat, gazetteerId: null };
}

export function emergencyHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  const numbers = makeNumbers('operations.incident', () => neighbours.force.pack().timezone);
  return [
    defineHandler({ declaration: NoteTalkgroup, streams: onIncident, guard: own, decide: noteTalkgroup }),
    defineHandler({
      declaration: RaiseForOfficer,
      streams: raising,
      guard: own,
      facts: async ({ input, recordedAt }, states, { db }) => {
        const terms = states.tour.situation === 'none' ? null : states.tour.tour.terms;
        const where = whereOf(terms?.callsign ?? '', await findLastPosition(db, input.tourId), recordedAt);
        const { code, grade } = neighbours.force.pack().control.radio.officerInNeed ?? { code: '', grade: '' };
        const known = placeFacts(neighbours, where);
        const place = { ...known, areaId: known.areaId ?? terms?.areaId ?? null };
        return {
          ...openingTerms(neighbours, code, grade),
          ...{ where, openingCode: code, place },
          owner: await dispatchDesk(neighbours, db, place.areaId),
          // Whoever hears of it goes: that somebody must ask the FIM first is not said of a colleague in need.
          nearConcealed: false,
          number: await numbers.next(db, recordedAt),
        };
      },
      decide: raiseForOfficer,
    }),
  ];
}
