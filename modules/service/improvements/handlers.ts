import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import type { Numbers } from '../numbers.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { improvementAggregate } from './improvement.ts';

const streams = ({ improvementId }: { improvementId: string }) => ({
  improvement: streamOf(improvementAggregate, improvementId),
});

export function improvementHandlers(pack: () => Pick<Pack, 'service'>, numbers: Numbers): readonly AnyHandler[] {
  const hasAgreement = ({ agreementId }: { agreementId: string | null }): boolean =>
    agreementId === null || pack().service.agreements.some(({ id }) => id === agreementId);
  return [
    defineHandler({
      declaration: commands.PlanImprovement,
      streams,
      facts: async ({ input }, _, { db }) => ({ ...(await numbers.next(db)), hasAgreement: hasAgreement(input) }),
      decide: rules.planImprovement,
    }),
    defineHandler({
      declaration: commands.AmendImprovement,
      streams,
      facts: async ({ input }) => ({ hasAgreement: hasAgreement(input) }),
      decide: rules.amendImprovement,
    }),
    defineHandler({ declaration: commands.ReviewImprovement, streams, decide: rules.reviewImprovement }),
    defineHandler({ declaration: commands.EndImprovement, streams, decide: rules.endImprovement }),
  ];
}
