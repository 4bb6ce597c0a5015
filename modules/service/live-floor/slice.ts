import { defineHandler, type Slice, streamOf } from '../../../kernel/index.ts';
import { weigh } from '../desk/weigh.ts';
import { serviceIncidentAggregate } from '../service-incidents/aggregate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { SetLiveFloor } from './commands.ts';
import { setLiveFloor } from './decide.ts';
import { liveFloorPermissions } from './permissions.ts';

const streams = ({ serviceIncidentId }: { serviceIncidentId: string }) => ({
  incident: streamOf(serviceIncidentAggregate, serviceIncidentId),
});

/** Priority floors that move with what goes on: their events stand in the streams of IT incidents. */
export function liveFloors(pack: () => DeskPack): Slice {
  return {
    tables: {},
    permissions: liveFloorPermissions,
    events: {},
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: SetLiveFloor,
        streams,
        facts: async ({ input: { floor } }, { incident: state }) => {
          if (state.situation === 'none') return null;
          const { impact, urgency, serviceId, itemIds, siteId } = state.incident;
          return weigh(pack(), { impact, urgency, serviceId, itemIds, siteId, floors: floor === null ? [] : [floor] });
        },
        decide: setLiveFloor,
      }),
    ],
    projections: [],
    views: [],
    reactions: [],
    live: () => [],
  };
}
