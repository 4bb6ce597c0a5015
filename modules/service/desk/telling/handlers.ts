import { type AnyHandler, defineHandler, streamOf } from '../../../../kernel/index.ts';
import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import { olaTarget } from '../../levels/which-agreement.ts';
import { serviceIncidentAggregate } from '../../service-incidents/aggregate.ts';
import type { AttachedTarget } from '../../service-incidents/attached-target.ts';
import type { ServiceIncidentEvent } from '../../service-incidents/events.ts';
import type { DeskPack } from '../../service-incidents/facts.ts';
import type { ServiceIncidentState } from '../../service-incidents/service-incident.ts';
import { EscalateServiceIncident, TellStaff } from './commands.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ incident: readonly ServiceIncidentEvent[] }>;
type States = { readonly incident: ServiceIncidentState };

const one = ({ serviceIncidentId }: { serviceIncidentId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
});

function tellStaff({ input }: Command<typeof TellStaff>, { incident }: States): Decision {
  if (incident.situation === 'none') return noSuch();
  const { people, why } = input;
  const data = { to: people.map(({ id }) => id), why };
  const detail = { names: people.map(({ name }) => name).join(', ') };
  return decided({ incident: [{ type: 'service.StaffTold', data, detail }] });
}

/** It goes on with whoever has it, when they have it already or it is over by now. */
function escalate(
  { input }: Command<typeof EscalateServiceIncident>,
  { incident: state }: States,
  ola: AttachedTarget | null,
): Decision {
  if (state.situation === 'none') return noSuch();
  const over = state.situation !== 'open' && state.situation !== 'paused';
  const { teamId, why: note } = input;
  if (over || state.incident.teamId === teamId) return decided({ incident: [] });
  const data = { teamId, assigneeId: null, assignee: null, ola };
  return decided({ incident: [{ type: 'service.ServiceIncidentAssigned', data, detail: { note } }] });
}

function noSuch(): Outcome<never> {
  return refuse('no-such-service-incident', 'There is no IT incident with this id.');
}

export function tellingHandlers(pack: () => DeskPack): readonly AnyHandler[] {
  return [
    defineHandler({ declaration: TellStaff, streams: one, decide: tellStaff }),
    defineHandler({
      declaration: EscalateServiceIncident,
      streams: one,
      facts: async ({ input: { teamId } }, { incident: state }) =>
        state.situation === 'none' ? null : olaTarget(pack(), teamId, state.incident.priority),
      decide: escalate,
    }),
  ];
}
