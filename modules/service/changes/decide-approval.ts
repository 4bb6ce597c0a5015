import { confirm, type Outcome, refuse } from '../../../kernel/pure.ts';
import { resultOfAll } from './approval.ts';
import type { Approval, Change } from './change.ts';
import type * as commands from './commands.ts';
import { type Command, change, type Decision, one, type States, type SubmitFacts, when, whenOpen } from './decide.ts';
import type { ChangeEvent } from './events.ts';

export function askApproval(
  { input, confirmed }: Command<typeof commands.AskApproval>,
  { change: state }: States,
  { judged, asked }: SubmitFacts,
): Decision {
  return when(state, ['assess', 'authorise'], ({ papersOwed }) => {
    if (papersOwed.length > 0) return refuse('papers-owed', `Papers are missing: ${papersOwed.join(', ')}.`);
    if (asked === null) return refuse('no-policy', 'No policy of the force covers it.');
    if (judged.collisions.length > 0 && !confirmed.has('collides')) {
      const what = judged.collisions.map(({ other, why }) => `${other}: ${why}`);
      return confirm('collides', `Planned at the same time. ${what.join('; ')}.`);
    }
    const groups = [...asked.groups, ...personally(input.also)];
    return change([
      { type: 'service.ChangeJudged', data: judged },
      { type: 'service.ApprovalAsked', data: { ...asked, groups } },
    ]);
  });
}

type Groups = Extract<ChangeEvent, { type: 'service.ApprovalAsked' }>['data']['groups'];

function personally(also: readonly { readonly accountId: string; readonly name: string }[]): Groups {
  if (also.length === 0) return [];
  const asked = also.map(({ accountId, name }) => ({ key: accountId, accountId, role: null, name }));
  return [{ id: 'also', name: 'Asked besides', rule: 'all', percent: 100, quorum: 1, about: 'change', asked }];
}

type One = Approval['groups'][number]['asked'][number];

export function delegateApproval(
  { input, actor }: Command<typeof commands.DelegateApproval>,
  { change: state }: States,
  facts: { readonly holds: readonly string[] },
): Decision {
  return whenOpen(state, (held) => {
    const asked = findAsked(held, input);
    if (asked === null) return refuse('not-asked', 'Nobody of this name was asked.');
    const own = asked.accountId === actor.id || (asked.role !== null && facts.holds.includes(asked.role));
    if (!own && !facts.holds.includes('change-manager')) {
      return refuse('not-yours', 'Only who was asked, or the change manager, may name a delegate.');
    }
    const { groupId, askedKey, delegateId, delegate } = input;
    if (held.approval?.barredIds.includes(delegateId)) return ownChange();
    const round = held.approval?.round ?? 0;
    const data = { round, groupId, askedKey, delegateId };
    return one({ type: 'service.ApprovalDelegated', data, detail: { delegate } });
  });
}

function findAsked({ approval }: Change, by: { readonly groupId: string; readonly askedKey: string }): One | null {
  const group = approval?.groups.find(({ id }) => id === by.groupId);
  return group?.asked.find(({ key }) => key === by.askedKey) ?? null;
}

export function decideChange(
  { input, actor }: Command<typeof commands.DecideChange>,
  { change: state }: States,
  facts: { readonly holds: readonly string[] },
): Decision {
  return whenOpen(state, (held) => {
    const { approval } = held;
    if (approval === null || held.authorisedAt !== null) return refuse('not-now', 'Nobody is asked about it now.');
    const asked = findAsked(held, input);
    const by = asked === null ? null : standing(asked, actor.id, facts.holds);
    if (asked === null || by === null) return refuse('not-asked', 'You were not asked.');
    if (approval.barredIds.includes(actor.id)) return ownChange();
    if (approval.votes.some(({ groupId, askedKey }) => groupId === input.groupId && askedKey === input.askedKey)) {
      return refuse('answered-already', 'This answer was given already.');
    }
    if (input.decision === 'no' && input.reason === '') return refuse('no-reason', 'A no needs its reason.');
    return change(answer(held, approval, { input, voterId: actor.id, asRole: by.asRole }));
  });
}

function ownChange(): Outcome<never> {
  return refuse('own-change', 'Nobody agrees to what they raised or do themselves.');
}

/** By what right somebody answers; null: by none. */
function standing(
  { accountId, delegateId, role }: One,
  actorId: string,
  holds: readonly string[],
): { readonly asRole: string | null } | null {
  if (accountId === actorId || delegateId === actorId) return { asRole: null };
  return accountId === null && role !== null && holds.includes(role) ? { asRole: role } : null;
}

interface Given {
  readonly input: Command<typeof commands.DecideChange>['input'];
  readonly voterId: string;
  readonly asRole: string | null;
}

/** The last answer that was wanting moves it on. What has begun before anybody agreed is not rejected: it is ended or undone. */
function answer(held: Change, approval: Approval, { input, voterId, asRole }: Given): readonly ChangeEvent[] {
  const { groupId, askedKey, decision, reason } = input;
  const { round } = approval;
  const given: ChangeEvent = {
    type: 'service.ApprovalGiven',
    data: { round, groupId, askedKey, voterId, decision, asRole },
    detail: { reason },
  };
  const result = resultOfAll(approval.groups, [...approval.votes, { groupId, askedKey, decision }]);
  if (result === 'yes') return [given, { type: 'service.ChangeAuthorised', data: { round } }];
  if (result === 'open' || held.begunAt !== null) return [given];
  return [given, { type: 'service.ChangeRejected', data: {}, detail: { reason } }];
}
