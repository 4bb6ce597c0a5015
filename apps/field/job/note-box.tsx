import { useId, useLayoutEffect, useRef } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import { AddLine } from '../../../modules/operations/contract.ts';
import { useActs } from '../acts/acts-provider.tsx';

/** One tap opens it with the keyboard and its dictation, the second sends. What is typed survives everything. */
export function NoteBox({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const { newId } = useClient();
  const acts = useActs();
  const [text, setText] = useDraft(`note.${incidentId}`);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useLayoutEffect(() => box.current?.focus(), []);
  const add = (): void => {
    const said = text.trim();
    if (said !== '') void acts.act(AddLine, { incidentId, lineId: newId(), text: said, corrects: null }, 'Note');
    setText('');
    onDone();
  };
  return (
    <form
      className="note"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label htmlFor={id}>Note for the log</label>
      <textarea
        id={id}
        ref={box}
        className="input"
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <div className="pair">
        <button type="button" className="act" onClick={onDone}>
          Keep for later
        </button>
        <button type="submit" className="act primary">
          Add note
        </button>
      </div>
    </form>
  );
}
