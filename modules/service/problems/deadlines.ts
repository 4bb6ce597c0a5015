import type { Promised } from '../../../kernel/pure.ts';
import type { Problem, ProblemState } from './problem.ts';

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

const usual = {
  ladder: [
    { to: 'service-manager', afterSeconds: 0 },
    { to: 'duty-ict-manager', afterSeconds: 3 * DAY_SECONDS },
  ],
  repeatSeconds: DAY_SECONDS,
  alarm: 'B',
  areaId: null,
  paused: false,
} as const;

/** What is owed after a change, after a major problem, and to whoever relies on what is known of an error. */
export function problemPromises(state: ProblemState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { problem } = state;
  const promises: Promised[] = [];
  if (state.situation === 'review') {
    const dueAt = state.since + problem.changeReviewDays * DAY_MS;
    const label = `Say whether ${problem.number} is gone after its change`;
    promises.push({ ...usual, key: 'review', kind: 'service-problem-review', label, ...span(state.since, dueAt) });
  }
  if (state.situation === 'closed' && problem.major && problem.majorReview === null) {
    const dueAt = state.closedAt + problem.majorReviewDays * DAY_MS;
    const label = `Review the major problem ${problem.number}`;
    promises.push({
      ...usual,
      key: 'major-review',
      kind: 'service-problem-major-review',
      label,
      ...span(state.closedAt, dueAt),
    });
  }
  return [...promises, ...knownErrorPromises(problem)];
}

function knownErrorPromises({ number, knownError }: Problem): readonly Promised[] {
  if (knownError === null || knownError.audience === null) return [];
  const { writtenAt, reviewAt } = knownError;
  const label = `Look whether the known error of ${number} still holds`;
  return [
    {
      ...usual,
      key: 'known-error',
      kind: 'service-known-error-review',
      label,
      ...span(Math.min(writtenAt, reviewAt), reviewAt),
    },
  ];
}

/** Told two days before, where there is time for that. */
function span(startedAt: number, dueAt: number) {
  const warnAt = dueAt - 2 * DAY_MS;
  return { startedAt, dueAt, warnAt: warnAt > startedAt ? warnAt : null };
}
