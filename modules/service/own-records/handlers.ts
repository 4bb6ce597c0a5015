import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { reporterGuard } from '../service-incidents/handlers.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';

const streams = ({ serviceIncidentId }: { serviceIncidentId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
});

export function ownRecordHandlers(pack: () => DeskPack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.CommentServiceIncident,
      streams,
      guard: reporterGuard,
      facts: async (_command, { incident }) => ({
        waitsForThem:
          incident.situation === 'paused' &&
          pack().service.pauseReasons.some(({ code, waitsFor }) => code === incident.reason && waitsFor === 'user'),
      }),
      decide: rules.commentServiceIncident,
    }),
    defineHandler({
      declaration: commands.WithdrawServiceIncident,
      streams,
      guard: reporterGuard,
      decide: rules.withdrawServiceIncident,
    }),
    defineHandler({ declaration: commands.JoinOutage, streams, decide: rules.joinOutage }),
  ];
}
