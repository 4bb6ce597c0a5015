import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useDraft, useNow } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import { type Letters, letterNames, letterWords, readLetters } from './letters.ts';
import type { AssessmentRow } from './use-assessment.ts';

interface ThriveSent {
  readonly seen: number;
  readonly letters: Letters;
  readonly proposes: string | null;
}

interface ThriveFieldsProps {
  readonly subjectId: string;
  readonly assessment: AssessmentRow | null;
  readonly send: (sent: ThriveSent) => Promise<boolean>;
  readonly takesFocus?: boolean;
  readonly onDone?: () => void;
}

/** A rationale a letter, and no total. It begins with what was said last; every version is kept. */
export function ThriveFields({ subjectId, assessment, send, takesFocus = false, onDone }: ThriveFieldsProps) {
  const { pack } = useDesk();
  const last = assessment?.thrives.at(-1);
  const [draft, setDraft] = useDraft(`thrive.${subjectId}`);
  const { proposes, ...typed } = readLetters(draft);
  const letters = { ...readLetters(JSON.stringify(last?.letters ?? {})), ...typed };
  const first = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);
  const change = (part: Readonly<Record<string, string>>): void =>
    setDraft(JSON.stringify({ ...readLetters(draft), ...part }));
  const record = async (): Promise<void> => {
    const whole = Object.fromEntries(letterNames.map((name) => [name, (letters[name] ?? '').trim()])) as Letters;
    const seen = assessment?.thrives.length ?? 0;
    if (!(await send({ seen, letters: whole, proposes: proposes === undefined || proposes === '' ? null : proposes })))
      return;
    setDraft('');
    onDone?.();
  };
  return (
    <form className="thrive" data-typing onSubmit={(event) => event.preventDefault()} onKeyDown={onCtrlEnter(record)}>
      <Versions assessment={assessment} />
      {letterNames.map((name, at) => (
        <Field key={name} label={letterWords[name]}>
          {(id) => (
            <textarea
              ref={at === 0 ? first : null}
              id={id}
              className="input"
              rows={1}
              value={letters[name] ?? ''}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="THRIVE speaks for">
        {(id) => (
          <select
            id={id}
            className="input"
            value={proposes ?? last?.raise?.grade ?? ''}
            onChange={(event) => change({ proposes: event.target.value })}
          >
            <option value="">the grade as it stands</option>
            {pack?.grades.map((grade) => (
              <option key={grade.id} value={grade.id}>
                {grade.id} {grade.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button look="primary" shortcut="Ctrl+Enter" onPress={() => void record()}>
        Record THRIVE
      </Button>
    </form>
  );
}

function onCtrlEnter(act: () => Promise<void>) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void act();
  };
}

function Versions({ assessment }: { assessment: AssessmentRow | null }) {
  const now = useNow();
  const last = assessment?.thrives.at(-1);
  if (assessment === null || last === undefined) return null;
  return (
    <p className="hint">
      Version {assessment.thrives.length}, {last.by} {whenOf(last.at, now)}
      {assessment.changed !== null && <strong> · facts changed since: {assessment.changed.why}</strong>}
    </p>
  );
}
