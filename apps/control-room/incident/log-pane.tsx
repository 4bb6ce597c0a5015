import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient, useDraft, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AddLine, IncidentLog } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useAct, useKeyOf } from '../keys/use-act.ts';
import type { IncidentRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { markSeen } from '../workspace/work.ts';
import { fits, type LogFilter, LogFilterBar } from './log-filter.tsx';
import { LogLine, type LogRow } from './log-line.tsx';
import { useStayAtEnd } from './use-stay-at-end.ts';

/** The log, newest last. Nothing in it ever changes; a correction is a new line that points at the old one. */
export function LogPane({ incident }: { incident: IncidentRow }) {
  const log = useRows(IncidentLog, incident.id);
  const [corrects, setCorrects] = useState<LogRow | null>(null);
  const lines = useMemo(() => log.list.toSorted((a, b) => a.position - b.position || a.at - b.at), [log]);
  const [only, setOnly] = useState<LogFilter>('all');
  const shown = useMemo(() => lines.filter((line) => fits(line, only)), [lines, only]);
  const unreadFrom = useUnread(incident.id, lines);
  const { box, first, below, followNext, restart } = useStayAtEnd(shown.length);
  const filter = (next: LogFilter): void => {
    restart();
    setOnly(next);
  };
  return (
    <section className="log" aria-label="Log">
      <LogFilterBar only={only} onOnly={filter} below={below} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <div className="scroll" ref={box} role="log" aria-label="Log lines, newest last" tabIndex={0}>
        {log.state === 'waiting' && <Empty title={notRead(log.state, 'the log') ?? ''} />}
        {log.state === 'ready' && lines.length === 0 && (
          <Empty title="No line yet">Every act and every remark stands here with its time and author.</Empty>
        )}
        {log.state === 'failed' && <Empty title="This log cannot be read here">{log.failure}</Empty>}
        {first > 0 && <Earlier count={first} />}
        <ol start={first + 1}>
          {shown.slice(first).map((line) => (
            <LogLine
              key={line.id}
              line={line}
              unread={line.at > unreadFrom}
              of={line.corrects === null ? null : (log.byKey.get(line.corrects) ?? null)}
              onCorrect={setCorrects}
            />
          ))}
        </ol>
      </div>
      <AddLineBox
        incidentId={incident.id}
        corrects={corrects}
        onDone={() => {
          setCorrects(null);
          followNext();
        }}
      />
    </section>
  );
}

/** Lines that are not drawn yet: they come as soon as the reader goes up to them. */
export function Earlier({ count }: { count: number }) {
  return <p className="hint log-earlier">{count} before these</p>;
}

/** Lines after this were not there when I last looked. Stays while the log is open, so that the mark can be seen. */
function useUnread(incidentId: string, lines: readonly LogRow[]): number {
  const { work } = useDesk();
  const [from] = useState(() => work.get().seenLines[incidentId] ?? Number.MAX_SAFE_INTEGER);
  const last = lines.at(-1)?.at ?? 0;
  useEffect(() => {
    const look = (): void => {
      if (last > 0 && !document.hidden) markSeen(work, incidentId, last);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [work, incidentId, last]);
  return from;
}

function AddLineBox(props: { incidentId: string; corrects: LogRow | null; onDone: () => void }) {
  const { incidentId, corrects, onDone } = props;
  const { newId } = useClient();
  const { can } = useDesk();
  const [text, setText] = useDraft(`line.${incidentId}`);
  const box = useRef<HTMLTextAreaElement>(null);
  const { send, notice } = useSend();
  const shortcut = useKeyOf('line');
  useAct('line', () => box.current?.focus());
  useEffect(() => {
    if (corrects !== null) box.current?.focus();
  }, [corrects]);
  if (!can('incident.update')) return null;
  const add = (): void => {
    if (text.trim() === '') return;
    // The outbox keeps it from here; the draft may go at once, and the box is free for the next line.
    void send(AddLine, { incidentId, lineId: newId(), text: text.trim(), corrects: corrects?.id ?? null });
    setText('');
    onDone();
  };
  return (
    <div className="add-line">
      {notice}
      {corrects !== null && (
        <p className="row quiet">
          Corrects “<span className="clip">{corrects.text}</span>”
          <Button look="plain" onPress={onDone}>
            Leave
          </Button>
        </p>
      )}
      <div className="row">
        <textarea
          ref={box}
          className="input"
          rows={1}
          aria-label="Add a line to the log"
          placeholder={`Add a line (${shortcut}); Enter sends, Shift+Enter breaks the line`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) {
              event.preventDefault();
              add();
            }
            if (event.key === 'Escape') box.current?.blur();
          }}
        />
      </div>
    </div>
  );
}
