import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { Neighbours } from '../neighbours.ts';
import { GiveUnresourcedReason } from './commands.ts';
import { giveUnresourcedReason } from './decide.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });

export function unresourcedHandlers({ force }: Neighbours): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: GiveUnresourcedReason,
      streams,
      guard: ({ incident }: { incident: IncidentState }) => presenceGuard(incident),
      facts: async ({ input }) =>
        force.pack().supervision.unresourcedReasons.find(({ code }) => code === input.reason) ?? null,
      decide: giveUnresourcedReason,
    }),
  ];
}
