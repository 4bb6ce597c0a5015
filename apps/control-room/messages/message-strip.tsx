import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AcknowledgeMessage, Messages } from '../../../modules/operations/contract.ts';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { sound } from '../alarms/tones.ts';
import { useMaySound } from '../alarms/use-alarm-sound.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from '../session/desk.tsx';
import { windowKind } from '../shell/window-kind.ts';
import { type MessageRow, toAcknowledge, wordsOf } from './my-messages.ts';
import { useReading } from './use-reading.ts';
import './messages.css';

/**
 * Always there, one line, in every window: what waits to be acknowledged, the most urgent first. Its place never changes, and nothing
 * puts it away but the acknowledgement.
 */
export function MessageStrip() {
  const { can } = useDesk();
  return can('message.read') ? <Strip /> : null;
}

function Strip() {
  const { list, state } = useRows(Messages);
  const { can } = useDesk();
  const now = useNow();
  const { send, notice } = useSend();
  const waiting = toAcknowledge(list, now);
  const [first] = waiting;
  const acknowledge = (): void => {
    if (first !== undefined) void send(AcknowledgeMessage, { messageId: first.messageId });
  };
  useAct('acknowledgeMessage', acknowledge);
  useSoftTone(waiting);
  const main = windowKind() === 'main';
  return (
    <section className="message-strip" aria-label="Messages to me" data-priority={first?.priority ?? 'none'}>
      <div className="message-line" aria-live="polite">
        {first === undefined ? (
          <span className="hint">{notRead(state, 'the messages') ?? 'No message waits to be acknowledged'}</span>
        ) : (
          <Said key={first.id} row={first} />
        )}
        <span className="push row">
          {first !== undefined && <ActButton act="acknowledgeMessage">Acknowledge</ActButton>}
          {main && can('incident.read') && (
            <>
              <ActButton act="messages" look="plain">
                {waiting.length > 1 ? `${waiting.length - 1} more` : 'Messages'}
              </ActButton>
              {can('message.send') && (
                <ActButton act="message" look="plain">
                  Write
                </ActButton>
              )}
            </>
          )}
        </span>
      </div>
      {notice}
    </section>
  );
}

/** It counts as read when its words are not cut off. */
function Said({ row }: { row: MessageRow }) {
  const now = useNow();
  const box = useRef<HTMLSpanElement>(null);
  const [whole, setWhole] = useState(false);
  const { text, from, messageId, sentAt, incidentNumber } = row;
  useLayoutEffect(() => {
    if (box.current !== null) setWhole(box.current.scrollWidth <= box.current.clientWidth);
  }, []);
  useReading(messageId, whole);
  return (
    <span className="message-said" data-priority={row.priority}>
      <Icon name="message" />
      <strong className="message-priority">{wordsOf(row)}</strong>
      {incidentNumber !== null && <strong className="number">{incidentNumber.split(' ')[0]}</strong>}
      <span ref={box} className="clip">
        {text ?? 'erased by law'}
      </span>
      <span className="hint">
        from {from}, {ago(now - sentAt)}
      </span>
    </span>
  );
}

/** One soft tone when something urgent comes, in the main window alone; during a call nothing sounds. */
function useSoftTone(waiting: readonly MessageRow[]): void {
  const may = useMaySound();
  const heard = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const urgent = waiting.filter(({ priority }) => priority === 'urgent').map(({ id }) => id);
    if (!may) return;
    if (urgent.some((id) => !heard.current.has(id))) sound('soft');
    heard.current = new Set(urgent);
  });
}
