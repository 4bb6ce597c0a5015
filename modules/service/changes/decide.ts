import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import { amendedFields } from './amended.ts';
import { resultOfAll } from './approval.ts';
import type { Change, ChangeState, Judged, Situation } from './change.ts';
import type * as commands from './commands.ts';
import type { ChangeEvent } from './events.ts';
import { papersOf } from './papers.ts';
import { reviewReasons } from './review.ts';

export type Command<C> = CommandOf<InputOf<C>>;
export type Decision = Outcome<{ change: readonly ChangeEvent[] }>;
export type States = { readonly change: ChangeState };
type AskedData = Extract<ChangeEvent, { type: 'service.ApprovalAsked' }>['data'];
type Living = Exclude<ChangeState, { situation: 'none' }>;

/** A name of a team, a service or a category that the force does not know; null: all are known. */
export interface Unknown {
  readonly code: 'no-such-service' | 'no-such-team' | 'no-such-category';
  readonly detail: string;
}

export interface AmendFacts {
  readonly unknown: Unknown | null;
  /** What was handed in is judged anew as it stands now; null: it was not handed in yet. */
  readonly judged: Judged | null;
}

export function amendChange(
  { input }: Command<typeof commands.AmendChange>,
  { change: state }: States,
  { unknown, judged }: AmendFacts,
): Decision {
  return whenOpen(state, (stands) => {
    const { model, approval } = stands;
    if (unknown !== null) return refuse(unknown.code, unknown.detail);
    const going = state.situation === 'implement' || state.situation === 'review';
    if (going && model !== 'emergency') return refuse('begun-already', 'It is being done: end it first.');
    const { proposal, said, implementers } = input;
    const agreed = approval?.votes.filter(({ decision }) => decision === 'yes') ?? [];
    if (model === 'emergency' && agreed.some(({ voterId }) => proposal.implementerIds.includes(voterId))) {
      return refuse('own-approval', 'Whoever agreed to it cannot do it as well.');
    }
    const data = { proposal, papersOwed: [...papersOf(said)] };
    const amended: ChangeEvent = {
      type: 'service.ChangeAmended',
      data,
      detail: { said, implementers, changed: amendedFields(stands, input) },
    };
    return change(judged === null ? [amended] : [amended, { type: 'service.ChangeJudged', data: judged }]);
  });
}

export interface SubmitFacts {
  readonly judged: Judged;
  /** For an emergency: who must agree; null: no policy covers it. */
  readonly asked: AskedData | null;
}

export function submitChange(
  _: Command<typeof commands.SubmitChange>,
  { change: state }: States,
  { judged, asked }: SubmitFacts,
): Decision {
  return when(state, ['new'], ({ model, proposal }) => {
    const judgedEvent: ChangeEvent = { type: 'service.ChangeJudged', data: judged };
    if (model === 'emergency') return change([judgedEvent, submitted('authorise'), ...askedEvents(asked)]);
    if (proposal.window === null) return refuse('no-window', 'Say first when it is to be done.');
    return change([judgedEvent, model === 'standard' ? wayOfStandard(judged) : submitted('assess')]);
  });
}

export function submitted(to: 'assess' | 'authorise' | 'scheduled'): ChangeEvent {
  return { type: 'service.ChangeSubmitted', data: { to } };
}

function askedEvents(asked: AskedData | null): readonly ChangeEvent[] {
  return asked === null ? [] : [{ type: 'service.ApprovalAsked', data: asked }];
}

/** The short route ends where any rule says that the risk is more than low, or where something is in the way. */
export function wayOfStandard({ risk, collisions }: Judged): ChangeEvent {
  const why = [
    ...(risk.band === 'low' ? [] : [`its risk is ${risk.band}`]),
    ...collisions.map(({ other, why: because }) => `${other}: ${because}`),
  ];
  return why.length === 0 ? submitted('scheduled') : { type: 'service.ChangeBecameNormal', data: { why } };
}

export function holdChange({ input }: Command<typeof commands.HoldChange>, { change: state }: States): Decision {
  return whenOpen(state, ({ hold }) => {
    if (hold !== null) return refuse('held-already', 'It is on hold already.');
    const { until, reason } = input;
    return one({ type: 'service.ChangeHeld', data: { until }, detail: { reason } });
  });
}

export function releaseChange({ input }: Command<typeof commands.ReleaseChange>, { change: state }: States): Decision {
  return whenOpen(state, ({ hold }) => {
    if (hold === null) return refuse('not-held', 'It is not on hold.');
    return one({ type: 'service.ChangeReleased', data: {}, detail: { note: input.note } });
  });
}

