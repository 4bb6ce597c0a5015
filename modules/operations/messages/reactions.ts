import { type Db, idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { ForceEvent } from '../../force/events.ts';
import type { StepEvent } from '../clocks.ts';
import type { Neighbours } from '../neighbours.ts';
import type { TourEvent } from '../resources/events.ts';
import { MESSAGE_LAPSE } from './message.ts';
import { listLiveUntold } from './queries.ts';
import { isForComer, listPresent, type Present } from './recipients.ts';

type SeatTaken = Extract<ForceEvent, { type: 'force.SeatTaken' }>;
type CrewNamed = Extract<TourEvent, { type: 'operations.TourBegan' | 'operations.CrewChanged' }>;

/** A message to a desk or a unit is for whoever is there: who comes later is told then. */
export function messageReactions(neighbours: Neighbours): readonly Reaction[] {
  const tell = async (db: Db, accountIds: readonly string[]) => {
    const present = await listPresent(db, neighbours);
    const comers = present.filter(({ accountId }) => accountIds.includes(accountId));
    return (await Promise.all(comers.map((comer) => tellOf(db, comer, neighbours)))).flat();
  };
  return [
    {
      name: 'operations.tellMessagesOfADesk',
      author: 'messages',
      on: ['force.SeatTaken'],
      react: (event, db) => tell(db, [(event as unknown as SeatTaken).data.accountId]),
    },
    {
      name: 'operations.tellMessagesOfAUnit',
      author: 'messages',
      on: ['operations.TourBegan', 'operations.CrewChanged'],
      react: (event, db) => {
        const crew = (event as unknown as CrewNamed).detail?.crew ?? [];
        return tell(
          db,
          crew.flatMap(({ accountId }) => accountId ?? []),
        );
      },
    },
    {
      name: 'operations.endMessagesWhoseTimeIsOver',
      author: 'messages',
      on: ['kernel.DeadlineBreached'],
      react: async (event) =>
        (event as unknown as StepEvent).data.kind === MESSAGE_LAPSE
          ? [{ name: 'operations.lapseMessage', input: { messageId: idOfStream(event.stream) } }]
          : [],
    },
  ];
}

async function tellOf(db: Db, comer: Present, neighbours: Neighbours) {
  const { accountId, seatId, callsign } = comer;
  const mine = [];
  for (const message of await listLiveUntold(db, accountId)) {
    if (await isForComer(db, message, comer, neighbours)) mine.push(message);
  }
  return mine.map(({ id }) => ({
    name: 'operations.tellMessage',
    input: { messageId: id, accountId, seatId, callsign },
  }));
}
