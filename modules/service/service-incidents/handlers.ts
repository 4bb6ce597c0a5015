import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import type { FindCandidate } from '../desk/candidate.ts';
import { olaTarget, ucTarget } from '../levels/which-agreement.ts';
import type { Numbers } from '../numbers.ts';
import { serviceIncidentAggregate } from './aggregate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { type DeskPack, raiseFacts } from './facts.ts';
import type { ServiceIncidentState } from './service-incident.ts';

const streams = ({ serviceIncidentId }: { serviceIncidentId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
});

const withEarlier = ({ serviceIncidentId, followsId }: { serviceIncidentId: string; followsId: string | null }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
  earlier: followsId === null ? null : streamOf(serviceIncidentAggregate, followsId),
});

/** Whose it is: the person who reported it. */
export function reporterGuard({ incident }: { readonly incident: ServiceIncidentState }): Guarded {
  const reporterId = incident.situation === 'none' ? null : incident.incident.reporterId;
  return { restriction: 'none', allowed: [], owners: reporterId === null ? [] : [reporterId] };
}

export interface RaiseNeeds {
  readonly pack: () => DeskPack;
  readonly numbers: Numbers;
  readonly findCandidate: FindCandidate;
}

export function serviceIncidentHandlers({ pack, numbers, findCandidate }: RaiseNeeds): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.RaiseServiceIncident,
      streams: withEarlier,
      facts: async (command, _, { db }) => {
        const facts = raiseFacts(command, pack(), await numbers.next(db));
        if (facts.kind === 'unknown') return { facts, candidate: null };
        const { serviceId, categoryId } = command.input;
        const weighing = { priority: facts.priority, serviceId, categoryId, children: 0, at: command.recordedAt };
        return { facts, candidate: await findCandidate(db, weighing) };
      },
      decide: rules.raiseServiceIncident,
    }),
    defineHandler({
      declaration: commands.AssignServiceIncident,
      streams,
      facts: async ({ input: { teamId } }, { incident: state }) => ({
        hasTeam: pack().service.teams.some(({ id }) => id === teamId),
        ola: state.situation === 'none' ? null : olaTarget(pack(), teamId, state.incident.priority),
      }),
      decide: rules.assignServiceIncident,
    }),
    defineHandler({ declaration: commands.AnswerReporter, streams, decide: rules.answerReporter }),
    defineHandler({ declaration: commands.NoteServiceIncident, streams, decide: rules.noteServiceIncident }),
    defineHandler({
      declaration: commands.PauseServiceIncident,
      streams,
      facts: async ({ input }, { incident: state }) => {
        const reason = pack().service.pauseReasons.find(({ code }) => code === input.reason);
        if (reason === undefined || state.situation === 'none') return null;
        const { priorities, waitsFor } = reason;
        return { priorities, waitsFor, uc: waitsFor === 'supplier' ? ucTarget(pack(), state.incident) : null };
      },
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