export function rejectChange({ input }: Command<typeof commands.RejectChange>, { change: state }: States): Decision {
  return when(state, ['new', 'assess', 'authorise', 'scheduled'], () =>
    one({ type: 'service.ChangeRejected', data: {}, detail: { reason: input.reason } }),
  );
}

export function cancelChange({ input }: Command<typeof commands.CancelChange>, { change: state }: States): Decision {
  return when(state, ['new', 'assess', 'authorise', 'scheduled'], () =>
    one({ type: 'service.ChangeCancelled', data: {}, detail: { reason: input.reason } }),
  );
}

export function reviewChange({ input }: Command<typeof commands.ReviewChange>, { change: state }: States): Decision {
  return when(state, ['review'], ({ suspicions }) => {
    if (suspicions.some(({ caused }) => caused === null)) {
      return refuse('suspicions-open', 'Say first of each proposed IT incident whether it was caused by it.');
    }
    const { objectivesMet, backOutUsed, lessons } = input;
    return one({ type: 'service.ChangeReviewed', data: { objectivesMet, backOutUsed }, detail: { lessons } });
  });
}

export function closeChange({ input }: Command<typeof commands.CloseChange>, { change: state }: States): Decision {
  return when(state, ['review'], (held) => {
    const reasons = reviewReasons(held);
    if (held.review === null && reasons.length > 0) {
      return refuse('review-owed', `It must be looked back at first: ${reasons.join(', ')}.`);
    }
    if (held.model === 'emergency' && held.papersOwed.length > 0) {
      return refuse('papers-owed', `Its papers are missing: ${held.papersOwed.join(', ')}.`);
    }
    return one({ type: 'service.ChangeClosed', data: { closure: input.closure }, detail: { note: input.note } });
  });
}

/** Whoever may not see it is told what they would be told if it were not there. */
export function commentChange(
  { input, actor }: Command<typeof commands.CommentChange>,
  { change: state }: States,
  { serves }: { readonly serves: boolean },
): Decision {
  if (state.situation === 'none' || !sees(state, actor.id, serves)) return noSuch();
  return one({ type: 'service.ChangeCommented', data: { byId: actor.id }, detail: { text: input.text } });
}

export function followChange(
  { actor }: Command<typeof commands.FollowChange>,
  { change: state }: States,
  { serves }: { readonly serves: boolean },
): Decision {
  if (state.situation === 'none' || !sees(state, actor.id, serves)) return noSuch();
  if (followersOf(state.change).includes(actor.id)) return refuse('follows-already', 'You follow it already.');
  return one({ type: 'service.ChangeFollowed', data: { byId: actor.id } });
}

function sees(state: Living, id: string, serves: boolean): boolean {
  return serves || followersOf(state.change).includes(id) || isPublished(state);
}

export function noteChange({ input }: Command<typeof commands.NoteChange>, { change: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  return one({ type: 'service.ChangeNoted', data: {}, detail: { text: input.text } });
}

/** Accounts whose own it is: who raised it, for whom, whom it touches, who joined in. */
export function followersOf(change: Change): readonly string[] {
  const { raiserId, requesterId, touchedIds, followerIds } = change;
  return [...new Set([raiserId, ...(requesterId === null ? [] : [requesterId]), ...touchedIds, ...followerIds])];
}

/** In the schedule that everybody of the force reads: from the day it is handed in. */
export function isPublished(state: ChangeState): boolean {
  if (state.situation === 'none' || state.situation === 'new') return false;
  const { model, proposal } = state.change;
  return model !== 'unauthorised' && !proposal.sensitive;
}

export function isAgreed({ approval, authorisedAt }: Change): boolean {
  return authorisedAt !== null || (approval !== null && resultOfAll(approval.groups, approval.votes) === 'yes');
}

export function one(event: ChangeEvent): Decision {
  return change([event]);
}

export function change(events: readonly ChangeEvent[]): Decision {
  return decided({ change: events });
}

export function noSuch(): Outcome<never> {
  return refuse('no-such-change', 'There is no change with this id.');
}

const over: readonly Situation[] = ['closed', 'rejected', 'cancelled'];

export function whenOpen(state: ChangeState, then: (held: Change) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  return over.includes(state.situation) ? refuse('not-open', `It is ${state.situation}.`) : then(state.change);
}

export function when(state: ChangeState, at: readonly Situation[], then: (held: Change) => Decision): Decision {
  return whenOpen(state, (held) =>
    at.includes(state.situation) ? then(held) : refuse('not-now', `It is at the stage ${state.situation}.`),
  );
}
