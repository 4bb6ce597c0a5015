import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type {
  AnalyseProblem,
  CloseProblem,
  NoteProblem,
  NoteProblemChange,
  ReopenProblem,
  ReviewMajorProblem,
  ReviewProblem,
  TellWorkaround,
} from './commands.ts';
import type { ProblemEvent } from './events.ts';
import type { Problem, ProblemState } from './problem.ts';

export type Command<C> = CommandOf<InputOf<C>>;
export type Decision = Outcome<{ problem: readonly ProblemEvent[] }>;
export type States = { readonly problem: ProblemState };

export function noteProblem({ input }: Command<typeof NoteProblem>, { problem }: States): Decision {
  if (problem.situation === 'none') return noSuch();
  return one({ type: 'service.ProblemNoted', data: {}, detail: { text: input.text } });
}

export function analyseProblem({ input }: Command<typeof AnalyseProblem>, { problem }: States): Decision {
  return whenLive(problem, ({ analyses }) => {
    const { analysis: content, seen } = input;
    const version = analyses[content.kind]?.version ?? 0;
    if (version !== seen) return refuse('changed-meanwhile', 'Somebody else has written it meanwhile.', version);
    const data = { kind: content.kind, version: version + 1 };
    return one({ type: 'service.ProblemAnalysed', data, detail: { content } });
  });
}

export function tellWorkaround({ input }: Command<typeof TellWorkaround>, { problem }: States): Decision {
  return whenLive(problem, () =>
    one({ type: 'service.ProblemWorkaroundGiven', data: {}, detail: { text: input.text } }),
  );
}

export function reviewProblem({ input }: Command<typeof ReviewProblem>, { problem }: States): Decision {
  if (problem.situation === 'none') return noSuch();
  if (problem.situation !== 'review') return refuse('no-review-owed', 'No change for it was closed.');
  const { gone, note, text } = input;
  const reviewed: ProblemEvent = { type: 'service.ProblemReviewed', data: { gone }, detail: { note } };
  if (!gone) return one(reviewed);
  if (text === '') return refuse('no-text', 'Say what those are told whose IT incidents are resolved.');
  return decided({
    problem: [reviewed, { type: 'service.ProblemClosed', data: { ending: 'fixed' }, detail: { text } }],
  });
}

export function closeProblem({ input, confirmed }: Command<typeof CloseProblem>, { problem }: States): Decision {
  return whenLive(problem, ({ changes }) => {
    const runs = changes.find(({ standing }) => standing === 'raised');
    if (runs !== undefined && !confirmed.has('changes-run')) {
      return confirm('changes-run', `${runs.number} was raised for it and is not over yet.`);
    }
    const { ending, text } = input;
    return one({ type: 'service.ProblemClosed', data: { ending }, detail: { text } });
  });
}

export function reopenProblem({ input }: Command<typeof ReopenProblem>, { problem }: States): Decision {
  if (problem.situation === 'none') return noSuch();
  if (problem.situation !== 'closed') return refuse('not-closed', 'It is not closed.');
  return one({ type: 'service.ProblemReopened', data: {}, detail: { reason: input.reason } });
}

export function reviewMajorProblem(
  { input, recordedAt }: Command<typeof ReviewMajorProblem>,
  { problem: state }: States,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'closed' || !state.problem.major) {
    return refuse('not-major', 'It is no major problem, or not closed yet.');
  }
  const { lessons, actions } = input;
  if (actions.some(({ reviewAt }) => reviewAt <= recordedAt)) return passed();
  const data = { actions: actions.length };
  return one({ type: 'service.MajorProblemReviewed', data, detail: { lessons, actions } });
}

/** Told of a change again, it stays as it was noted. */
export function noteProblemChange({ input }: Command<typeof NoteProblemChange>, { problem: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  const { changeId, number, standing, closure } = input;
  const stands = state.problem.changes.find((one) => one.changeId === changeId);
  if (stands?.standing === standing) return decided({ problem: [] });
  return one({ type: 'service.ProblemChangeMoved', data: { changeId, number, standing, closure } });
}

export function whenLive(state: ProblemState, then: (problem: Problem) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  return state.situation === 'closed' ? refuse('problem-closed', 'It is closed.') : then(state.problem);
}

export function one(event: ProblemEvent): Decision {
  return decided({ problem: [event] });
}

export function passed(): Outcome<never> {
  return refuse('review-passed', 'The review lies in the past: give a time to come.');
}

export function noSuch(): Outcome<never> {
  return refuse('no-such-problem', 'There is no problem with this id.');
}
