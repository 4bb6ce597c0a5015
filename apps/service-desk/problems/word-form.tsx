import { type ReactNode, useState } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { TextBox } from './text-box.tsx';

/** One text and what is done with it; it is kept while it is typed. `send` answers whether it was done. */
export function WordForm(props: {
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly rows?: number;
  readonly hint?: string;
  readonly notice: ReactNode;
  readonly children?: ReactNode;
  readonly send: (text: string) => Promise<boolean>;
  readonly onDone: () => void;
}) {
  const { name, label, button, rows, hint, notice, children, send, onDone } = props;
  const [text, setText] = useDraft(name);
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const done = await send(text);
    setBusy(false);
    if (!done) return;
    setText('');
    onDone();
  };
  return (
    <Form look="stack problem-form" onSend={() => void go()} onLeave={onDone} long>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {notice}
      {children}
      <TextBox label={label} value={text} onValue={setText} {...(rows !== undefined && { rows })} first />
      <div className="row wrap">
        <Button look="primary" submit shortcut="Ctrl+Enter" onPress={() => void go()}>
          {button}
        </Button>
        <Button onPress={onDone}>Leave</Button>
      </div>
    </Form>
  );
}
