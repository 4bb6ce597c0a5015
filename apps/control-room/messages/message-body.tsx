import { useState } from 'react';
import { useClient, useDraft, useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  AcknowledgeMessage,
  ExtendMessage,
  MessageReceipts,
  type SentMessages,
  WithdrawMessage,
} from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import { openIncident } from '../workspace/work.ts';
import { type MessageRow, wordsOf } from './my-messages.ts';
import { useReading } from './use-reading.ts';

type SentRow = RowOf<typeof SentMessages>;

function Head({ row }: { row: MessageRow | SentRow }) {
  const now = useNow();
  const { work } = useDesk();
  const { from, to, sentAt, expiresAt, incidentId, incidentNumber } = row;
  return (
    <>
      <p className="quiet">
        {wordsOf(row)} from {from} to {to}, {whenOf(sentAt, now)}, stands until {whenOf(expiresAt, now)}
      </p>
      {incidentId !== null && (
        <p>
          <Button look="plain" onPress={() => openIncident(work, incidentId)}>
            About {incidentNumber}
          </Button>
        </p>
      )}
    </>
  );
}

function Picture({ row, messageId }: { readonly row: MessageRow | SentRow; readonly messageId: string }) {
  if (row.image === null) return null;
  return <img src={`/api/attachments/${messageId}`} alt={row.image.name} loading="lazy" />;
}

/** What was told to me, whole; to have it before one's eyes is to have read it, not to have acknowledged it. */
export function MessageBody({ row }: { row: MessageRow }) {
  const { send, notice } = useSend();
  const { messageId, kind, acknowledgedAt } = row;
  const now = useNow();
  useReading(messageId, true);
  return (
    <section className="message-body" aria-label="The message">
      <Head row={row} />
      <p className="message-words">{row.text ?? 'erased by law'}</p>
      {kind !== 'note' && (
        <p className="row">
          {acknowledgedAt === null ? (
            <Button look="primary" onPress={() => void send(AcknowledgeMessage, { messageId })}>
              Acknowledge
            </Button>
          ) : (
            <span className="quiet">You acknowledged it {whenOf(acknowledgedAt, now)}</span>
          )}
        </p>
      )}
      {notice}
      <Picture row={row} messageId={messageId} />
    </section>
  );
}

const HOUR_MS = 3_600_000;

/** Who was told, who has read it and who has acknowledged it; and the way to end it. */
export function SentBody({ row }: { row: SentRow }) {
  const { send, notice } = useSend();
  const { now } = useClient();
  const [reason, setReason] = useDraft(`message.${row.id}.withdraw`);
  const [withdrawing, setWithdrawing] = useState(false);
  const { id: messageId, expiresAt, endedAt } = row;
  const withdraw = async (): Promise<void> => {
    if (await send(WithdrawMessage, { messageId, reason })) setReason('');
  };
  const extend = (): void => {
    const until = Math.max(expiresAt, now()) + 12 * HOUR_MS;
    void send(ExtendMessage, { messageId, seen: expiresAt, expiresAt: until });
  };
  return (
    <section className="message-body" aria-label="The message">
      <Head row={row} />
      <p className="message-words">{row.text ?? 'erased by law'}</p>
      <Picture row={row} messageId={messageId} />
      <Told messageId={messageId} counted={`${row.told}-${row.read}-${row.acknowledged}`} />
      {endedAt === null && (
        <p className="row wrap">
          <Button expanded={withdrawing} onPress={() => setWithdrawing(!withdrawing)}>
            Withdraw
          </Button>
          <Button onPress={extend}>Let it stand 12 hours longer</Button>
        </p>
      )}
      {withdrawing && endedAt === null && (
        <form
          data-typing
          onSubmit={(event) => {
            event.preventDefault();
            void withdraw();
          }}
        >
          <Field label="Withdrawn because">
            {(id) => (
              <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </form>
      )}
      {notice}
    </section>
  );
}

/** Asked for anew when a count is another. */
function Told({ messageId, counted }: { readonly messageId: string; readonly counted: string }) {
  const now = useNow();
  const { rows, fault } = useView(MessageReceipts, `&of=${messageId}&counted=${counted}`);
  const said = (at: number | null): string => (at === null ? 'not yet' : whenOf(at, now));
  return (
    <>
      {fault !== null && <p className="hint">{fault}</p>}
      <table className="message-told">
        <thead>
          <tr>
            {['Told', 'At', 'Read', 'Acknowledged'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, seatId, callsign, readAt, acknowledgedAt }) => (
            <tr key={id}>
              <td>{name ?? 'name not known'}</td>
              <td>{seatId ?? callsign ?? ''}</td>
              <td>{said(readAt)}</td>
              <td>{said(acknowledgedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
