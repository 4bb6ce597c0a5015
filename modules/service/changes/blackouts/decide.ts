import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../../kernel/pure.ts';
import type { BlackoutState } from './blackout.ts';
import type { DeclareBlackout, EndBlackout } from './commands.ts';
import type { BlackoutEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ blackout: readonly BlackoutEvent[] }>;
type States = { readonly blackout: BlackoutState };

export interface Ground {
  readonly services: readonly { readonly id: string }[];
  readonly areas: readonly { readonly id: string }[];
}

export function declareBlackout(
  { input }: Command<typeof DeclareBlackout>,
  { blackout }: States,
  { services, areas }: Ground,
): Decision {
  if (blackout.situation !== 'none') return refuse('blackout-exists', 'A blackout with this id exists already.');
  const { kind, from, to, serviceIds, areaIds, name, reason } = input;
  const service = serviceIds.find((id) => !services.some((one) => one.id === id));
  if (service !== undefined) return refuse('no-such-service', `The force has no service ${service}.`);
  const area = areaIds.find((id) => !areas.some((one) => one.id === id));
  if (area !== undefined) return refuse('no-such-area', `The force has no area ${area}.`);
  const data = { kind, from, to, serviceIds, areaIds };
  return decided({ blackout: [{ type: 'service.BlackoutDeclared', data, detail: { name, reason } }] });
}

export function endBlackout({ input }: Command<typeof EndBlackout>, { blackout }: States): Decision {
  if (blackout.situation === 'none') return refuse('no-such-blackout', 'There is no blackout with this id.');
  if (blackout.situation === 'ended') return refuse('ended-already', 'It has ended already.');
  return decided({ blackout: [{ type: 'service.BlackoutEnded', data: {}, detail: { reason: input.reason } }] });
}
