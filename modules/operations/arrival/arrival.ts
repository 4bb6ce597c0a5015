import type { Promised } from '../../../kernel/pure.ts';
import type { Of } from '../incidents/events.ts';
import type { Incident } from '../incidents/incident.ts';

type Reckoned = Of<'operations.ArrivalReckoned'>;
/** The last reckoning, and when it was made. */
export type Arrival = Reckoned['data'] & { readonly at: number };

export const TOLD_ARRIVAL = 'told-arrival';

export function reckoned({ data, recordedAt }: Reckoned): Arrival {
  return { ...data, at: recordedAt };
}

/** Until when the caller was told that somebody comes; null: told no time, or somebody is there. */
export function toldFor({ assessment, attendedAt }: Pick<Incident, 'assessment' | 'attendedAt'>): number | null {
  const { told } = assessment;
  if (attendedAt !== null || told === null || told.etaMinutes === null) return null;
  return told.at + told.etaMinutes * 60_000;
}

/** The caller hears when it slips: at once when a unit is reckoned to come too late, else when the time told has gone by. */
export function arrivalPromise(incident: Incident): readonly Promised[] {
  const { arrival, place } = incident;
  const told = toldFor(incident);
  // Reckoned for another time than the caller has been told since: a new reckoning follows.
  if (told === null || arrival === null || arrival.toldFor !== told) return [];
  const { expectedAt, callsign, slipSeconds, ladder, at } = arrival;
  const latest = told + slipSeconds * 1000;
  const slips = expectedAt !== null && expectedAt > latest;
  const later = expectedAt === null ? 0 : Math.round((expectedAt - told) / 60_000);
  return [
    {
      key: TOLD_ARRIVAL,
      kind: TOLD_ARRIVAL,
      label: slips
        ? `${callsign ?? 'A unit'} is expected ${later} min later than the caller was told: tell them`
        : 'Nobody is there at the time that the caller was told: tell them',
      startedAt: incident.assessment.told?.at ?? at,
      dueAt: slips ? at : Math.max(latest, at),
      warnAt: null,
      ladder: ladder.rungs,
      repeatSeconds: ladder.repeatSeconds,
      alarm: 'B',
      areaId: place.areaId,
      paused: false,
    },
  ];
}
