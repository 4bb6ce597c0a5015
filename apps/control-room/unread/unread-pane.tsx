import { useEffect, useRef, useState } from 'react';
import { useClient, useDraft, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AnswerUnread, TakeUnread, UnreadMessages } from '../../../modules/exchange/contract.ts';
import { OpenContact, WriteContactField } from '../../../modules/operations/contract.ts';
import { ago, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { countOf, notRead } from '../../../ui/not-read/not-read.ts';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list/virtual-list.tsx';
import { bringContact } from '../contact/call-became.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useHeldOrder } from '../queue/held-order.ts';
import { useDesk } from '../session/desk.tsx';
import './unread.css';

type Row = RowOf<typeof UnreadMessages>;

/** What no gateway could read, as it came: somebody takes it, and makes a contact of it or says why not. */
export function UnreadPane() {
  const { list, byKey, state } = useRows(UnreadMessages);
  const [marked, setMarked] = useState<string | null>(null);
  const [held, setHeld] = useState(false);
  const order = list.toSorted((a, b) => a.cameAt - b.cameAt).map(({ id }) => id);
  const { shown, waiting, letIn } = useHeldOrder(order, held);
  const box = useRef<VirtualListHandle>(null);
  const any = shown.length > 0;
  useAct('waitingRows', letIn);
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any]);
  const at = marked !== null && byKey.has(marked) ? marked : (shown[0] ?? null);
  const row = at === null ? undefined : byKey.get(at);
  return (
    <section className="pane unread-pane" aria-label="Unread messages">
      <div className="pane-head">
        <h2>Unread messages</h2>
        <span className="quiet">{countOf(state, order.length)}</span>
        <span className="push row">
          {waiting > 0 && (
            <ActButton act="waitingRows" look="plain">
              {waiting} new
            </ActButton>
          )}
          <ActButton act="unread" look="plain">
            Back
          </ActButton>
        </span>
      </div>
      {any ? (
        <VirtualList
          ref={box}
          label="Unread messages"
          keys={shown}
          rowHeight={44}
          selected={at}
          onSelect={setMarked}
          onHeld={setHeld}
          row={(key) => <Line row={byKey.get(key)} />}
        />
      ) : (
        <Empty title={notRead(state, 'the unread messages') ?? 'Every message was understood'}>
          A message of another system that cannot be mapped comes here with its words as they came. It alarms until
          somebody has taken it, and again until it is dealt with.
        </Empty>
      )}
      {row !== undefined && <Message key={row.id} row={row} />}
    </section>
  );
}

function Line({ row }: { row: Row | undefined }) {
  const now = useNow();
  if (row === undefined) return <div className="queue-row gone">dealt with</div>;
  return (
    <div className="queue-row">
      <div className="lines">
        <div className="row">
          <span className="channel">{row.gateway}</span>
          <span className="clip">{row.original ?? 'erased by law'}</span>
          <span className="push quiet">{ago(now - row.cameAt)}</span>
        </div>
        <div className="row quiet">
          <span className="clip">{row.reason}</span>
          <span className="push hint">
            {row.late && <strong>late </strong>}
            {row.takenBy ?? 'nobody has it'}
          </span>
        </div>
      </div>
    </div>
  );
}

function Message({ row }: { row: Row }) {
  const now = useNow();
  const { send, notice } = useSend();
  const { newId } = useClient();
  const { work, can } = useDesk();
  const [reason, setReason] = useDraft(`unread.${row.id}`);
  const box = useRef<HTMLInputElement>(null);
  const messageId = row.id;
  const makeContact = async (): Promise<void> => {
    const contactId = newId();
    const before = work.get().contactId;
    const value = (row.original ?? '').slice(0, 10_000);
    if (!(await send(OpenContact, { contactId, channel: 'other', callerNumber: null }))) return;
    bringContact(work, before, contactId);
    if (!(await send(WriteContactField, { contactId, field: 'what', seen: '', value }))) return;
    await send(AnswerUnread, { messageId, outcome: 'made-contact', contactId, reason: 'A contact was made of it' });
  };
  const dismiss = async (): Promise<void> => {
    if (await send(AnswerUnread, { messageId, outcome: 'dismissed', contactId: null, reason })) setReason('');
  };
  useAct('takePending', () => void send(TakeUnread, { messageId, seen: row.takenBy }));
  useAct('makeContact', () => void makeContact(), can('contact.take'));
  useAct('answerPending', () => box.current?.focus());
  return (
    <section className="unread-message" aria-label="The message">
      <p className="quiet">
        {row.gateway} from {row.source}, {whenOf(row.cameAt, now)}, {row.bytes} bytes
        {row.encoding === 'hex' && ' (no text: shown in hex)'}
      </p>
      <pre>{row.original ?? 'erased by law'}</pre>
      {notice}
      <form
        className="two-one"
        onSubmit={(event) => {
          event.preventDefault();
          void dismiss();
        }}
      >
        <Field label="Dismissed because">
          {(id) => (
            <input
              ref={box}
              id={id}
              className="input"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </form>
      <p className="row wrap">
        <ActButton act="takePending">Take it</ActButton>
        <ActButton act="makeContact" look="primary">
          Make a contact of it
        </ActButton>
        <ActButton act="answerPending" look="plain">
          Dismiss
        </ActButton>
      </p>
    </section>
  );
}
