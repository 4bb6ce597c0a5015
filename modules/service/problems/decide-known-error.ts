import { type InputOf, refuse } from '../../../kernel/pure.ts';
import type { PublishKnownError, ReviewKnownError, WithdrawKnownError, WriteKnownError } from './commands.ts';
import { type Command, type Decision, noSuch, one, passed, type States, whenLive } from './decide.ts';
import type { KnownError, ProblemState } from './problem.ts';

const DAY_MS = 86_400_000;

export interface WriteFacts {
  readonly hasCategory: boolean;
  readonly reviewDays: number;
}

export function writeKnownError(
  { input, recordedAt }: Command<typeof WriteKnownError>,
  { problem }: States,
  { hasCategory, reviewDays }: WriteFacts,
): Decision {
  return whenLive(problem, ({ knownError }) => {
    const version = knownError?.version ?? 0;
    if (version !== input.seen) return refuse('changed-meanwhile', 'Somebody else has written it meanwhile.', version);
    if (!hasCategory) return refuse('no-such-category', `The force has no category ${input.categoryId}.`);
    const reviewAt = input.reviewAt ?? recordedAt + reviewDays * DAY_MS;
    if (reviewAt <= recordedAt) return passed();
    const { categoryId, itemIds } = input;
    const data = { version: version + 1, categoryId, itemIds, reviewAt };
    return one({ type: 'service.KnownErrorWritten', data, detail: saidOf(input) });
  });
}

function saidOf({ title, symptom, cause, workaround, fix }: InputOf<typeof WriteKnownError>) {
  return { title, symptom, cause, workaround, fix };
}

export function publishKnownError(
  { input, recordedAt }: Command<typeof PublishKnownError>,
  { problem }: States,
): Decision {
  return whenLive(problem, () =>
    whenWritten(problem, ({ reviewAt }) =>
      reviewAt <= recordedAt
        ? passed()
        : one({ type: 'service.KnownErrorPublished', data: { audience: input.audience } }),
    ),
  );
}

export function withdrawKnownError({ input }: Command<typeof WithdrawKnownError>, { problem }: States): Decision {
  return whenWritten(problem, ({ audience }) => {
    if (audience === null) return refuse('not-published', 'It is not published.');
    return one({ type: 'service.KnownErrorWithdrawn', data: {}, detail: { reason: input.reason } });
  });
}

export function reviewKnownError(
  { input, recordedAt }: Command<typeof ReviewKnownError>,
  { problem }: States,
): Decision {
  return whenWritten(problem, () => {
    const { reviewAt, note } = input;
    if (reviewAt <= recordedAt) return passed();
    return one({ type: 'service.KnownErrorReviewed', data: { reviewAt }, detail: { note } });
  });
}

function whenWritten(state: ProblemState, then: (knownError: KnownError) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  const { knownError } = state.problem;
  return knownError === null ? refuse('no-known-error', 'Nobody has written a known error of it.') : then(knownError);
}
