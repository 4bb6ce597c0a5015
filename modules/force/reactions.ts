import { idOfStream, type Reaction } from '../../kernel/index.ts';
import { RelieveSeat } from './contract.ts';
import { findSeatIdOf } from './seats/queries.ts';

/** An account that may no longer sign in must not keep a desk's work. */
export const reactions: readonly Reaction[] = [
  {
    name: 'force.relieveDisabled',
    on: ['identity.AccountDisabled'],
    react: async (event, db) => {
      const seatId = await findSeatIdOf(db, idOfStream(event.stream));
      return seatId === null ? [] : [{ name: RelieveSeat.name, input: { seatId, reason: 'The account was disabled' } }];
    },
  },
];
