import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { CodeTerms } from '../terms.ts';
import type { RaiseAdvised } from './advised-command.ts';
import type { ContactState } from './contact.ts';
import { type RaiseFacts, raiseIncident } from './decide.ts';
import type { ContactEvent } from './events.ts';

type Decision = Outcome<{ contact: readonly ContactEvent[]; incident?: readonly IncidentEvent[] }>;

/** Nobody is sent, and nothing is forgotten: it has its number, its codes and whatever it owes, and is closed at once. */
export function raiseAdvised(
  command: CommandOf<InputOf<typeof RaiseAdvised>>,
  states: { readonly contact: ContactState; readonly incident: IncidentState },
  facts: RaiseFacts & { readonly result: CodeTerms | null; readonly closing: CodeTerms | null },
): Decision {
  const { result, closing } = facts;
  const { result: asked, closingCode, note } = command.input;
  const raised = raiseIncident(command, states, facts);
  if (raised.outcome !== 'decided') return raised;
  if (result === null) return refuse('no-such-result', `The force pack has no result code ${asked}.`);
  if (closing === null) return refuse('no-such-code', `The force pack has no closing code ${closingCode}.`);
  const resulted = { type: 'operations.ResultRecorded', data: { result, closing }, detail: { note } } as const;
  const closed = { type: 'operations.IncidentClosed', data: {} } as const;
  const incident = [...(raised.events.incident ?? []), resulted, closed];
  return decided({ ...raised.events, incident }, raised.result);
}
