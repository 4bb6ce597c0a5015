import type { InputOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { ladderOf, statusMeaning, urgentLadder } from '../pack-terms.ts';
import type { BookOn } from './commands.ts';
import type { BookingFacts, CrewFacts } from './decide.ts';
import type { TimerTerms } from './timer-terms.ts';

/** What the force pack says of a unit that books on. A kind or permit that it does not know counts as the plain case. */
export function bookingFacts(
  pack: Pack,
  { kind, crew }: Pick<InputOf<typeof BookOn>, 'kind' | 'crew'>,
  known: CrewFacts,
): BookingFacts {
  const unitKind = pack.unitKinds.find((k) => k.id === kind);
  return {
    ...known,
    responds: unitKind?.responds ?? true,
    armed: unitKind?.armed ?? false,
    emergencyDriver: mayDriveUnderEmergency(pack, crew),
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

export function mayDriveUnderEmergency(pack: Pack, crew: readonly { readonly permit: string }[]): boolean {
  const permits = new Set(pack.permits.filter((permit) => permit.emergency).map(({ id }) => id));
  return crew.some(({ permit }) => permits.has(permit));
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
