import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { SettleUnmappedCode, TestCodeMappings } from './commands.ts';
import type { CodeTestEvent, CodeTested, UnmappedCodeEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;

export function settleUnmappedCode(
  { input }: Command<typeof SettleUnmappedCode>,
  { incident: state }: { readonly incident: IncidentState },
): Outcome<{ incident: readonly UnmappedCodeEvent[] }> {
  if (state.situation === 'none') return refuse('no-such-incident', 'There is no incident with this id.');
  const { unmappedId, words } = input;
  const found = state.incident.unmappedCodes?.find((one) => one.unmappedId === unmappedId);
  if (found === undefined || found.settledAt !== null) {
    return refuse('no-such-code', 'Nothing is to be settled under this id, or it has been.');
  }
  const data = { unmappedId, to: found.to.name };
  return decided({ incident: [{ type: 'operations.UnmappedCodeSettled', data, detail: { words } }] });
}

/** What came of trying the tables, as facts bring it. */
export function testCodeMappings(
  { input }: Command<typeof TestCodeMappings>,
  _states: object,
  found: Omit<CodeTested, 'because'>,
): Outcome<{ test: readonly CodeTestEvent[] }> {
  const failed = found.faults.length + found.unmapped.length;
  const data = { because: input.because, ...found };
  return decided({ test: [{ type: 'operations.CodeMappingsTested', data }] }, { failed });
}
