import { type Db, idOfStream, type Reaction, type ReactionCommand } from '../../kernel/index.ts';
import type { AnyPastEvent, Past, StepData } from '../../kernel/pure.ts';
import { RelieveSeat, RenewSeat, TakeEffect } from './contract.ts';
import type { PackEvent } from './events.ts';
import type { PackInForce } from './packs/in-force.ts';
import { EFFECT } from './packs/published.ts';
import type { RolesOf } from './seats/handlers.ts';
import { findSeatIdOf, listSitters } from './seats/queries.ts';

/** An account that may no longer sign in, or has lost the roles of its seat, must not keep a desk's work. */
export function makeReactions(inForce: PackInForce, rolesOf: RolesOf): readonly Reaction[] {
  const pack = inForce.now;
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
    {
      name: 'force.takeEffect',
      author: 'force pack',
      on: ['kernel.DeadlineBreached'],
      react: async (event) => takeEffect(event),
    },
    {
      name: 'force.tellSitters',
      author: 'force pack',
      on: ['force.PackPublished'],
      react: (event, db) => tellSitters(event, db, { inForce, rolesOf }),
    },
  ];
}

function takeEffect({ stream, data }: AnyPastEvent): readonly ReactionCommand[] {
  const { kind, key } = data as StepData;
  if (kind !== EFFECT) return [];
  return [{ name: TakeEffect.name, input: { packId: idOfStream(stream), version: key.slice(key.indexOf(':') + 1) } }];
}

/** Whoever sits at a seat that is gone, or of whose roles they have none, is relieved; at one that is otherwise they are told. */
async function tellSitters(
  event: AnyPastEvent,
  db: Db,
  { inForce, rolesOf }: { readonly inForce: PackInForce; readonly rolesOf: RolesOf },
): Promise<readonly ReactionCommand[]> {
  const { seats: changed = [] } = (event as Past<PackEvent> & { type: 'force.PackPublished' }).data;
  if (changed.length === 0) return [];
  // What they may do is asked of this process, which must not still go by the version before.
  await inForce.takeUp(db);
  const commands: ReactionCommand[] = [];
  for (const { seatId, accountId } of await listSitters(db)) {
    if (!changed.includes(seatId)) continue;
    const seat = inForce.now().seats.find(({ id }) => id === seatId);
    const roles = await rolesOf(db, accountId);
    if (seat?.roles.some((role) => roles.includes(role)) === true) {
      commands.push({ name: RenewSeat.name, input: { seatId, accountId } });
      continue;
    }
    const reason =
      seat === undefined ? 'The force pack has no such seat any more' : 'None of the roles of this seat is left';
    commands.push({ name: RelieveSeat.name, input: { seatId, seen: accountId, reason } });
  }
  return commands;
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
