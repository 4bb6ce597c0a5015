import type { Promised } from '../../../kernel/pure.ts';
import type { Tour, TourState, UnitCall } from './tour.ts';

/** Chosen here, as no published figure was found: what is urgent within two minutes, the rest within fifteen. */
const asked: Readonly<Record<UnitCall, { readonly withinMs: number; readonly text: string }>> = {
  'urgent-call-back': { withinMs: 120_000, text: 'asks for an urgent call back' },
  repeat: { withinMs: 120_000, text: 'asks to repeat' },
  'call-back': { withinMs: 900_000, text: 'asks for a call back' },
  message: { withinMs: 900_000, text: 'asks for a confidential message' },
};

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

function callBack(tour: Tour, { meaning, at }: NonNullable<Tour['callBack']>): Promised {
  const { withinMs, text } = asked[meaning];
  return {
    key: 'call-back',
    kind: 'call-back',
    label: `${tour.terms.callsign} ${text}`,
    startedAt: at,
    dueAt: at + withinMs,
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
