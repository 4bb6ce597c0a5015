import { type AnyHandler, defineHandler, streamOf } from '../../../../kernel/index.ts';
import { serviceIncidentAggregate } from '../../service-incidents/aggregate.ts';
import type { DeskPack } from '../../service-incidents/facts.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { shiftAggregate } from './shift.ts';

const own = ({ personId }: { personId: string }) => ({ shift: streamOf(shiftAggregate, personId) });

const given = ({ serviceIncidentId, takerId }: { serviceIncidentId: string; takerId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
  shift: streamOf(shiftAggregate, takerId),
});

export function shiftHandlers(pack: () => DeskPack): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: commands.StartDeskShift,
      streams: own,
      facts: async ({ input: { teamIds, categoryIds } }) => {
        const { teams, categories } = pack().service;
        const known = (all: readonly { readonly id: string }[], id: string): boolean =>
          all.some((one) => one.id === id);
        if (!teamIds.every((id) => known(teams, id))) return { unknown: 'team' as const };
        return { unknown: categoryIds.every((id) => known(categories, id)) ? null : ('category' as const) };
      },
      decide: rules.startDeskShift,
    }),
    defineHandler({ declaration: commands.EndDeskShift, streams: own, decide: rules.endDeskShift }),
    defineHandler({
      declaration: commands.RouteServiceIncident,
      streams: given,
      decide: rules.routeServiceIncident,
    }),
  ];
}
