import { decided, refuse } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, type States } from '../incidents/decide.ts';
import type { CodeTerms } from '../terms.ts';
import type { GiveUnresourcedReason } from './commands.ts';

/** Asked, never insisted on: it may be given before a target breaks, after it, again, and when all is over. */
export function giveUnresourcedReason(
  { input }: Command<typeof GiveUnresourcedReason>,
  { incident: state }: States,
  reason: CodeTerms | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (reason === null) return refuse('no-such-reason', `The force pack has no reason ${input.reason}.`);
  const detail = { note: input.note.trim() };
  return decided({ incident: [{ type: 'operations.UnresourcedReasonGiven', data: { reason }, detail }] });
}
