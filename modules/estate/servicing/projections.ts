import type { Projection } from '../../../kernel/index.ts';
import { type Servicing, serviceDue, servicingAggregate } from './servicing.ts';
import type { ServicingTables } from './tables.ts';

/** The only writer of estate.servicing. */
export const servicingProjection: Projection = {
  aggregate: servicingAggregate,
  onState: async (tx, itemId, state: Servicing) => {
    const { plan, readings, servicedAt } = state;
    const last = readings.at(-1);
    const due = serviceDue(state);
    const changes = {
      ...{ plan_at: plan?.dueAt ?? null, plan_miles: plan?.dueMiles ?? null },
      ...{ miles: last?.miles ?? null, miles_at: last?.at ?? null },
      ...{ due_at: due?.at ?? null, due_by: due?.by ?? null, serviced_at: servicedAt },
    };
    await tx
      .withTables<ServicingTables>()
      .insertInto('estate.servicing')
      .values({ item_id: itemId, ...changes })
      .onConflict((clash) => clash.column('item_id').doUpdateSet(changes))
      .execute();
  },
};
