import { type AnyHandler, type Db, defineHandler, streamOf } from '../../../kernel/index.ts';
import { listUnitsFound } from '../dispatch/candidates.ts';
import { travelTo } from '../dispatch/travel.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { activeUnits, type IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { toldFor } from './arrival.ts';
import { ReckonArrival } from './commands.ts';
import { type ReckoningFacts, reckonArrival } from './decide.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });

export function arrivalHandlers(neighbours: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: ReckonArrival,
      streams,
      facts: async (_command, { incident }, { db }): Promise<ReckoningFacts> => ({
        soonest: await findSoonest(neighbours, db, incident),
        slipSeconds: neighbours.force.pack().watch.arrivalSlipMinutes * 60,
      }),
      decide: reckonArrival,
    }),
  ];
}

/** Of the units on it that have not arrived, the one that the roads bring there first. */
async function findSoonest({ roads }: Neighbours, db: Db, state: IncidentState): Promise<ReckoningFacts['soonest']> {
  if (state.situation !== 'open' || toldFor(state.incident) === null) return null;
  const { place, grade } = state.incident;
  const coming = new Map(activeUnits(state.incident).map(({ tourId, callsign }) => [tourId, callsign]));
  if (place.lon === null || place.lat === null || coming.size === 0) return null;
  const travellers = (await listUnitsFound(db)).flatMap(({ tourId, lon, lat, emergencyDriver }) => {
    if (!coming.has(tourId) || lon === null || lat === null) return [];
    const blue = grade.emergencyDriving && emergencyDriver;
    return [{ tourId, lon, lat, profile: blue ? ('emergency' as const) : ('car' as const) }];
  });
  const times = await travelTo(roads, [place.lon, place.lat], travellers);
  const [first] = [...times].toSorted(([, a], [, b]) => a.seconds - b.seconds);
  if (first === undefined) return null;
  const [tourId, { seconds }] = first;
  return { callsign: coming.get(tourId) ?? '', seconds: Math.round(seconds) };
}
