import { useEffect, useRef } from 'react';
import { request } from '../../../client/http.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AcknowledgeMessage, Messages } from '../../../modules/operations/contract.ts';
import { ago, shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { Acting } from '../acts/acts.ts';
import { useActing, useActs } from '../acts/acts-provider.tsx';
import { useOfficer } from '../session/officer.tsx';
import './messages.css';

type Row = RowOf<typeof Messages>;

const FELT_MS = [200, 100, 200];
const weight = { urgent: 0, priority: 1, routine: 2 } as const;

/** What was told to me, over every page: the most urgent stays until I acknowledge it; what else stands is one tap away. */
export function ToldMessages() {
  const { can } = useOfficer();
  return can('message.read') ? <Told /> : null;
}

function Told() {
  const { list } = useRows(Messages);
  const acting = useActing();
  const now = useNow();
  const standing = list.filter(({ expiresAt }) => expiresAt > now).toSorted((a, b) => b.sentAt - a.sentAt);
  const waiting = standing
    .filter((row) => waits(row, acting))
    .toSorted((a, b) => weight[a.priority] - weight[b.priority]);
  const [first] = waiting;
  const others = standing.filter(({ id }) => id !== first?.id);
  const count = useRef(waiting.length);
  useEffect(() => {
    if (waiting.length > count.current) navigator.vibrate?.(FELT_MS);
    count.current = waiting.length;
  }, [waiting.length]);
  if (standing.length === 0) return null;
  return (
    <section className="told-messages" aria-label="Messages to me">
      <div aria-live="assertive">
        {first !== undefined && <Whole key={first.id} row={first} waiting={waiting.length} />}
      </div>
      {others.length > 0 && (
        <details>
          <summary>
            {others.length} {others.length === 1 ? 'message or obs stands' : 'messages and obs stand'}
          </summary>
          <ul>
            {others.map((row) => (
              <li key={row.id}>
                <Words row={row} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function waits({ kind, messageId, acknowledgedAt }: Row, acting: readonly Acting[]): boolean {
  if (kind === 'note' || acknowledgedAt !== null) return false;
  return !acting.some(({ name, input }) => {
    return name === AcknowledgeMessage.name && AcknowledgeMessage.schema.safeParse(input).data?.messageId === messageId;
  });
}

function Whole({ row, waiting }: { readonly row: Row; readonly waiting: number }) {
  const acts = useActs();
  const { messageId, from } = row;
  useEffect(() => {
    void request('/api/looks/message', { method: 'PUT', body: JSON.stringify({ messageId }) });
  }, [messageId]);
  return (
    <div className="told-message" data-priority={row.priority}>
      <Words row={row} />
      <button
        type="button"
        className="act primary"
        onClick={() => void acts.act(AcknowledgeMessage, { messageId }, `Acknowledge the message from ${from}`)}
      >
        Acknowledge{waiting > 1 && `, then ${waiting - 1} more`}
      </button>
    </div>
  );
}

const priorityWords = { urgent: 'URGENT ', priority: 'Priority ', routine: '' } as const;

function Words({ row }: { readonly row: Row }) {
  const now = useNow();
  const { priority, kind, from, sentAt, expiresAt, incidentNumber, text, image, messageId } = row;
  return (
    <>
      <p className="row">
        <Icon name="message" />
        <strong>
          {priorityWords[priority]}
          {kind}
          {incidentNumber !== null && ` about ${incidentNumber.split(' ')[0]}`}
        </strong>
        <span className="push quiet">{ago(now - sentAt)}</span>
      </p>
      <p className="told-words">{text ?? 'erased by law'}</p>
      {image !== null && <img src={`/api/attachments/${messageId}`} alt={image.name} loading="lazy" />}
      <p className="quiet">
        from {from}, until {shortTimeOf(expiresAt)}
      </p>
    </>
  );
}
