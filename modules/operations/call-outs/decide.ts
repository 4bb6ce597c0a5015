import { confirm, decided, refuse } from '../../../kernel/pure.ts';
import type { TheirCode } from '../code-mappings/terms.ts';
import { unmappedEvents } from '../code-mappings/unmapped.ts';
import { type Command, type Decision, noSuchIncident, type States } from '../incidents/decide.ts';
import type { LadderTerms } from '../terms.ts';
import { runs } from './call-out.ts';
import type { AnswerCallOut, CallOut } from './commands.ts';

/** What the force pack says of a partner, as it is at this hour. */
export interface PartnerFacts {
  readonly resource: { readonly id: string; readonly name: string; readonly kind: string };
  readonly how: string;
  readonly answerSeconds: number;
  readonly ladder: LadderTerms;
  readonly wantsVehicle: boolean;
  /** In words; null: it is there now. */
  readonly closedOutside: string | null;
}

/** The hour and a missing vehicle are asked about, never in the way. */
export function callOut(
  { input, confirmed }: Command<typeof CallOut>,
  { incident: state }: States,
  { terms, theirs }: { readonly terms: PartnerFacts | null; readonly theirs?: TheirCode | undefined },
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.situation !== 'open') return refuse('incident-over', 'That incident is over: open it again first.');
  if (terms === null) return refuse('no-such-partner', `The force pack has no partner resource ${input.resource}.`);
  const { callOutId, reason, vehicle } = input;
  if (state.incident.callOuts.some((one) => one.callOutId === callOutId)) {
    return refuse('call-out-exists', 'A call-out with this id exists already.');
  }
  const { resource, how, answerSeconds, ladder, closedOutside, wantsVehicle } = terms;
  const doubts = [
    ...(closedOutside === null
      ? []
      : [['outside-hours', `${resource.name} is there ${closedOutside}: call it out all the same?`] as const]),
    ...(wantsVehicle && vehicle === ''
      ? [['vehicle-wanted', `${resource.name} is called out for a vehicle, and none is named.`] as const]
      : []),
  ];
  const open = doubts.find(([code]) => !confirmed.has(code));
  if (open !== undefined) return confirm(open[0], open[1]);
  const data = { callOutId, resource, how, answerSeconds, ladder, confirmed: doubts.map(([code]) => code) };
  const wanted = { key: callOutId, use: 'call-out', to: resource, theirs, original: reason } as const;
  return decided({
    incident: [
      {
        type: 'operations.PartnerCalledOut',
        data: { ...data, ...(theirs !== undefined && { theirs }) },
        detail: { reason, vehicle },
      },
      ...unmappedEvents(state.incident, wanted),
    ],
  });
}

export function answerCallOut(
  { input, recordedAt }: Command<typeof AnswerCallOut>,
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { callOutId, answer, etaMinutes, reference, words } = input;
  const found = state.incident.callOuts.find((one) => one.callOutId === callOutId);
  if (found === undefined || !runs(found)) {
    return refuse('no-such-call-out', 'There is no such call-out on this incident that still runs.', found?.state);
  }
  // Accepted again it is a new time: they are late, or sooner.
  if (answer === found.state && etaMinutes === null) {
    return refuse('answered-already', 'That is its answer already.', found.state);
  }
  const etaAt = answer === 'accepted' && etaMinutes !== null ? recordedAt + etaMinutes * 60_000 : null;
  const data = { callOutId, resource: found.resource.name, answer, etaAt };
  return decided({ incident: [{ type: 'operations.CallOutAnswered', data, detail: { reference, words } }] });
}
