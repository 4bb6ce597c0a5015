import { type AnyHandler, defineHandler, type Reader, streamOf } from '../../../kernel/index.ts';
import type { Numbers } from '../numbers.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { problemAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import * as known from './decide-known-error.ts';
import * as opening from './decide-open.ts';
import { aboutFacts } from './facts.ts';
import { findLinked } from './queries.ts';
import * as trendCommands from './trends/commands.ts';
import * as trendRules from './trends/decide.ts';
import { listRepeating } from './trends/queries.ts';
import { type TrendState, trendAggregate } from './trends/trend.ts';

const streams = ({ problemId }: { problemId: string }) => ({ problem: streamOf(problemAggregate, problemId) });
const withTrend = ({ problemId, candidateId }: { problemId: string; candidateId: string | null }) => ({
  problem: streamOf(problemAggregate, problemId),
  trend: candidateId === null ? null : streamOf(trendAggregate, candidateId),
});
const ofTrend = ({ trendId }: { trendId: string }) => ({ trend: streamOf(trendAggregate, trendId) });

export function problemHandlers(pack: () => DeskPack, numbers: Numbers): readonly AnyHandler[] {
  return [
    ...openingHandlers(pack, numbers),
    ...knownErrorHandlers(pack),
    defineHandler({ declaration: commands.NoteProblem, streams, decide: rules.noteProblem }),
    defineHandler({ declaration: commands.AnalyseProblem, streams, decide: rules.analyseProblem }),
    defineHandler({ declaration: commands.TellWorkaround, streams, decide: rules.tellWorkaround }),
    defineHandler({ declaration: commands.ReviewProblem, streams, decide: rules.reviewProblem }),
    defineHandler({ declaration: commands.CloseProblem, streams, decide: rules.closeProblem }),
    defineHandler({ declaration: commands.ReopenProblem, streams, decide: rules.reopenProblem }),
    defineHandler({ declaration: commands.ReviewMajorProblem, streams, decide: rules.reviewMajorProblem }),
    defineHandler({ declaration: commands.NoteProblemChange, streams, decide: rules.noteProblemChange }),
    defineHandler({
      declaration: trendCommands.FindTrend,
      streams: ofTrend,
      facts: async () => ({ lookDays: pack().service.problem.candidateDays }),
      decide: trendRules.findTrend,
    }),
    defineHandler({ declaration: trendCommands.DismissTrend, streams: ofTrend, decide: trendRules.dismissTrend }),
  ];
}

const MOST_LINKED = 500;
const DAY_MS = 86_400_000;

/** With those for which it was proposed. */
async function linkedFor(ids: readonly string[], trend: TrendState | null, at: number, { db }: Reader) {
  if (trend?.situation !== 'found') return findLinked(db, ids);
  const { by, subjectId, days } = trend.trend;
  const repeating = await listRepeating(db, { by, subjectId, from: at - days * DAY_MS, most: MOST_LINKED });
  return findLinked(db, [...new Set([...ids, ...repeating])]);
}

function openingHandlers(pack: () => DeskPack, numbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.OpenProblem,
      streams: withTrend,
      facts: async ({ input, recordedAt }, { trend }, reader) => {
        const { changeReviewDays, majorReviewDays } = pack().service.problem;
        const linked = await linkedFor(input.incidentIds, trend, recordedAt, reader);
        const counted = await numbers.next(reader.db);
        return { about: aboutFacts(input, pack()), linked, ...counted, changeReviewDays, majorReviewDays };
      },
      decide: opening.openProblem,
    }),
    defineHandler({
      declaration: commands.AmendProblem,
      streams,
      facts: async ({ input }) => ({ about: aboutFacts(input, pack()) }),
      decide: opening.amendProblem,
    }),
    defineHandler({
      declaration: commands.LinkToProblem,
      streams,
      facts: ({ input }, _, { db }) => findLinked(db, input.incidentIds),
      decide: opening.linkToProblem,
    }),
    defineHandler({ declaration: commands.UnlinkFromProblem, streams, decide: opening.unlinkFromProblem }),
  ];
}

function knownErrorHandlers(pack: () => DeskPack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.WriteKnownError,
      streams,
      facts: async ({ input: { categoryId } }) => ({
        hasCategory: categoryId === null || pack().service.categories.some(({ id }) => id === categoryId),
        reviewDays: pack().service.problem.knownErrorReviewDays,
      }),
      decide: known.writeKnownError,
    }),
    defineHandler({ declaration: commands.PublishKnownError, streams, decide: known.publishKnownError }),
    defineHandler({ declaration: commands.WithdrawKnownError, streams, decide: known.withdrawKnownError }),
    defineHandler({ declaration: commands.ReviewKnownError, streams, decide: known.reviewKnownError }),
  ];
}
