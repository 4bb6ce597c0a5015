import type { Promised } from '../../../kernel/pure.ts';
import type { Tour, TourState } from './tour.ts';

/** Chosen here, as no published figure was found: an urgent call back within two minutes, another within fifteen. */
const CALL_BACK_MS = { urgent: 120_000, normal: 900_000 };

/** What the room owes a unit: help in an emergency, at once and force-wide, and a call back. */
export function tourPromises(state: TourState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { tour } = state;
  const found: Promised[] = [];
  if (tour.emergencySince !== null) found.push(emergency(tour, tour.emergencySince));
  if (tour.callBack !== null) found.push(callBack(tour, tour.callBack));
  return found;
}

function emergency(tour: Tour, at: number): Promised {
  const { rungs, repeatSeconds } = tour.terms.emergencyLadder;
  return {
    key: 'emergency',
    kind: 'emergency',
    label: `${tour.terms.callsign}: emergency call`,
    startedAt: at,
    dueAt: at,
    warnAt: null,
    ladder: rungs,
    repeatSeconds,
    alarm: 'A',
    areaId: null,
    paused: false,
  };
}

function callBack(tour: Tour, { urgent, at }: { urgent: boolean; at: number }): Promised {
  const allowed = urgent ? CALL_BACK_MS.urgent : CALL_BACK_MS.normal;
  return {
    key: 'call-back',
    kind: 'call-back',
    label: `${tour.terms.callsign} asks for ${urgent ? 'an urgent' : 'a'} call back`,
    startedAt: at,
    dueAt: at + allowed,
    // Warned at once: the warning is how the desk learns of it.
    warnAt: at,
    ladder: [
      { to: 'dispatcher', afterSeconds: 0 },
      { to: 'control-room-supervisor', afterSeconds: 120 },
    ],
    repeatSeconds: 300,
    alarm: 'B',
    areaId: tour.terms.areaId,
    paused: false,
  };
}
