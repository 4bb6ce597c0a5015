import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { Vote } from './approval.ts';
import type { ChangeEvent } from './events.ts';
import type { ApprovalGroup } from './terms.ts';

export interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

type OfType<Type extends ChangeEvent['type']> = Extract<ChangeEvent, { type: Type }>;
type Raised = OfType<'service.ChangeRaised'>;

export type Judged = OfType<'service.ChangeJudged'>['data'];
type Outcome = OfType<'service.ChangeEnded'>['data']['outcome'];

type Asked = ApprovalGroup['asked'][number] & {
  readonly delegateId: string | null;
  readonly delegate: string | null;
};

export interface Approval {
  readonly round: number;
  readonly policyId: string;
  readonly groups: readonly (Omit<ApprovalGroup, 'asked'> & { readonly asked: readonly Asked[] })[];
  readonly barredIds: readonly string[];
  readonly askedAt: number;
  readonly dueAt: number;
  readonly votes: readonly (Vote & {
    readonly voterId: string;
    readonly voter: string;
    readonly at: number;
    readonly reason: string | null;
  })[];
}

export interface Task {
  readonly id: string;
  readonly order: number;
  /** Null when erased. */
  readonly title: string | null;
  readonly owner: string | null;
  readonly ownerId: string | null;
  readonly plannedFrom: number | null;
  readonly plannedTo: number | null;
  readonly startedAt: number | null;
  readonly doneAt: number | null;
}

interface Suspicion {
  readonly serviceIncidentId: string;
  readonly number: string;
  readonly priority: number;
  /** Null: nobody has said yet. */
  readonly caused: boolean | null;
}

interface Review {
  readonly objectivesMet: boolean;
  readonly backOutUsed: boolean;
  readonly lessons: string | null;
  readonly by: string;
  readonly at: number;
}

type RaisedData = Raised['data'];

export interface Change extends RaisedData {
  readonly raiserId: string;
  readonly raiser: string;
  readonly raisedAt: number;
  readonly changedAt: number;
  /** Null when erased. */
  readonly said: Raised['detail']['said'] | null;
  readonly requester: string | null;
  readonly implementers: readonly string[];
  readonly judged: Judged | null;
  readonly approval: Approval | null;
  /** How often it was asked for. */
  readonly rounds: number;
  /** When it was agreed to; null: not yet. */
  readonly authorisedAt: number | null;
  readonly hold: { readonly since: number; readonly until: number | null; readonly reason: string | null } | null;
  readonly tasks: readonly Task[];
  readonly begunAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: Outcome | null;
  readonly suspicions: readonly Suspicion[];
  readonly review: Review | null;
  /** Accounts that commented or asked to follow it. */
  readonly followerIds: readonly string[];
}

/** Where it stands on the way of its model. */
export type ChangeState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'new' | 'assess' | 'authorise' | 'scheduled' | 'implement' | 'review';
      readonly change: Change;
    }
  | { readonly situation: 'closed'; readonly change: Change; readonly closure: Outcome }
  | { readonly situation: 'rejected' | 'cancelled'; readonly change: Change; readonly why: string | null };

export type Situation = ChangeState['situation'];

export function evolveChange(state: ChangeState, event: Past<ChangeEvent | StepEvent>): ChangeState {
  if (isStep(event)) return state;
  if (event.type === 'service.ChangeRaised') return raised(event);
  if (state.situation === 'none') return state;
  const moved = { ...state, change: { ...state.change, changedAt: event.occurredAt } };
  return onTheWay(moved, event) ?? { ...moved, change: told(moved.change, event) };
}

function raised(event: Past<Raised>): ChangeState {
  const { actor, occurredAt: at, detail, data } = event;
  const change: Change = {
    ...data,
    ...{ raiserId: actor.id, raiser: actor.name, raisedAt: at, changedAt: at, said: detail?.said ?? null },
    ...{
      requester: detail?.requester ?? null,
      implementers: detail?.implementers ?? [],
      judged: null,
      approval: null,
      rounds: 0,
    },
    ...{ authorisedAt: null, hold: null, tasks: [], begunAt: null, endedAt: null, outcome: null, suspicions: [] },
    ...{ review: null, followerIds: [] },
  };
  if (data.model !== 'unauthorised') return { situation: 'new', change };
  return { situation: 'review', change: { ...change, endedAt: at } };
}

type Known = Exclude<ChangeState, { situation: 'none' }>;
type Later = Past<Exclude<ChangeEvent, Raised>>;

