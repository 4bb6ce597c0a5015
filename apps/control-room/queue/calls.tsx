import { useNow, usePersistent, useRows } from '../../../client/react.tsx';
import { AnswerCall, Contacts } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { channelWords } from '../contact/channel-choice.tsx';
import { useContactKeys } from '../contact/contacts-in-hand.tsx';
import { LastCall } from '../contact/last-call.tsx';
import { useNewContact } from '../contact/use-new-contact.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { type ContactRow, ringingCalls } from './order.ts';

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
    if (!(await send(AnswerCall, { contactId: first.id }))) alter(work, { contactId: null });
  };
  useAct('answer', () => void answer(), can('contact.take'));
  useContactKeys();
  if (!can('contact.take')) return null;
  return (
    <section className="calls" aria-label="Calls" aria-live="polite">
      <Icon name="phone" />
      {first === undefined ? (
        <span className="hint">{notRead(state, 'the calls') ?? 'No call rings'}</span>
      ) : (
        <span className="row clip">
          <strong className="ring">{channelWords[first.channel]}</strong>
          <span className="number">{first.callerNumber ?? (first.what === null ? 'number withheld' : first.what)}</span>
          <span className="quiet">{ago(now - first.receivedAt)}</span>
          {ringing.length > 1 && <span className="quiet">+{ringing.length - 1}</span>}
        </span>
      )}
      <span className="push row">
        {first !== undefined && (
          <ActButton act="answer" look="primary">
            Answer
          </ActButton>
        )}
        <ActButton act="contact" icon="plus">
          New
        </ActButton>
      </span>
      <Offered list={list} />
      <LastCall />
      {notice}
    </section>
  );
}

/** A colleague offers this seat a contact: it stands here until it is taken, and comes back to them when it is not. */
function Offered({ list }: { list: readonly ContactRow[] }) {
  const { work, session } = useDesk();
  const { contactId } = usePersistent(work);
  const now = useNow();
  const seatId = session.subject.seat?.id;
  const offered = list.find((row) => row.state === 'open' && row.care?.offer?.seatId === seatId);
  const look = (): void => {
    if (offered !== undefined) alter(work, { contactId: offered.id });
  };
  // Once it is looked at the same key takes it: then its panel carries the act.
  useAct('takeContact', look, offered !== undefined && offered.id !== contactId);
  const offer = offered?.care?.offer;
  if (offered === undefined || offer == null) return null;
  return (
    <p className="offered row wrap" role="status">
      <span>
        <strong>{offered.number}</strong> from {offer.by}, {ago(now - offer.at)}
        {offer.note === null ? '' : `: ${offer.note}`}
      </span>
      <span className="push">
        <ActButton act="takeContact" look="primary">
          Look at it
        </ActButton>
      </span>
    </p>
  );
}
