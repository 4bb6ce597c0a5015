import { useMemo } from 'react';
import { useDraft, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { MajorLog, NoteMajor } from '../../../modules/operations/contract.ts';
import { stampOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { Earlier } from '../incident/log-pane.tsx';
import { useStayAtEnd } from '../incident/use-stay-at-end.ts';
import { useDesk } from '../session/desk.tsx';

/** The log of the major incident, newest last, with a line for the loggist. Nothing in it ever changes. */
export function MajorLogPane({ incidentId }: { incidentId: string }) {
  const { can } = useDesk();
  const log = useRows(MajorLog, incidentId);
  const lines = useMemo(() => log.list.toSorted((a, b) => a.position - b.position), [log]);
  const { box, first, followNext } = useStayAtEnd(lines.length);
  return (
    <section className="log major-log" aria-label="Major incident log">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <div className="scroll" ref={box} role="log" aria-label="Lines of the major incident, newest last" tabIndex={0}>
        {first > 0 && <Earlier count={first} />}
        <ol start={first + 1}>
          {lines.slice(first).map(({ id, occurredAt, kind, text, by, seatId }) => (
            <li key={id} className="log-line">
              <time>{stampOf(occurredAt).slice(-8)}</time>
              <span className="log-kind">{kind}</span>
              <span className="log-text">{text ?? 'erased'}</span>
              <span className="log-by hint">{[by, seatId].filter(Boolean).join(' ')}</span>
            </li>
          ))}
        </ol>
      </div>
      {can('major.manage') && <NoteBox incidentId={incidentId} onDone={followNext} />}
    </section>
  );
}

function NoteBox({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const [text, setText] = useDraft(`major.${incidentId}.note`);
  const { send, notice } = useSend();
  const go = async (): Promise<void> => {
    if (text.trim() === '' || !(await send(NoteMajor, { incidentId, text }))) return;
    setText('');
    onDone();
  };
  return (
    <Form look="add-line" label="Line for the log" onSend={() => void go()}>
      <Field label="Line for the log of the major incident">
        {(id) => <input id={id} className="input" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {notice}
    </Form>
  );
}
