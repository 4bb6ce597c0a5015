import { useNow, useOfPersistent, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AnswerCall, Contacts } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { channelWords } from '../contact/channel-choice.tsx';
import { useContactKeys } from '../contact/contacts-in-hand.tsx';
import { LastCall } from '../contact/last-call.tsx';
import { useNewContact } from '../contact/use-new-contact.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct, useKeyOf } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { type ContactRow, ringingCalls, shortNumber } from './order.ts';

/** The calls that ring, 999 first; its place is always kept. First answer has the call. */
export function Calls() {
  const { work, can } = useDesk();
  const { list, state } = useRows(Contacts);
  const { send, notice } = useSend();
  const now = useNow();
  const ringing = ringingCalls(list);
  const first = ringing[0];
  const create = useNewContact();
  useAct('contact', create, can('contact.take'));
  const answer = async (): Promise<void> => {
    if (first === undefined) return;
    alter(work, { contactId: first.id });
    const has = await send(AnswerCall, { contactId: first.id });
    if (!has && work.get().contactId === first.id) alter(work, { contactId: null });
  };
  useAct('answer', () => void answer(), can('contact.take'));
  useContactKeys();
  const offered = useOffered(list);
  if (!can('contact.take')) return null;
  return (
    <section className="calls" aria-label="Calls" aria-live="polite">
      <Icon name="phone" />
      {first !== undefined && (
        <span className="row clip">
          <strong className="ring">{channelWords[first.channel]}</strong>
          <span className="number">{first.callerNumber ?? (first.what === null ? 'number withheld' : first.what)}</span>
          {offered === null && <span className="quiet">{ago(now - first.receivedAt)}</span>}
          {ringing.length > 1 && <span className="quiet">+{ringing.length - 1}</span>}
        </span>
      )}
      {first === undefined && offered === null && (
        <span className="hint">{notRead(state, 'the calls') ?? 'No call rings'}</span>
      )}
      {offered !== null && <OfferedWords offered={offered} isShort={first !== undefined} />}
      <span className="push row">
        {first !== undefined && (
          <ActButton act="answer" look="primary">
            Answer
          </ActButton>
        )}
        {first === undefined && offered !== null && (
          <ActButton act="takeContact" look="primary">
            Look
          </ActButton>
        )}
        <ActButton act="contact" icon="plus">
          New
        </ActButton>
      </span>
      <LastCall />
      {notice}
    </section>
  );
}

type Care = NonNullable<ContactRow['care']>;
type Offered = ContactRow & { readonly care: Care & { readonly offer: NonNullable<Care['offer']> } };

/** A colleague offers this seat a contact: it stands here until it is taken, and comes back to them when it is not. */
function useOffered(list: readonly ContactRow[]): Offered | null {
  const { work, session } = useDesk();
  const contactId = useOfPersistent(work, (held) => held.contactId);
  const seatId = session.subject.seat?.id;
  const isOffered = (row: ContactRow): row is Offered => row.state === 'open' && row.care?.offer?.seatId === seatId;
  const offered = list.find(isOffered);
  const look = (): void => {
    if (offered !== undefined) alter(work, { contactId: offered.id });
  };
  // Once it is looked at the same key takes it: then its panel carries the act.
  useAct('takeContact', look, offered !== undefined && offered.id !== contactId);
  return offered ?? null;
}

/** In the line that is always there: what is offered pushes nothing down. Beside a call that rings it is no more than its key. */
function OfferedWords({ offered, isShort }: { offered: Offered; isShort: boolean }) {
  const now = useNow();
  const key = useKeyOf('takeContact');
  const { offer } = offered.care;
  if (isShort) {
    return (
      <span className="quiet" role="status" title="A colleague offers you a contact">
        offered <kbd>{key}</kbd>
      </span>
    );
  }
  return (
    <span className="offered" role="status" title={`${offered.number ?? ''} from ${offer.by}: ${offer.note ?? ''}`}>
      <span className="clip">
        <strong>{shortNumber(offered.number ?? '')}</strong> from {offer.by}, {ago(now - offer.at)}
      </span>
      <span className="clip quiet">{offer.note}</span>
    </span>
  );
}
