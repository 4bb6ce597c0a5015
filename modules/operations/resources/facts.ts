import type { InputOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { ladderOf, statusMeaning, urgentLadder } from '../pack-terms.ts';
import type { BookOn } from './commands.ts';
import type { BookingFacts } from './decide.ts';
import type { TimerTerms } from './timer-terms.ts';

/** What the force pack says of a unit that books on. A kind or permit that it does not know counts as the plain case. */
export function bookingFacts(
  pack: Pack,
  { kind, crew }: InputOf<typeof BookOn>,
  accountOf: ReadonlyMap<string, string>,
): BookingFacts {
  const unitKind = pack.unitKinds.find((k) => k.id === kind);
  const emergencyPermits = new Set(pack.permits.filter((p) => p.emergency).map((p) => p.id));
  return {
    accountOf,
    responds: unitKind?.responds ?? true,
    armed: unitKind?.armed ?? false,
    emergencyDriver: crew.some((member) => emergencyPermits.has(member.permit)),
    shown: {
      available: statusMeaning(pack, 'available', 'available'),
      committed: statusMeaning(pack, 'committed-deployable', 'conditional'),
      'en-route': statusMeaning(pack, 'en-route', 'unavailable'),
      'at-scene': statusMeaning(pack, 'at-scene', 'unavailable'),
      emergency: statusMeaning(pack, 'emergency', 'unavailable'),
      'off-duty': statusMeaning(pack, 'off-duty', 'unavailable'),
    },
    timers: timerTerms(pack),
    emergencyLadder: { rungs: urgentLadder(pack).rungs, repeatSeconds: Math.min(60, urgentLadder(pack).repeatSeconds) },
  };
}

function timerTerms(pack: Pack): TimerTerms {
  const { unitCallMinutes, unitCallLadder } = pack.watch;
  const used = new Set([unitCallLadder, ...pack.statusRules.map(({ ladder }) => ladder)]);
  return {
    states: pack.statusRules.map(({ state, grades, minutes, warnAt, ladder, alarm }) => ({
      ...{ state, warnAt, ladder, alarm },
      grades: grades ?? null,
      seconds: Math.round(minutes * 60),
    })),
    ladders: Object.fromEntries([...used].map((id) => [id, ladderOf(pack, id)])),
    callBackSeconds: Object.fromEntries(Object.entries(unitCallMinutes).map(([call, minutes]) => [call, minutes * 60])),
    callBackLadder: unitCallLadder,
  };
}
