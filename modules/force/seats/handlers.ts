import {
  type AnyHandler,
  type Db,
  defineHandler,
  type Reader,
  type StreamRef,
  streamOf,
} from '../../../kernel/index.ts';
import type { Role } from '../../../kernel/pure.ts';
import { LeaveSeat, RelieveSeat, RenewSeat, TakeSeat } from '../contract.ts';
import type { SeatEvent } from '../events.ts';
import type { Pack } from '../pack.ts';
import { leaveSeat, relieveSeat, renewSeat, type TakingFacts, takeSeat } from './decide.ts';
import { listHeldSeatIds } from './queries.ts';
import { type SeatState, seat } from './seat.ts';

/** The roles of an account, in the transaction that asks. */
export type RolesOf = (db: Db, accountId: string) => Promise<readonly Role[]>;

interface AtSeat {
  readonly seatId: string;
}

const streamOfSeat = (seatId: string): StreamRef<SeatState, SeatEvent> => streamOf<SeatState, SeatEvent>(seat, seatId);
const oneSeat = ({ seatId }: AtSeat) => ({ seat: streamOfSeat(seatId) });

/** The others come first: a person's row at the old seat must be gone before the one at the new seat is written. */
const allSeats = async ({ seatId }: AtSeat, { db }: Reader) => ({
  others: (await listHeldSeatIds(db)).filter((id) => id !== seatId).map(streamOfSeat),
  seat: streamOfSeat(seatId),
});

export function seatHandlers(pack: () => Pack, rolesOf: RolesOf): readonly AnyHandler[] {
  return [
    defineHandler({
      declaration: TakeSeat,
      streams: allSeats,
      facts: async ({ input, actor }, _states, { db }): Promise<TakingFacts> => ({
        seat: pack().seats.find((known) => known.id === input.seatId) ?? null,
        roles: await rolesOf(db, actor.id),
      }),
      decide: takeSeat,
    }),
    defineHandler({ declaration: LeaveSeat, streams: oneSeat, decide: leaveSeat }),
    defineHandler({ declaration: RelieveSeat, streams: oneSeat, decide: relieveSeat }),
    defineHandler({ declaration: RenewSeat, streams: oneSeat, decide: renewSeat }),
  ];
}
