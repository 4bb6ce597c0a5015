import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Assigned, AssignStates } from '../dispatch/decide.ts';
import { type ShowMeFacts, showMeAt } from '../dispatch/decide-show-me.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { Place } from '../place.ts';
import type { TourEvent } from '../resources/events.ts';
import type { TourState } from '../resources/tour.ts';
import type { NoteTalkgroup, RaiseForOfficer } from './commands.ts';

type Command<C> = CommandOf<InputOf<C>>;

const noSuchTour = () => refuse<never>('no-such-tour', 'There is no tour of duty with this id.');
const noEmergency = () => refuse<never>('no-emergency', 'This unit has no emergency call open.');

/** Said to the unit's log, and to the log of what it is on. */
export function noteTalkgroup(
  { input: { tourId, outcome } }: Command<typeof NoteTalkgroup>,
  { tour: state }: { readonly tour: TourState },
): Outcome<{ tour: readonly TourEvent[]; incident?: readonly IncidentEvent[] }> {
  if (state.situation === 'none') return noSuchTour();
  const { emergencySince, active, terms } = state.tour;
  if (emergencySince === null) return noEmergency();
  const data = { talkgroup: terms.talkgroup, outcome };
  const tour = [{ type: 'operations.TalkgroupNoted', data }] as const;
  if (active === null) return decided({ tour });
  const unit = { assignmentId: active.assignmentId, tourId, callsign: terms.callsign };
  return decided({ tour, incident: [{ type: 'operations.UnitTalkgroupNoted', data: { ...data, ...unit } }] });
}

interface OfficerFacts extends ShowMeFacts {
  /** Where the unit was last; without coordinates when no radio and no phone has said. */
  readonly where: Place;
  readonly openingCode: string;
}

/** The unit is there: its log is raised as when an officer shows at a place, and says why. */
export function raiseForOfficer(
  command: Command<typeof RaiseForOfficer>,
  states: AssignStates,
  { where, openingCode, ...facts }: OfficerFacts,
): Assigned {
  const { tour } = states;
  if (tour.situation === 'none') return noSuchTour();
  if (tour.tour.emergencySince === null) return noEmergency();
  const { callsign } = tour.tour.terms;
  const { tourId, assignmentId } = command.input;
  const input = {
    ...command.input,
    place: where,
    code: openingCode,
    what: `Officer in need: emergency of ${callsign}`,
  };
  const shown = showMeAt({ ...command, input }, states, facts);
  if (shown.outcome !== 'decided') return shown;
  const unit = { assignmentId, tourId, callsign };
  const incident = [...(shown.events.incident ?? []), { type: 'operations.UnitInEmergency', data: unit } as const];
  return { ...shown, events: { ...shown.events, incident } };
}
