import { type Projection, sql, type Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { SeatEvent } from '../events.ts';
import { tablesOf } from '../tables.ts';
import { seat } from './seat.ts';

/** The only writer of force.seat and force.sitter. */
export const seatProjection: Projection = {
  aggregate: seat,
  onEvent: async (tx: Tx, event: AnyPastEvent) => {
    if (!isSeatEvent(event)) return;
    const { seatId, accountId } = event.data;
    const tables = tablesOf(tx);
    if (event.type !== 'force.SeatRenewed') {
      await tables.deleteFrom('force.seat').where('seat_id', '=', seatId).execute();
    }
    if (event.type === 'force.SeatTaken') {
      const row = { seat_id: seatId, account_id: accountId, name: event.actor.name, since_at: event.recordedAt };
      await tables.insertInto('force.seat').values(row).execute();
    }
    await tables
      .insertInto('force.sitter')
      .values({ account_id: accountId, changes: 1 })
      .onConflict((clash) => clash.column('account_id').doUpdateSet({ changes: sql`force.sitter.changes + 1` }))
      .execute();
  },
};

export function isSeatEvent(event: AnyPastEvent): event is AnyPastEvent & Past<SeatEvent> {
  return event.type.startsWith('force.Seat');
}