/** What moves it on; null: what is only added to it. */
function onTheWay(state: Known, event: Later): ChangeState | null {
  const { change } = state;
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.ChangeSubmitted':
      return { situation: event.data.to, change };
    case 'service.ChangeBecameNormal':
      return { situation: 'assess', change: { ...change, model: 'normal' } };
    case 'service.ApprovalAsked':
      // What was begun before anybody agreed goes on meanwhile.
      if (change.begunAt !== null) return { ...state, change: asked(change, event) };
      return { situation: 'authorise', change: asked(change, event) };
    case 'service.ChangeAuthorised':
      if (change.begunAt !== null) return { ...state, change: { ...change, authorisedAt: at } };
      return { situation: 'scheduled', change: { ...change, authorisedAt: at } };
    case 'service.ChangeAmended':
      return amended(state, event);
    case 'service.ChangeBegun':
      return { situation: 'implement', change: { ...change, begunAt: at } };
    case 'service.ChangeEnded':
      return { situation: 'review', change: { ...change, endedAt: at, outcome: event.data.outcome } };
    case 'service.ChangeClosed':
      return { situation: 'closed', change, closure: event.data.closure };
    case 'service.ChangeRejected':
      return { situation: 'rejected', change, why: event.detail?.reason ?? null };
    case 'service.ChangeCancelled':
      return { situation: 'cancelled', change, why: event.detail?.reason ?? null };
    default:
      return null;
  }
}

/** What was agreed to was another change: it is judged and asked for again. The papers of an emergency follow it. */
function amended(state: Known, event: Past<OfType<'service.ChangeAmended'>>): ChangeState {
  const { said = null, implementers = [] } = event.detail ?? {};
  const change = { ...state.change, ...event.data, said, implementers };
  if (change.model === 'emergency' || state.situation === 'new' || state.situation === 'assess') {
    return { ...state, change };
  }
  const again = { ...change, approval: null, authorisedAt: null, judged: null };
  return { situation: change.model === 'standard' ? 'new' : 'assess', change: again };
}

function told(change: Change, event: Later): Change {
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.ChangeJudged':
      return { ...change, judged: event.data };
    case 'service.ApprovalDelegated':
      return delegated(change, event);
    case 'service.ApprovalGiven':
      return voted(change, event);
    case 'service.ChangeHeld':
      return { ...change, hold: { since: at, until: event.data.until, reason: event.detail?.reason ?? null } };
    case 'service.ChangeReleased':
      return { ...change, hold: null };
    case 'service.ChangeSuspected':
      return { ...change, suspicions: [...change.suspicions, { ...event.data, caused: null }] };
    case 'service.ChangeSuspicionSettled':
      return settled(change, event.data);
    case 'service.ChangeReviewed': {
      const by = event.actor.name;
      return { ...change, review: { ...event.data, lessons: event.detail?.lessons ?? null, by, at } };
    }
    case 'service.ChangeCommented':
    case 'service.ChangeFollowed':
      return { ...change, followerIds: [...new Set([...change.followerIds, event.data.byId])] };
    default:
      return { ...change, tasks: tasksAfter(change.tasks, event) };
  }
}

function asked(change: Change, event: Past<OfType<'service.ApprovalAsked'>>): Change {
  const { groups, ...data } = event.data;
  const fresh = groups.map((group) => ({
    ...group,
    asked: group.asked.map((one) => ({ ...one, delegateId: null, delegate: null })),
  }));
  const approval = { ...data, groups: fresh, askedAt: event.occurredAt, votes: [] };
  return { ...change, approval, rounds: data.round };
}

function delegated(change: Change, event: Past<OfType<'service.ApprovalDelegated'>>): Change {
  const { approval } = change;
  if (approval === null) return change;
  const { groupId, askedKey, delegateId } = event.data;
  const delegate = event.detail?.delegate ?? null;
  const groups = approval.groups.map((group) =>
    group.id !== groupId
      ? group
      : {
          ...group,
          asked: group.asked.map((one) => (one.key === askedKey ? { ...one, delegateId, delegate } : one)),
        },
  );
  return { ...change, approval: { ...approval, groups } };
}

function voted(change: Change, event: Past<OfType<'service.ApprovalGiven'>>): Change {
  if (change.approval === null) return change;
  const { groupId, askedKey, voterId, decision } = event.data;
  const { actor, occurredAt: at, detail } = event;
  const vote = { groupId, askedKey, voterId, decision, voter: actor.name, at, reason: detail?.reason ?? null };
  return { ...change, approval: { ...change.approval, votes: [...change.approval.votes, vote] } };
}

function settled(change: Change, of: { readonly serviceIncidentId: string; readonly caused: boolean }): Change {
  const suspicions = change.suspicions.map((one) =>
    one.serviceIncidentId === of.serviceIncidentId ? { ...one, caused: of.caused } : one,
  );
  return { ...change, suspicions };
}

function tasksAfter(tasks: readonly Task[], event: Later): readonly Task[] {
  const at = event.occurredAt;
  if (event.type === 'service.ChangeTaskAdded') {
    const { taskId, ...data } = event.data;
    const { title = null, owner = null } = event.detail ?? {};
    const added = { ...data, id: taskId, title, owner, startedAt: null, doneAt: null };
    return [...tasks, added].toSorted((a, b) => a.order - b.order);
  }
  if (event.type === 'service.ChangeTaskStarted') {
    return tasks.map((task) => (task.id === event.data.taskId ? { ...task, startedAt: at } : task));
  }
  if (event.type === 'service.ChangeTaskDone') {
    const done = (task: Task): Task => ({ ...task, startedAt: task.startedAt ?? at, doneAt: at });
    return tasks.map((task) => (task.id === event.data.taskId ? done(task) : task));
  }
  return tasks;
}
