import { usePersistent, useRows } from '../../../client/react.tsx';
import { Contacts } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { useAct, useKeyOf } from '../keys/use-act.ts';
import { type ContactRow, shortNumber } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { channelWords } from './channel-choice.tsx';

/** The conversations of this seat, the oldest first: a second one is begun without losing the first. */
function useContactsInHand(): readonly ContactRow[] {
  const { session } = useDesk();
  const { list } = useRows(Contacts);
  const seatId = session.subject.seat?.id;
  return list
    .filter((row) => row.state === 'open' && row.seatId !== null && row.seatId === seatId)
    .toSorted((a, b) => a.receivedAt - b.receivedAt);
}

/** The keys that go between them stand wherever the queue does, with a panel open or without. */
export function useContactKeys(): void {
  const { work, can } = useDesk();
  const mine = useContactsInHand();
  const go = (by: 1 | -1) => (): void => {
    const at = mine.findIndex(({ id }) => id === work.get().contactId);
    const from = at < 0 && by < 0 ? 0 : at;
    const next = mine[(from + by + mine.length) % mine.length];
    if (next !== undefined) alter(work, { contactId: next.id });
  };
  useAct('nextContact', go(1), can('contact.take'));
  useAct('lastContact', go(-1), can('contact.take'));
}

/** Shown as soon as there is a second one. */
export function ContactsInHand() {
  const { work } = useDesk();
  const { contactId } = usePersistent(work);
  const mine = useContactsInHand();
  const key = useKeyOf('nextContact');
  const others = mine.filter(({ id }) => id !== contactId);
  if (others.length === 0) return null;
  return (
    <nav className="contacts-in-hand row wrap" aria-label="Contacts in hand">
      {mine.map(({ id, number, channel, what }) => (
        <Button
          key={id}
          pressed={id === contactId}
          onPress={() => alter(work, { contactId: id })}
          tip={what ?? 'nothing written yet'}
          {...(id === others[0]?.id && { shortcut: key })}
        >
          {channelWords[channel]} {number === null ? '' : shortNumber(number)}
        </Button>
      ))}
    </nav>
  );
}
