import { decided, refuse } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, type States } from '../incidents/decide.ts';
import type { LadderTerms } from '../terms.ts';
import { isOpenAsk } from './ask.ts';
import type { AnswerAsk, AskForResource } from './commands.ts';

export interface AskFacts {
  readonly what: { readonly id: string; readonly name: string; readonly units: boolean };
  readonly answerSeconds: number;
  readonly ladder: LadderTerms;
}

/** Asked for by whoever needs it; the callsign is that of the actor's unit on the incident, if they have one there. */
export function askForResource(
  { input }: Command<typeof AskForResource>,
  { incident: state }: States,
  { terms, by }: { readonly terms: AskFacts | null; readonly by: string | null },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.situation !== 'open') {
    return refuse('incident-over', 'That incident is over: open it again first.');
  }
  if (terms === null) return refuse('no-such-resource', `The force pack has nothing called ${input.what} to ask for.`);
  const { askId, count, urgent, note } = input;
  if (state.incident.asks.some((ask) => ask.askId === askId)) {
    return refuse('ask-exists', 'An ask with this id exists already.');
  }
  const data = { askId, count, urgent, by, ...terms };
  return decided({ incident: [{ type: 'operations.ResourceAsked', data, detail: { note } }] });
}

export function answerAsk({ input }: Command<typeof AnswerAsk>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { askId, answer, reason } = input;
  const ask = state.incident.asks.find((one) => one.askId === askId);
  if (ask === undefined || !isOpenAsk(ask)) {
    return refuse('no-such-ask', 'Nothing is asked for under this id that waits for an answer.', ask?.state);
  }
  const data = { askId, answer, callsigns: [] };
  return decided({ incident: [{ type: 'operations.ResourceAskAnswered', data, detail: { reason } }] });
}
