import { decided } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, type States } from '../incidents/decide.ts';
import type { Of } from '../incidents/events.ts';
import type { NoteAvailability, NoteAvailabilityAtBreach } from './commands.ts';

export type AvailabilityFacts = Pick<Of<'operations.AvailabilityNoted'>['data'], 'areas' | 'nearest'>;

export function noteAvailability(
  _command: Command<typeof NoteAvailability>,
  { incident }: States,
  facts: AvailabilityFacts,
): Decision {
  if (incident.situation === 'none') return noSuchIncident();
  const data = { because: 'asked', key: null, ...facts } as const;
  return decided({ incident: [{ type: 'operations.AvailabilityNoted', data }] });
}

export function noteAvailabilityAtBreach(
  { input }: Command<typeof NoteAvailabilityAtBreach>,
  { incident }: States,
  facts: AvailabilityFacts,
): Decision {
  if (incident.situation === 'none') return noSuchIncident();
  const data = { because: 'breach', key: input.key, ...facts } as const;
  return decided({ incident: [{ type: 'operations.AvailabilityNoted', data }] });
}
