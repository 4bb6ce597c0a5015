import type { Promised } from '../../../kernel/pure.ts';
import { resultOf, resultOfAll } from './approval.ts';
import type { Change, ChangeState } from './change.ts';
import { reviewReasons } from './review.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Papers, answers, the window and the review: each is somebody's, and none passes in silence. */
export function changePromises(state: ChangeState): readonly Promised[] {
  if (['none', 'closed', 'rejected', 'cancelled'].includes(state.situation)) return [];
  const { situation, change } = state as Exclude<ChangeState, { situation: 'none' }>;
  return [
    ...papers(change),
    ...approvals(change),
    ...(situation === 'scheduled' ? beginning(change) : []),
    ...(situation === 'implement' ? ending(change) : []),
    ...(situation === 'review' ? reviewing(change) : []),
    ...holding(change),
  ];
}

type Part = Pick<Promised, 'key' | 'kind' | 'label' | 'startedAt' | 'dueAt'> & Partial<Promised>;

function promised({ rules }: Change, part: Part): Promised {
  const { startedAt, dueAt } = part;
  const { ladder, repeatSeconds } = rules;
  const warnAt = startedAt + Math.round((dueAt - startedAt) * 0.75);
  return { warnAt, ladder, repeatSeconds, alarm: 'B', areaId: null, paused: false, ...part };
}

function papers(change: Change): readonly Promised[] {
  const { model, papersOwed, raisedAt, rules } = change;
  if (model !== 'emergency' || papersOwed.length === 0) return [];
  const dueAt = raisedAt + rules.papersHours * HOUR_MS;
  const label = 'Write the papers of an emergency change';
  return [promised(change, { key: 'papers', kind: 'change-papers', label, startedAt: raisedAt, dueAt })];
}

/** One for each group that has not answered. What brings 999 back sounds. */
function approvals(change: Change): readonly Promised[] {
  const { approval, authorisedAt, hold } = change;
  if (approval === null || authorisedAt !== null || resultOfAll(approval.groups, approval.votes) === 'no') return [];
  const open = approval.groups.filter((group) => resultOf(group, approval.votes) === 'open');
  return open.map((group) =>
    promised(change, {
      key: `approval:${approval.round}:${group.id}`,
      kind: 'change-approval',
      label: `Agree or not: ${group.name}`,
      startedAt: approval.askedAt,
      dueAt: approval.dueAt,
      alarm: change.proposal.restores999 ? 'A' : 'B',
      paused: hold !== null,
    }),
  );
}

function beginning(change: Change): readonly Promised[] {
  const { proposal, authorisedAt, raisedAt, hold } = change;
  if (proposal.window === null) return [];
  const dueAt = proposal.window.to;
  const startedAt = Math.min(authorisedAt ?? raisedAt, dueAt);
  const label = 'Begin within the window, or say that it is not done';
  return [
    promised(change, {
      ...{ key: 'begin', kind: 'change-begin', label, startedAt, dueAt },
      ...{ warnAt: Math.max(startedAt, proposal.window.from), paused: hold !== null },
    }),
  ];
}

function ending(change: Change): readonly Promised[] {
  const { proposal, begunAt } = change;
  if (begunAt === null) return [];
  const planned = begunAt + proposal.workMinutes * 60_000;
  const dueAt = proposal.window === null ? planned : Math.max(proposal.window.to, begunAt);
  return [promised(change, { key: 'end', kind: 'change-end', label: 'End it, or go back', startedAt: begunAt, dueAt })];
}

function reviewing(change: Change): readonly Promised[] {
  const { endedAt, review, rules } = change;
  if (endedAt === null || review !== null || reviewReasons(change).length === 0) return [];
  const dueAt = endedAt + rules.reviewDays * DAY_MS;
  const label = 'Look back at it: what was reached, what was caused, what was learnt';
  return [promised(change, { key: 'review', kind: 'change-review', label, startedAt: endedAt, dueAt })];
}

function holding(change: Change): readonly Promised[] {
  const until = change.hold?.until ?? null;
  if (change.hold === null || until === null) return [];
  const { since: startedAt } = change.hold;
  const label = 'Held until now: go on, or say why not';
  return [promised(change, { key: 'hold', kind: 'change-hold', label, startedAt, dueAt: Math.max(until, startedAt) })];
}
