import type { Projection, Tx } from '../../../../kernel/index.ts';
import { type BlackoutState, blackoutAggregate } from './blackout.ts';
import type { BlackoutTables } from './tables.ts';

/** The only writer of service.blackout. */
export const blackoutProjection: Projection = {
  aggregate: blackoutAggregate,
  onState: async (tx: Tx, id: string, state: BlackoutState) => {
    if (state.situation === 'none') return;
    const { kind, from, to, serviceIds, areaIds, said, by } = state.blackout;
    const changes = {
      ...{ kind, by, name: said?.name ?? null, reason: said?.reason ?? null, starts_at: from, ends_at: to },
      ...{ service_ids: serviceIds, area_ids: areaIds, ended: state.situation === 'ended' },
    };
    await tx
      .withTables<BlackoutTables>()
      .insertInto('service.blackout')
      .values({ id, ...changes })
      .onConflict((clash) => clash.column('id').doUpdateSet(changes))
      .execute();
  },
};
