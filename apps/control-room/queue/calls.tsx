import { useNow, useRows } from '../../../client/react.tsx';
import { AnswerCall, Contacts } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useNewContact } from '../contact/use-new-contact.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { ringingCalls } from './order.ts';

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
  if (!can('contact.take')) return null;
  return (
    <section className="calls" aria-label="Calls" aria-live="polite">
      <Icon name="phone" />
      {first === undefined ? (
        <span className="hint">{notRead(state, 'the calls') ?? 'No call rings'}</span>
      ) : (
        <span className="row clip">
          <strong className="ring">{first.channel}</strong>
          <span className="number">{first.callerNumber ?? 'number withheld'}</span>
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
      {notice}
    </section>
  );
}
