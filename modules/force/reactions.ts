import { type Db, idOfStream, type Reaction, type ReactionCommand } from '../../kernel/index.ts';
import { RelieveSeat } from './contract.ts';
import type { Pack } from './pack.ts';
import type { RolesOf } from './seats/handlers.ts';
import { findSeatIdOf } from './seats/queries.ts';

/** An account that may no longer sign in, or has lost the roles of its seat, must not keep a desk's work. */
export function makeReactions(pack: () => Pack, rolesOf: RolesOf): readonly Reaction[] {
  return [
    {
      name: 'force.relieveDisabled',
      author: 'accounts',
      on: ['identity.AccountDisabled'],
      react: (event, db) => relieve(db, idOfStream(event.stream), () => true, 'The account was disabled'),
    },
    {
      name: 'force.relieveWithoutRole',
      author: 'accounts',
      on: ['identity.RolesChanged'],
      react: async (event, db) => {
        const accountId = idOfStream(event.stream);
        const roles = await rolesOf(db, accountId);
        const carries = (seatId: string) => pack().seats.find(({ id }) => id === seatId)?.roles ?? [];
        const lost = (seatId: string) => !carries(seatId).some((role) => roles.includes(role));
        return relieve(db, accountId, lost, 'None of the roles of this seat is left');
      },
    },
  ];
}

async function relieve(
  db: Db,
  accountId: string,
  when: (seatId: string) => boolean,
  reason: string,
): Promise<readonly ReactionCommand[]> {
  const seatId = await findSeatIdOf(db, accountId);
  if (seatId === null || !when(seatId)) return [];
  // Whoever has taken the seat meanwhile keeps it.
  return [{ name: RelieveSeat.name, input: { seatId, seen: accountId, reason } }];
}
