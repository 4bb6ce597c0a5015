import { idOfStream, type Projection } from '../../../../kernel/index.ts';
import { type ShiftState, shiftAggregate } from './shift.ts';
import type { ShiftTables } from './tables.ts';

/** The only writer of service.desk_shift: a row as long as the shift lasts. */
export const shiftProjection: Projection = {
  aggregate: shiftAggregate,
  onEvent: async (tx, event, state: ShiftState) => {
    const id = idOfStream(event.stream);
    const tables = tx.withTables<ShiftTables>();
    if (state.situation === 'off') {
      await tables.deleteFrom('service.desk_shift').where('id', '=', id).execute();
      return;
    }
    const { name, since, given } = state;
    const row = {
      ...{ name, since, given, team_ids: [...state.teamIds], category_ids: [...state.categoryIds] },
      ...{ ends_at: state.endsAt, last_given_at: state.lastGivenAt },
    };
    await tables
      .insertInto('service.desk_shift')
      .values({ id, ...row })
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
  },
  forget: async (tx, id) => {
    await tx.withTables<ShiftTables>().deleteFrom('service.desk_shift').where('id', '=', id).execute();
  },
};
