import type { Past } from '../../../kernel/pure.ts';
import type { SeatEvent } from '../events.ts';

/** A seat as the log tells it. Whether its holder is connected is not in the log: a lost connection is not a sign-off. */
export type SeatState =
  | { readonly situation: 'empty' }
  | {
      readonly situation: 'held';
      readonly seatId: string;
      readonly accountId: string;
      readonly name: string;
      readonly since: number;
    };

export const seat = { name: 'force.seat', initial: { situation: 'empty' } as SeatState, evolve };

function evolve(state: SeatState, event: Past<SeatEvent>): SeatState {
  switch (event.type) {
    case 'force.SeatTaken':
      return { situation: 'held', ...event.data, name: event.actor.name, since: event.recordedAt };
    case 'force.SeatLeft':
    case 'force.SeatRelieved':
      return { situation: 'empty' };
    default:
      return state;
  }
}
