import type { Estate } from '../../estate/index.ts';
import type { EstateSight } from './sight.ts';

/** What changes see of the estate. Where a switch hangs is the estate's business, what it means on the ground is told here. */
export function estateSight(estate: Pick<Estate, 'impactOf' | 'nearOf' | 'holdersOf'>): EstateSight {
  return {
    graphOf: estate.nearOf,
    holdersOf: estate.holdersOf,
    fallenWith: async (db, downIds) => {
      // The usual calls are counted over the whole window, not for one hour: the hour is of no account here.
      const { policing } = await estate.impactOf(db, { downIds, hour: 0 });
      return {
        services: [...new Set(policing.services.flatMap(({ serviceId }) => serviceId ?? []))],
        positions: policing.positions.map(({ label }) => label),
        callsigns: policing.callsigns,
        talkgroups: policing.talkgroups.map(({ label }) => label),
        areas: policing.areas.map(({ areaId }) => areaId),
      };
    },
  };
}
