import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { CatalogueItemState } from '../catalogue/catalogue-item.ts';
import { isOnShelf } from '../catalogue/decide.ts';
import type { CatalogueEvent } from '../catalogue/events.ts';
import type { ItemTerms } from '../catalogue/terms.ts';
import type { Person } from '../people.ts';
import type { DecideRequest, PassApproval, SubmitRequest } from './commands.ts';
import type { RequestEvent } from './events.ts';
import { isKnownTo, isLeader, type SubmitFacts, termsOf } from './facts.ts';
import type { Asked, Request, RequestState } from './request.ts';

type Command<C> = CommandOf<InputOf<C>>;
export type Decision = Outcome<{ request: readonly RequestEvent[]; item?: readonly CatalogueEvent[] }>;
type Submit = Command<typeof SubmitRequest>;

export interface States {
  readonly request: RequestState;
  /** Of which one is booked; null: nothing is. */
  readonly item: CatalogueItemState | null;
}

export function submitRequest(
  { input, actor, confirmed }: Submit,
  { request, item: state }: { readonly request: RequestState; readonly item: CatalogueItemState },
  facts: SubmitFacts,
): Decision {
  if (request.situation !== 'none') return refuse('request-exists', 'A request with this id exists already.');
  if (state.situation !== 'published') return refuse('no-such-item', 'The catalogue has no such item.');
  const { item, edition } = state;
  if (edition.version !== input.version) {
    return refuse('changed-meanwhile', 'It has changed since it was read: look at it again.', edition.version);
  }
  const fault = faultOf(input, edition.terms, facts);
  if (fault !== null) return fault;
  const booked = isOnShelf({ ...item, draft: edition.terms });
  if (edition.terms.stocked && !booked && !facts.bySystem && !confirmed.has('none-on-shelf')) {
    return confirm('none-on-shelf', 'None of it is on the shelf: it must be ordered, which takes longer.');
  }
  const { number, sequence, requester, forPerson, approver, deputy, siteId, cause } = facts;
  const terms = termsOf(edition.terms, facts);
  const data = { number, sequence, itemId: input.itemId, itemVersion: edition.version, siteId, booked, terms };
  const detail = {
    requester: requester?.name ?? actor.name,
    forWhom: forPerson?.name ?? input.forWhom,
    approver: terms.approval === null ? null : (approver?.name ?? null),
    deputy: deputy?.name ?? null,
    answers: answersTo(edition.terms, input.answers),
  };
  const because = cause === null ? {} : { serviceIncident: { id: cause.id, number: cause.number } };
  const whose = { requesterId: requester?.id ?? null, forId: input.forId };
  const event = { type: 'service.RequestSubmitted', data: { ...data, ...whose, ...because }, detail } as const;
  if (!booked) return decided({ request: [event] });
  return decided({ request: [event], item: [{ type: 'service.StockBooked', data: { requestId: input.requestId } }] });
}

function faultOf(input: Submit['input'], terms: ItemTerms, facts: SubmitFacts): Outcome<never> | null {
  const { requester, forPerson, approver, hasSite, bySystem, cause } = facts;
  if (bySystem) return null;
  if (input.serviceIncidentId !== null && (cause === null || !isKnownTo(cause, requester))) {
    return refuse('no-such-it-incident', 'There is no such IT incident, or it is somebody else’s.');
  }
  if (!hasSite) return refuse('no-such-site', `The force has no station ${input.siteId}.`);
  const { eligible } = terms;
  // What the desk asks for in somebody's place is for them.
  const roles = [...(requester?.roles ?? []), ...(forPerson?.roles ?? [])];
  if (requester === null || (eligible.length > 0 && !roles.some((role) => eligible.includes(role)))) {
    return refuse('not-eligible', 'This item is not for your roles.');
  }
  for (const { id, label, required, kind, options } of terms.fields) {
    const answer = input.answers[id]?.trim() ?? '';
    if (required && answer === '') return refuse('answer-missing', `Answer: ${label}`, id);
    if (kind === 'choice' && answer !== '' && !options.includes(answer)) {
      return refuse('no-such-choice', `${label}: ${answer} is no choice.`, id);
    }
  }
  if (terms.approval.by === 'nobody') return null;
  if (!isLeader(approver)) return refuse('no-approver', 'Nobody is known who could say yes: choose your line manager.');
  return approver.id === requester.id
    ? refuse('own-approver', 'Nobody says yes to what they ask for themselves.')
    : null;
}

function answersTo(terms: ItemTerms, answers: Readonly<Record<string, string>>): { label: string; value: string }[] {
  return terms.fields.flatMap(({ id, label }) => {
    const value = answers[id]?.trim() ?? '';
    return value === '' ? [] : [{ label, value }];
  });
}

export function decideRequest({ input, actor }: Command<typeof DecideRequest>, states: States): Decision {
  return whenAsked(states.request, (request, { approverId }) => {
    if (request.requesterId === actor.id) return ownRequest();
    const detail = { reason: input.reason };
    if (input.decision === 'approve') {
      return decided({ request: [{ type: 'service.RequestApproved', data: { approverId }, detail }] });
    }
    const refused = { type: 'service.RequestRefused', data: { approverId }, detail } as const;
    return decided({ request: [refused], ...released(states, input.requestId) });
  });
}

export function passApproval(
  { input, actor }: Command<typeof PassApproval>,
  { request: state }: Pick<States, 'request'>,
  /** Who is to be asked; null: nobody stands in, or nobody is known of this id. */
  next: Person | null,
): Decision {
  return whenAsked(state, (request, { approverId: fromId }) => {
    if (fromId !== input.fromId) return refuse('passed-meanwhile', 'It has been passed on meanwhile.');
    if (next === null) return refuse('no-deputy', 'Nobody stands in for the approver.');
    if (next.id === request.requesterId) return ownRequest();
    if (!isLeader(next)) return refuse('not-a-leader', 'This person leads nobody.');
    const data = { fromId, approverId: next.id, late: input.late && actor.kind === 'system' };
    const detail = { approver: next.name, reason: input.reason };
    return decided({ request: [{ type: 'service.ApprovalPassed', data, detail }] });
  });
}

/** What was taken from the shelf goes back. */
export function released({ request, item }: States, requestId: string): { item?: readonly CatalogueEvent[] } {
  if (request.situation === 'none' || item === null || item.situation === 'none' || !request.request.booked) return {};
  return { item: [{ type: 'service.StockReleased', data: { requestId } }] };
}

export function noSuch(): Outcome<never> {
  return refuse('no-such-request', 'There is no request with this id.');
}

function ownRequest(): Outcome<never> {
  return refuse('own-request', 'Nobody says yes to what they ask for themselves.');
}

function whenAsked(state: RequestState, then: (request: Request, asked: Asked) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'approving') return refuse('not-asked', 'Nobody need say yes or no to it now.');
  return then(state.request, state.asked);
}
