import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { ServiceIncidentEvent } from '../../service-incidents/events.ts';
import type { ServiceIncidentState } from '../../service-incidents/service-incident.ts';
import type { EndDeskShift, RouteServiceIncident, StartDeskShift } from './commands.ts';
import type { ShiftEvent } from './events.ts';
import type { ShiftState } from './shift.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ shift: readonly ShiftEvent[] }>;

const HOUR_MS = 3_600_000;

export function startDeskShift(
  { input, actor, occurredAt }: Command<typeof StartDeskShift>,
  _: { readonly shift: ShiftState },
  facts: { readonly unknown: 'team' | 'category' | null },
): Decision {
  const { personId, teamIds, categoryIds, hours } = input;
  if (personId !== actor.id) return notYours();
  if (facts.unknown !== null) return refuse(`no-such-${facts.unknown}`, `The force has no such ${facts.unknown}.`);
  const data = { teamIds, categoryIds, endsAt: occurredAt + hours * HOUR_MS };
  return decided({ shift: [{ type: 'service.DeskShiftStarted', data, detail: { name: actor.name } }] });
}

export function endDeskShift(
  { input, actor }: Command<typeof EndDeskShift>,
  { shift }: { readonly shift: ShiftState },
): Decision {
  if (input.personId !== actor.id) return notYours();
  if (shift.situation === 'off') return refuse('not-on-shift', 'No shift of this person runs.');
  return decided({ shift: [{ type: 'service.DeskShiftEnded', data: {} }] });
}

interface Both {
  readonly incident: ServiceIncidentState;
  readonly shift: ShiftState;
}

/** Whoever has it by now keeps it; who has left meanwhile is given nothing. */
export function routeServiceIncident(
  { input }: Command<typeof RouteServiceIncident>,
  { incident: state, shift }: Both,
): Outcome<{ incident: readonly ServiceIncidentEvent[]; shift: readonly ShiftEvent[] }> {
  const nothing = decided({ incident: [], shift: [] });
  if (state.situation !== 'open' || state.incident.assigneeId !== null || shift.situation === 'off') return nothing;
  const { teamId, stay } = state.incident;
  if (!shift.teamIds.includes(teamId)) return nothing;
  const { serviceIncidentId, takerId, because } = input;
  const data = { teamId, assigneeId: takerId, assignee: shift.name, ola: stay.ola };
  return decided({
    incident: [{ type: 'service.ServiceIncidentAssigned', data, detail: { note: because } }],
    shift: [{ type: 'service.DeskShiftGiven', data: { serviceIncidentId, because } }],
  });
}

function notYours(): Outcome<never> {
  return refuse('not-yours', 'Everybody starts and ends their own shift.');
}
