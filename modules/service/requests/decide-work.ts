import { type CommandOf, confirm, decided, type InputOf, refuse } from '../../../kernel/pure.ts';
import type {
  AnswerRequester,
  CancelRequest,
  CommentRequest,
  ConfirmRequest,
  FinishRequestTask,
  NoteRequest,
  ReopenRequest,
  TakeRequestTask,
} from './commands.ts';
import { type Decision, noSuch, released, type States } from './decide.ts';
import type { RequestEvent } from './events.ts';
import { type Request, type RequestState, readyTasks, type TaskState } from './request.ts';

type Command<C> = CommandOf<InputOf<C>>;
type One = Pick<States, 'request'>;

const DAY_MS = 86_400_000;

export function takeRequestTask({ input, actor }: Command<typeof TakeRequestTask>, { request }: One): Decision {
  return whenPreparing(request, input.taskId, (_, { id: taskId }) =>
    one({ type: 'service.RequestTaskTaken', data: { taskId, assigneeId: actor.id, assignee: actor.name } }),
  );
}

export function finishRequestTask(
  { input, confirmed }: Command<typeof FinishRequestTask>,
  { request: state }: One,
): Decision {
  return whenPreparing(state, input.taskId, (request, task) => {
    if (!readyTasks(request).some(({ id }) => id === task.id) && !confirmed.has('waits-for-another')) {
      return confirm('waits-for-another', 'A task that should be done before it is not done yet.');
    }
    const done = { type: 'service.RequestTaskDone', data: { taskId: task.id }, detail: { note: input.note } } as const;
    const left = request.tasks.filter(({ id, doneAt }) => doneAt === null && id !== task.id);
    return decided({ request: left.length > 0 ? [done] : [done, { type: 'service.RequestDelivered', data: {} }] });
  });
}

export function answerRequester({ input }: Command<typeof AnswerRequester>, { request }: One): Decision {
  return written(request, { type: 'service.RequesterAnswered', data: {}, detail: { text: input.text } });
}

export function noteRequest({ input }: Command<typeof NoteRequest>, { request }: One): Decision {
  return written(request, { type: 'service.RequestNoted', data: {}, detail: { text: input.text } });
}

export function commentRequest({ input }: Command<typeof CommentRequest>, { request }: One): Decision {
  return written(request, { type: 'service.RequesterWrote', data: {}, detail: { text: input.text } });
}

export function cancelRequest({ input }: Command<typeof CancelRequest>, states: States): Decision {
  const { request } = states;
  if (request.situation === 'none') return noSuch();
  if (request.situation === 'delivered' || request.situation === 'ended') {
    return refuse('not-open', 'It is delivered or over already.');
  }
  const approverId = request.situation === 'approving' ? request.asked.approverId : null;
  const detail = { reason: input.reason };
  const cancelled = { type: 'service.RequestCancelled', data: { approverId }, detail } as const;
  return decided({ request: [cancelled], ...released(states, input.requestId) });
}

export function confirmRequest(_: Command<typeof ConfirmRequest>, { request }: One): Decision {
  if (request.situation === 'none') return noSuch();
  if (request.situation !== 'delivered') return notDelivered();
  return one({ type: 'service.RequestConfirmed', data: {} });
}

/** The task that was done last is to be done again. */
export function reopenRequest({ input, recordedAt }: Command<typeof ReopenRequest>, { request: state }: One): Decision {
  if (state.situation === 'none') return noSuch();
  const ended = state.situation === 'ended' && state.how === 'done' ? state.endedAt : null;
  const since = state.situation === 'delivered' ? state.deliveredAt : ended;
  const last = state.request.tasks.toReversed().toSorted((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0))[0];
  if (since === null || last === undefined) return notDelivered();
  if (recordedAt - since > state.request.terms.reopenDays * DAY_MS) {
    return refuse('reopen-too-late', 'The time for that is over: ask for it anew.');
  }
  return one({ type: 'service.RequestReopened', data: { taskId: last.id }, detail: { reason: input.reason } });
}

function one(event: RequestEvent): Decision {
  return decided({ request: [event] });
}

function notDelivered(): Decision {
  return refuse('not-delivered', 'It has not been delivered.');
}

function written(request: RequestState, event: RequestEvent): Decision {
  return request.situation === 'none' ? noSuch() : one(event);
}

function whenPreparing(
  state: RequestState,
  taskId: string,
  then: (request: Request, task: TaskState) => Decision,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'preparing') return refuse('not-preparing', 'Nothing is prepared of it now.');
  const task = state.request.tasks.find(({ id, doneAt }) => id === taskId && doneAt === null);
  if (task === undefined) return refuse('no-such-task', 'It has no such task that is still to do.');
  return then(state.request, task);
}
