import { useEffect, useRef } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';

export interface TextFormProps {
  /** Under this name the text survives reload and kill. */
  readonly name: string;
  readonly label: string;
  readonly submit: string;
  readonly onSubmit: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
  /** Left out: the form goes when its act is done. */
  readonly onDone?: () => void;
  readonly children?: React.ReactNode;
  /** Where the focus begins: the text, or what the children hold. */
  readonly focus?: 'text' | 'children';
}

/** A form of a few fields and a reason. Ctrl+Enter or Enter sends, Escape puts it away and keeps the text. */
export function TextForm(props: TextFormProps) {
  const { name, label, submit, onSubmit, onClose, onDone = onClose, children, focus = 'text' } = props;
  const [text, setText] = useDraft(name);
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = focus === 'text' ? area.current : form.current?.querySelector<HTMLElement>('select, input, textarea');
    first?.focus();
  }, [focus]);
  const go = async (): Promise<void> => {
    if (!(await onSubmit(text.trim()))) return;
    setText('');
    onDone();
  };
  return (
    <form
      ref={form}
      className="inline-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {children}
      <Field label={label}>
        {(id) => (
          <textarea
            ref={area}
            id={id}
            className="input"
            rows={2}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              void go();
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button look="primary" submit onPress={() => void go()} shortcut="Enter">
          {submit}
        </Button>
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
    </form>
  );
}
