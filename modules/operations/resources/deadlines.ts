import type { Promised } from '../../../kernel/pure.ts';
import { silencePromises } from '../kit/silent.ts';
import type { LadderTerms } from '../terms.ts';
import { timerPromises } from './timers.ts';
import type { Tour, TourState, UnitCall } from './tour.ts';

/** For tours that carry no times of their own; chosen here, as no published figure was found. */
const usualSeconds: Readonly<Record<UnitCall, number>> = {
  'urgent-call-back': 120,
  repeat: 120,
  'call-back': 900,
  message: 900,
};
const asks: Readonly<Record<UnitCall, string>> = {
  'urgent-call-back': 'asks for an urgent call back',
  repeat: 'asks to repeat',
  'call-back': 'asks for a call back',
  message: 'asks for a confidential message',
};
const usualLadder: LadderTerms = {
  rungs: [
    { to: 'dispatcher', afterSeconds: 0 },
    { to: 'control-room-supervisor', afterSeconds: 120 },
  ],
  repeatSeconds: 300,
};

/** What the room owes a unit: help in an emergency, at once and force-wide; a call back; a question when it is too long where it is. */
export function tourPromises(state: TourState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { tour } = state;
  const found: Promised[] = [];
  if (tour.emergencySince !== null) found.push(emergency(tour, tour.emergencySince));
  if (tour.callBack !== null) found.push(callBack(tour, tour.callBack));
  if (state.situation === 'on-tour') found.push(...silencePromises(tour));
  return [...found, ...timerPromises(state)];
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
  const { timers, callsign } = tour.terms;
  const seconds = timers?.callBackSeconds[meaning] ?? usualSeconds[meaning];
  const ladder = timers?.ladders[timers.callBackLadder] ?? usualLadder;
  return {
    key: 'call-back',
    kind: 'call-back',
    label: `${callsign} ${asks[meaning]}`,
    startedAt: at,
    dueAt: at + seconds * 1000,
    // Warned at once: the warning is how the desk learns of it.
    warnAt: at,
    ladder: ladder.rungs,
    repeatSeconds: ladder.repeatSeconds,
    alarm: 'B',
    areaId: tour.terms.areaId,
    paused: false,
  };
}
