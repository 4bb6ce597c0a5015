import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import type { Numbers } from '../numbers.ts';
import { serviceIncidentAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { type DeskPack, raiseFacts } from './facts.ts';
import type { ServiceIncidentState } from './service-incident.ts';

const streams = ({ serviceIncidentId }: { serviceIncidentId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
});

/** Whose it is: the person who reported it. */
export function reporterGuard({ incident }: { readonly incident: ServiceIncidentState }): Guarded {
  const reporterId = incident.situation === 'none' ? null : incident.incident.reporterId;
  return { restriction: 'none', allowed: [], owners: reporterId === null ? [] : [reporterId] };
}

export function serviceIncidentHandlers(pack: () => DeskPack, numbers: Numbers): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.RaiseServiceIncident,
      streams,
      facts: async (command, _, { db }) => raiseFacts(command, pack(), await numbers.next(db)),
      decide: rules.raiseServiceIncident,
    }),
    defineHandler({
      declaration: commands.AssignServiceIncident,
      streams,
      facts: async ({ input }) => ({ hasTeam: pack().service.teams.some(({ id }) => id === input.teamId) }),
      decide: rules.assignServiceIncident,
    }),
    defineHandler({ declaration: commands.AnswerReporter, streams, decide: rules.answerReporter }),
    defineHandler({ declaration: commands.NoteServiceIncident, streams, decide: rules.noteServiceIncident }),
    defineHandler({
      declaration: commands.PauseServiceIncident,
      streams,
      facts: async ({ input }) =>
        pack().service.pauseReasons.find(({ code }) => code === input.reason)?.priorities ?? null,
      decide: rules.pauseServiceIncident,
    }),
    defineHandler({ declaration: commands.ResumeServiceIncident, streams, decide: rules.resumeServiceIncident }),
    defineHandler({
      declaration: commands.ResolveServiceIncident,
      streams,
      facts: async ({ input: { closureCategoryId } }) => ({
        hasCategory: closureCategoryId === null || pack().service.categories.some(({ id }) => id === closureCategoryId),
      }),
      decide: rules.resolveServiceIncident,
    }),
    defineHandler({
      declaration: commands.ReopenServiceIncident,
      streams,
      guard: reporterGuard,
      decide: rules.reopenServiceIncident,
    }),
    defineHandler({
      declaration: commands.ConfirmServiceIncident,
      streams,
      guard: reporterGuard,
      decide: rules.confirmServiceIncident,
    }),
  ];
}
