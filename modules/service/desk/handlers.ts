import { type AnyHandler, defineHandler, findBlobFacts, streamOf } from '../../../kernel/index.ts';
import { slaTargets } from '../levels/which-agreement.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { reporterGuard } from '../service-incidents/handlers.ts';
import type { ServiceIncident, ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { FindCandidate } from './candidate.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { countServiceFiles, isServiceFileAttached } from './queries.ts';
import * as relations from './relations.ts';
import { weigh } from './weigh.ts';

const one = ({ serviceIncidentId }: { serviceIncidentId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
});
const pair = (serviceIncidentId: string, otherId: string) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
  other: streamOf(serviceIncidentAggregate, otherId),
});
const linked = ({ serviceIncidentId, otherId }: { serviceIncidentId: string; otherId: string }) =>
  pair(serviceIncidentId, otherId);
const merged = ({ serviceIncidentId, intoId }: { serviceIncidentId: string; intoId: string }) =>
  pair(serviceIncidentId, intoId);
const incidentOf = (state: ServiceIncidentState): ServiceIncident | null =>
  state.situation === 'none' ? null : state.incident;

export function deskHandlers(pack: () => DeskPack, findCandidate: FindCandidate): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.AmendServiceIncident,
      streams: one,
      facts: async ({ input: { change } }, { incident: state }) => {
        const incident = incidentOf(state);
        const serviceId = change.field === 'service' ? change.to : (incident?.serviceId ?? null);
        const weight = incident && {
          ...coveredBy(incident),
          impact: incident.impact,
          urgency: incident.urgency,
          serviceId,
          floors: [],
        };
        return { unknown: unknownIn(pack(), change), weighed: weight && weigh(pack(), weight) };
      },
      decide: rules.amendServiceIncident,
    }),
    ...priorityHandlers(pack, findCandidate),
    ...relationHandlers(findCandidate),
    defineHandler({ declaration: commands.TriageServiceIncident, streams: one, decide: rules.triageServiceIncident }),
    defineHandler({
      declaration: commands.SetServiceIncidentStatus,
      streams: one,
      facts: async ({ input: { to } }) =>
        to === null ? 'Open' : (pack().service.rules.statuses.find(({ id }) => id === to)?.name ?? null),
      decide: rules.setServiceIncidentStatus,
    }),
    defineHandler({ declaration: commands.GiveWorkaround, streams: one, decide: rules.giveWorkaround }),
    defineHandler({ declaration: commands.FlowDown, streams: one, decide: rules.flowDown }),
    defineHandler({ declaration: commands.DismissMajorCandidate, streams: one, decide: rules.dismissMajorCandidate }),
    defineHandler({
      declaration: commands.AttachServiceFile,
      streams: one,
      guard: reporterGuard,
      facts: async ({ input, actor }, { incident: state }, { db }) => {
        const [file, attached, count] = await Promise.all([
          findBlobFacts(db, input.sha256),
          isServiceFileAttached(db, input.attachmentId),
          countServiceFiles(db, input.serviceIncidentId),
        ]);
        return { file, attached, count, ownWord: incidentOf(state)?.reporterId === actor.id };
      },
      decide: rules.attachServiceFile,
    }),
  ];
}

function unknownIn({ service }: DeskPack, change: { field: string; to: unknown }): 'category' | 'service' | null {
  const { field, to } = change;
  if (to === null) return null;
  if (field === 'category') return service.categories.some(({ id }) => id === to) ? null : 'category';
  return field === 'service' && !service.services.some(({ id }) => id === to) ? 'service' : null;
}

/** What decides which agreement covers it. */
function coveredBy(incident: ServiceIncident | null) {
  return { serviceId: incident?.serviceId ?? null, itemIds: incident?.itemIds ?? [], siteId: incident?.siteId ?? null };
}

function priorityHandlers(pack: () => DeskPack, findCandidate: FindCandidate): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.PrioritiseServiceIncident,
      streams: one,
      facts: async ({ input, recordedAt: at }, { incident: state }, { db }) => {
        const incident = incidentOf(state);
        const { serviceId = null, categoryId = null, desk } = incident ?? {};
        const covered = coveredBy(incident);
        const weighed = weigh(pack(), { ...covered, impact: input.impact, urgency: input.urgency, floors: [] });
        const priority = input.priority ?? weighed?.priority ?? 5;
        const children = childrenOf(desk);
        const chosen = input.priority === null ? null : { targets: slaTargets(pack(), { ...covered, priority }) };
        const candidate = await findCandidate(db, { priority, serviceId, categoryId, children, at });
        return { weighed, chosen, candidate };
      },
      decide: rules.prioritiseServiceIncident,
    }),
    defineHandler({
      declaration: commands.GoBelowFloor,
      streams: one,
      facts: async ({ input: { priority } }, { incident: state }) => {
        const incident = incidentOf(state);
        const { impact = 3, urgency = 3 } = incident ?? {};
        const covered = coveredBy(incident);
        return {
          weighed: weigh(pack(), { ...covered, impact, urgency, floors: [] }),
          targets: slaTargets(pack(), { ...covered, priority }),
        };
      },
      decide: rules.goBelowFloor,
    }),
  ];
}

function relationHandlers(findCandidate: FindCandidate): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.LinkServiceIncident,
      streams: linked,
      facts: async ({ input, recordedAt: at }, { other: state }, { db }) => {
        const parent = incidentOf(state);
        if (input.kind !== 'child' || parent === null) return null;
        const { priority, serviceId, categoryId, desk } = parent;
        const children = childrenOf(desk) + 1;
        return findCandidate(db, { priority, serviceId, categoryId, children, at });
      },
      decide: relations.linkServiceIncident,
    }),
    defineHandler({
      declaration: commands.UnlinkServiceIncident,
      streams: linked,
      decide: relations.unlinkServiceIncident,
    }),
    defineHandler({
      declaration: commands.MergeServiceIncident,
      streams: merged,
      decide: relations.mergeServiceIncident,
    }),
  ];
}

function childrenOf(desk: ServiceIncident['desk'] | undefined): number {
  return desk?.links.filter(({ kind }) => kind === 'child').length ?? 0;
}
