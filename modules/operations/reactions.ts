import type { Reaction } from '../../kernel/index.ts';
import type { ForceEvent } from '../force/events.ts';
import { listOwnedBy } from './incidents/queries.ts';

type Seat = Extract<ForceEvent, { type: 'force.SeatLeft' | 'force.SeatRelieved' }>;

/**
 * Whoever leaves a desk leaves its incidents on it. The command looks again when it runs: a desk that somebody else has
 * taken by then has been handed over, and nothing is passed.
 */
const passOn: Reaction = {
  name: 'operations.passOnWhatADeskHeld',
  on: ['force.SeatLeft', 'force.SeatRelieved'],
  react: async (event, db) => {
    const { seatId } = (event as unknown as Seat).data;
    const owned = await listOwnedBy(db, seatId);
    return owned.map((incidentId) => ({
      name: 'operations.passOwnership',
      input: { incidentId, fromSeatId: seatId },
    }));
  },
};

export const reactions: readonly Reaction[] = [passOn];
