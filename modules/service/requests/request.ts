import { isStep, type Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { RequestEvent } from './events.ts';
import type { RequestTerms } from './terms.ts';

type Submitted = Extract<RequestEvent, { type: 'service.RequestSubmitted' }>;

export interface TaskState {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly after: readonly string[];
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  readonly doneAt: number | null;
}

type Data = Omit<Submitted['data'], 'terms'> & { readonly terms: RequestTerms };

export interface Request extends Data {
  /** Null when erased. */
  readonly said: Submitted['detail'] | null;
  readonly submittedAt: number;
  readonly tasks: readonly TaskState[];
  readonly changedAt: number;
}

/** Whom the yes or no is asked of now. */
export interface Asked {
  readonly approverId: string;
  /** Null when erased. */
  readonly approver: string | null;
  readonly since: number;
  /** It came to them because nothing was said before. */
  readonly late: boolean;
}

export type RequestState =
  | { readonly situation: 'none' }
  | { readonly situation: 'approving'; readonly request: Request; readonly asked: Asked }
  | { readonly situation: 'preparing'; readonly request: Request; readonly since: number }
  | { readonly situation: 'delivered'; readonly request: Request; readonly deliveredAt: number }
  | {
      readonly situation: 'ended';
      readonly request: Request;
      readonly how: 'done' | 'refused' | 'withdrawn';
      readonly endedAt: number;
    };

type Known = Exclude<RequestState, { situation: 'none' }>;

export function evolveRequest(state: RequestState, event: Past<RequestEvent | StepEvent>): RequestState {
  if (isStep(event)) return onStep(state, event);
  if (event.type === 'service.RequestSubmitted') return submitted(event);
  return state.situation === 'none'
    ? state
    : known({ ...state, request: { ...state.request, changedAt: event.occurredAt } }, event);
}

function known(state: Known, event: Past<Exclude<RequestEvent, Submitted>>): RequestState {
  const { request } = state;
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.RequestApproved':
      return { situation: 'preparing', request, since: at };
    case 'service.RequestRefused':
      return { situation: 'ended', request, how: 'refused', endedAt: at };
    case 'service.ApprovalPassed': {
      const { approverId, late } = event.data;
      return {
        situation: 'approving',
        request,
        asked: { approverId, approver: event.detail?.approver ?? null, since: at, late },
      };
    }
    case 'service.RequestTaskTaken': {
      const { taskId, assigneeId, assignee } = event.data;
      return { ...state, request: withTask(request, taskId, { assigneeId, assignee }) };
    }
    case 'service.RequestTaskDone':
      return { ...state, request: withTask(request, event.data.taskId, { doneAt: at }) };
    case 'service.RequestDelivered':
      return { situation: 'delivered', request, deliveredAt: at };
    case 'service.RequestConfirmed':
      return { situation: 'ended', request, how: 'done', endedAt: at };
    case 'service.RequestReopened':
      return { situation: 'preparing', request: withTask(request, event.data.taskId, { doneAt: null }), since: at };
    case 'service.RequestCancelled':
      return { situation: 'ended', request, how: 'withdrawn', endedAt: at };
    case 'service.RequesterAnswered':
    case 'service.RequesterWrote':
    case 'service.RequestNoted':
      return state;
  }
}

function submitted({ data, detail, occurredAt }: Past<Submitted>): RequestState {
  const tasks = data.terms.tasks.map((task) => ({ ...task, assigneeId: null, assignee: null, doneAt: null }));
  const request = { ...data, said: detail, submittedAt: occurredAt, tasks, changedAt: occurredAt };
  const { approval } = data.terms;
  if (approval === null) return { situation: 'preparing', request, since: occurredAt };
  const { approverId } = approval;
  const asked = { approverId, approver: detail?.approver ?? null, since: occurredAt, late: false };
  return { situation: 'approving', request, asked };
}

function withTask(request: Request, taskId: string, changes: Partial<TaskState>): Request {
  return { ...request, tasks: request.tasks.map((task) => (task.id === taskId ? { ...task, ...changes } : task)) };
}

/** Nobody said otherwise: it is taken to be all there. */
function onStep(state: RequestState, event: Past<StepEvent>): RequestState {
  const over = event.type === 'kernel.DeadlineBreached' && event.data.key === 'confirm';
  if (state.situation !== 'delivered' || !over) return state;
  return { situation: 'ended', request: state.request, how: 'done', endedAt: event.occurredAt };
}

/** What can be begun now: not done, and nothing that it waits for is still to do. */
export function readyTasks({ tasks }: Pick<Request, 'tasks'>): readonly TaskState[] {
  const open = new Set(tasks.filter(({ doneAt }) => doneAt === null).map(({ id }) => id));
  return tasks.filter(({ id, after }) => open.has(id) && !after.some((other) => open.has(other)));
}
