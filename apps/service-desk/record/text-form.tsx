import type { ReactNode } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';

/** One text that an act wants; another act is another text, which has the focus in its turn. */
export function TextForm(props: {
  readonly act: string;
  readonly words: { readonly label: string; readonly button: string };
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  /** Further buttons. */
  readonly children?: ReactNode;
}) {
  const { act, words, text, onText, onSend, children } = props;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Field label={words.label}>
        {(id) => (
          <textarea
            id={id}
            key={act}
            className="input"
            rows={3}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a press.
            autoFocus
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button look="primary" submit onPress={onSend}>
          {words.button}
        </Button>
        {children}
      </div>
    </form>
  );
}
