import { confirm, decided, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Change, ChangeState, Task } from './change.ts';
import type * as commands from './commands.ts';
import { type Command, type Decision, isAgreed, noSuch, one, type States, when, whenOpen } from './decide.ts';
import type { ChangeEvent } from './events.ts';
import type { TemplateEvent } from './templates/events.ts';

export function addChangeTask({ input }: Command<typeof commands.AddChangeTask>, { change: state }: States): Decision {
  return whenOpen(state, ({ tasks }) => {
    const { changeId: _, title, owner, ...data } = input;
    if (tasks.some(({ id }) => id === data.taskId)) return refuse('task-exists', 'A task with this id exists already.');
    return one({ type: 'service.ChangeTaskAdded', data, detail: { title, owner } });
  });
}

export function startChangeTask(
  { input, confirmed }: Command<typeof commands.StartChangeTask>,
  { change: state }: States,
): Decision {
  return withTask(state, input.taskId, (task, held) => {
    if (task.startedAt !== null) return refuse('begun-already', 'It was begun already.');
    const before = held.tasks.find(({ order, doneAt }) => order < task.order && doneAt === null);
    if (before !== undefined && !confirmed.has('out-of-order')) {
      return confirm('out-of-order', `Task ${before.order} is not done: ${before.title ?? 'erased'}.`);
    }
    return one({ type: 'service.ChangeTaskStarted', data: { taskId: task.id } });
  });
}

export function finishChangeTask(
  { input }: Command<typeof commands.FinishChangeTask>,
  { change: state }: States,
): Decision {
  return withTask(state, input.taskId, ({ id, doneAt }) => {
    if (doneAt !== null) return refuse('done-already', 'It was done already.');
    return one({ type: 'service.ChangeTaskDone', data: { taskId: id }, detail: { note: input.note } });
  });
}

function withTask(state: ChangeState, id: string, then: (task: Task, held: Change) => Decision): Decision {
  return whenOpen(state, (held) => {
    const task = held.tasks.find((each) => each.id === id);
    return task === undefined ? refuse('no-such-task', 'It has no such task.') : then(task, held);
  });
}

export interface BeginFacts {
  /** What stands against it at this moment, in words. */
  readonly against: readonly string[];
  readonly usualImmediate: number;
}

/** What is agreed to begins at once; an emergency that nobody has agreed to yet is confirmed by whoever begins it. */
export function beginChange(
  { input, confirmed }: Command<typeof commands.BeginChange>,
  { change: state }: States,
  facts: BeginFacts,
): Decision {
  return when(state, ['scheduled', 'authorise'], (held) => {
    const against = [...facts.against];
    if (!input.go) return notBegun(input.note, against);
    if (held.hold !== null) return refuse('held', 'It is on hold.');
    const agreed = state.situation === 'scheduled' || isAgreed(held);
    if (!agreed && held.model !== 'emergency') return refuse('not-now', 'It is not agreed to yet.');
    if (!agreed && !confirmed.has('not-agreed')) return confirm('not-agreed', wordsFor(held));
    if (against.length > 0 && !confirmed.has('against')) return confirm('against', `${against.join('; ')}.`);
    const data = { beforeApproval: !agreed, against, usualImmediate: facts.usualImmediate };
    return one({ type: 'service.ChangeBegun', data, detail: { note: input.note } });
  });
}

function wordsFor({ proposal }: Change): string {
  return proposal.restores999
    ? 'The duty ICT manager and the FIM have not both given their word yet.'
    : 'Nobody has agreed to it yet: act first, papers after.';
}

function notBegun(reason: string, against: string[]): Decision {
  if (reason === '') return refuse('no-reason', 'A no-go needs its reason.');
  return one({ type: 'service.ChangeNotBegun', data: { against }, detail: { reason } });
}

type WithTemplate = Outcome<{ change: readonly ChangeEvent[]; template?: readonly TemplateEvent[] }>;

/** How it came out counts for its template as well. */
export function endChange({ input }: Command<typeof commands.EndChange>, { change: state }: States): WithTemplate {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'implement') return refuse('not-now', `It is at the stage ${state.situation}.`);
  const { outcome, note, changeId } = input;
  const ended: ChangeEvent = { type: 'service.ChangeEnded', data: { outcome }, detail: { note } };
  if (state.change.templateId === null) return decided({ change: [ended] });
  return decided({ change: [ended], template: [{ type: 'service.TemplateUsed', data: { changeId, outcome } }] });
}

export function suspectChange({ input }: Command<typeof commands.SuspectChange>, { change: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  const { changeId: _, ...data } = input;
  const known = state.change.suspicions.some(({ serviceIncidentId }) => serviceIncidentId === data.serviceIncidentId);
  if (known) return refuse('proposed-already', 'It was proposed already.');
  return one({ type: 'service.ChangeSuspected', data });
}

export function settleSuspicion(
  { input }: Command<typeof commands.SettleSuspicion>,
  { change: state }: States,
): WithTemplate {
  if (state.situation === 'none') return noSuch();
  const { changeId, serviceIncidentId, caused } = input;
  const proposed = state.change.suspicions.find((one) => one.serviceIncidentId === serviceIncidentId);
  if (proposed === undefined) {
    return refuse('not-proposed', 'This IT incident was not proposed as its consequence.');
  }
  const settled: ChangeEvent = { type: 'service.ChangeSuspicionSettled', data: { serviceIncidentId, caused } };
  const blamed = caused && proposed.priority === 1 && state.change.templateId !== null;
  if (!blamed) return decided({ change: [settled] });
  const { number } = proposed;
  return decided({ change: [settled], template: [{ type: 'service.TemplateBlamed', data: { changeId, number } }] });
}
