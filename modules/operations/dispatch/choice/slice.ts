import { defineHandler, type Slice, streamOf } from '../../../../kernel/index.ts';
import type { Pack } from '../../../force/index.ts';
import { incidentAggregate } from '../../incidents/aggregate.ts';
import { contentGuard } from '../../incidents/guards.ts';
import type { IncidentState } from '../../incidents/incident.ts';
import { planOf } from '../facts.ts';
import { SetPlanLevel } from './commands.ts';
import { setPlanLevel } from './decide.ts';
import { choosingEvents } from './events.ts';
import { choosingProjection } from './projections.ts';
import { choicesView, responsePlanView } from './queries.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });

/** Levels of response plans, and what was known when units were chosen. Both stand in the stream of their incident. */
export function choices(pack: () => Pack): Slice {
  return {
    tables: { choice: 'projection', plan_level: 'projection' },
    permissions: [],
    events: choosingEvents,
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: SetPlanLevel,
        streams,
        guard: ({ incident }: { incident: IncidentState }) => contentGuard(incident),
        facts: async (_command, { incident }) => planOf(pack(), incident),
        decide: setPlanLevel,
      }),
    ],
    projections: [choosingProjection],
    views: [choicesView, responsePlanView(pack)],
    reactions: [],
    live: () => [],
  };
}
